using System.Collections.Immutable;

namespace Autograd.Core;

/// <summary>What all samples of a batch share: constants, parameters, and all that depends on nothing else. It is run once a batch.</summary>
internal sealed class SharedPart
{
    private readonly Sequence<Real> steps;
    private readonly double[] constants;
    private readonly (int From, int To)[] copies;
    private readonly int[] used;
    private readonly Value[] leaves;

    public SharedPart(Layout layout, ImmutableArray<Value> parameters)
    {
        steps = StepBuilder<Real>.ForShared(layout);
        copies = [.. layout.Copies];
        constants = new double[Math.Max(1, layout.SharedSlots)];
        var used = new List<int>();
        for (var i = 0; i < layout.List.Count; i++)
        {
            var instruction = layout.List[i];
            if (instruction.Kind == InstructionKind.Constant)
            {
                constants[layout.SlotOf(i)] = instruction.Number;
            }
            else if (instruction.Kind == InstructionKind.Parameter)
            {
                used.Add(instruction.Index);
            }
        }

        this.used = [.. used];
        leaves = [.. used.Select(index => parameters[index])];
    }

    /// <summary>How many numbers there are.</summary>
    public int Length => constants.Length;

    public int ScratchLength => Math.Max(1, steps.ScratchLength);

    /// <summary>Numbers to start from: the constants in their places.</summary>
    public double[] NewNumbers() => [.. constants];

    /// <summary>Reads the parameters and computes what depends on them alone.</summary>
    public void Forward(double[] numbers, double[] adjoints, double[] scratch)
    {
        ReadParameters(numbers, leaves);

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

    /// <summary>The adjoints of the parameters; 0 for one that nothing depends on.</summary>
    public void ReadGradient(double[] adjoints, Span<double> gradient)
    {
        if (used.Length == gradient.Length)
        {
            adjoints.AsSpan(0, used.Length).CopyTo(gradient);
            return;
        }

        gradient.Clear();
        for (var i = 0; i < used.Length; i++)
        {
            gradient[used[i]] = adjoints[i];
        }
    }

    private static void ReadParameters(Span<double> numbers, Value[] leaves)
    {
        numbers = numbers[..leaves.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = leaves[i].Data;
        }
    }
}
