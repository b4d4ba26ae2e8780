using System.Collections.Immutable;

namespace Autograd.Core;

/// <summary>What all samples of a batch share: constants, parameters, and all that depends on nothing else. It is run once a batch.</summary>
internal sealed class SharedPart
{
    private readonly Sequence<Real> steps;
    private readonly double[] constants;
    private readonly (int From, int To)[] copies;
    private readonly (int Parameter, int Slot)[] leaves;
    private readonly ImmutableArray<Value> parameters;

    public SharedPart(Layout layout, ImmutableArray<Value> parameters)
    {
        this.parameters = parameters;
        steps = StepBuilder<Real>.ForShared(layout);
        copies = [.. layout.Copies];
        constants = new double[Math.Max(1, layout.SharedSlots)];
        var leaves = new List<(int, int)>();
        for (var i = 0; i < layout.List.Count; i++)
        {
            var instruction = layout.List[i];
            if (instruction.Kind == InstructionKind.Constant)
            {
                constants[layout.SlotOf(i)] = instruction.Number;
            }
            else if (instruction.Kind == InstructionKind.Parameter)
            {
                leaves.Add((instruction.Index, layout.SlotOf(i)));
            }
        }

        this.leaves = [.. leaves];
    }

    /// <summary>How many numbers there are.</summary>
    public int Length => constants.Length;

    public int ScratchLength => Math.Max(1, steps.ScratchLength);

    /// <summary>Numbers to start from: the constants in their places.</summary>
    public double[] NewNumbers() => [.. constants];

    /// <summary>Reads the parameters and computes what depends on them alone.</summary>
    public void Forward(double[] numbers, double[] adjoints, double[] scratch)
    {
        foreach (var (parameter, slot) in leaves)
        {
            numbers[slot] = parameters[parameter].Data;
        }

        steps.Forward(new Frame<Real>(numbers, adjoints, scratch));
        foreach (var (from, to) in copies)
        {
            numbers[to] = numbers[from];
        }
    }

    /// <summary>Hands the adjoints that the samples have added up down to the parameters.</summary>
    public void Backward(double[] numbers, double[] adjoints, double[] scratch)
    {
        foreach (var (from, to) in copies)
        {
            adjoints[from] += adjoints[to];
        }

        steps.Backward(new Frame<Real>(numbers, adjoints, scratch));
    }

    /// <summary>The adjoints of the parameters, times a factor; 0 for one that nothing depends on.</summary>
    public void ReadGradient(double[] adjoints, double factor, Span<double> gradient)
    {
        gradient.Clear();
        foreach (var (parameter, slot) in leaves)
        {
            gradient[parameter] = factor * adjoints[slot];
        }
    }
}
