using Autograd.Core;

namespace Autograd.Nn;

/// <summary>How an optimizer becomes an <see cref="OptimizerState"/> and is made from one.</summary>
internal abstract class OptimizerMethod(string name)
{
    public string Name { get; } = name;

    /// <exception cref="ArgumentException">The state is not one of an optimizer of this method.</exception>
    public abstract Optimizer Restore(OptimizerState state, IEnumerable<Value> parameters);
}

/// <summary>The one place where an optimizer's settings and memories have their names, for both directions.</summary>
/// <param name="name">The method's name.</param>
/// <param name="settings">The numbers that <paramref name="make"/> takes, in its order.</param>
/// <param name="make">The optimizer before its first step, with room for so many memories; checks the settings' ranges.</param>
/// <param name="memories">The arrays that an optimizer has remembered its past in: read, or written to.</param>
/// <param name="complete">Checks and completes what was written to the memories, where they depend on each other.</param>
internal sealed class OptimizerMethod<T>(
    string name,
    Setting<T>[] settings,
    Func<IEnumerable<Value>, double[], int, T> make,
    Func<T, Memory[]> memories,
    Action<T>? complete = null) : OptimizerMethod(name) where T : Optimizer
{
    public OptimizerState Capture(T optimizer)
    {
        var numbers = new OrderedDictionary<string, double>();
        foreach (var setting in settings)
        {
            numbers.Add(setting.Name, setting.Read(optimizer));
        }

        var arrays = new OrderedDictionary<string, double[]>();
        foreach (var memory in memories(optimizer))
        {
            arrays.Add(memory.Name, [.. memory.Numbers]);
        }

        return new(Name, numbers, optimizer.StepsTaken, arrays);
    }

    public override Optimizer Restore(OptimizerState state, IEnumerable<Value> parameters)
    {
        CheckNames("setting", state.Settings.Keys, settings.Select(setting => setting.Name));
        var numbers = Array.ConvertAll(settings, setting => setting.Checked(state.Settings[setting.Name]));
        var optimizer = make(parameters, numbers, state.Memories.Count);
        optimizer.StepsTaken = state.Steps >= 0
            ? state.Steps
            : throw new ArgumentException($"The number of steps taken is {state.Steps}: it cannot be negative.");

        var written = memories(optimizer);
        CheckNames("memory", state.Memories.Keys, written.Select(memory => memory.Name));
        foreach (var memory in written)
        {
            memory.Write(state.Memories[memory.Name]);
        }

        complete?.Invoke(optimizer);
        return optimizer;
    }

    private void CheckNames(string kind, IEnumerable<string> given, IEnumerable<string> known)
    {
        if (known.Except(given).FirstOrDefault() is { } missing)
        {
            throw new ArgumentException($"The optimizer '{Name}' lacks its {kind} '{missing}'.");
        }

        if (given.Except(known).FirstOrDefault() is { } unknown)
        {
            throw new ArgumentException($"The optimizer '{Name}' has no {kind} '{unknown}'.");
        }
    }
}

/// <summary>A number that an optimizer is made with.</summary>
internal sealed record Setting<T>(string Name, Func<T, double> Read)
{
    /// <summary>If it is a whole number from 0, the largest.</summary>
    public int? WholeUpTo { get; init; }

    public double Checked(double number) => WholeUpTo is not { } largest || (number >= 0 && number <= largest && double.IsInteger(number))
        ? number
        : throw new ArgumentException($"The setting '{Name}' is {number}: it must be a whole number from 0 to {largest}.");
}

/// <summary>An array in which an optimizer remembers a number for each parameter.</summary>
internal sealed record Memory(string Name, double[] Numbers)
{
    /// <summary>Whether a negative number cannot be in it, as in a mean of squares.</summary>
    public bool IsNegativeRefused { get; init; }

    public void Write(double[] numbers)
    {
        if (numbers.Length != Numbers.Length)
        {
            throw new ArgumentException($"The memory '{Name}' has {Counts.Of(numbers.Length, "number")} for {Counts.Of(Numbers.Length, "parameter")}: each parameter needs one.");
        }

        foreach (var number in numbers)
        {
            if (!double.IsFinite(number) || (IsNegativeRefused && number < 0))
            {
                throw new ArgumentException(
                    $"The memory '{Name}' holds {number}: every number must be finite{(IsNegativeRefused ? ", and none negative" : "")}.");
            }
        }

        numbers.CopyTo(Numbers, 0);
    }
}
