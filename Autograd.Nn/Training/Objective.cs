using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// What a <see cref="Trainer"/> makes small for each row of a <see cref="Dataset"/>: a <see cref="Loss"/>, with what it takes for
/// targets. Immutable.
/// </summary>
public abstract class Objective
{
    private Objective(string name) => Name = name;

    /// <summary>For classes, with an output for each: <see cref="Loss.CrossEntropy(IReadOnlyList{Value}, IReadOnlyList{Value})"/>.</summary>
    public static Objective CrossEntropy { get; } = new OneOutputPerClass("cross-entropy", Loss.CrossEntropy);

    /// <summary>For two classes and one output, above 0 for the second: <see cref="Loss.BinaryCrossEntropy(Value, Value)"/>.</summary>
    public static Objective BinaryCrossEntropy { get; } = new OneOutput("binary cross-entropy", first: 0, Loss.BinaryCrossEntropy);

    /// <summary>For two classes and one output, above 0 for the second: <see cref="Loss.Hinge(Value, Value)"/>.</summary>
    public static Objective Hinge { get; } = new OneOutput("hinge", first: -1, Loss.Hinge);

    /// <summary>For numbers: <see cref="Loss.SquaredError(IReadOnlyList{Value}, IReadOnlyList{Value})"/>.</summary>
    public static Objective SquaredError { get; } = new Numbers("squared error", Loss.SquaredError);

    /// <summary>For numbers: <see cref="Loss.MeanSquaredError(IReadOnlyList{Value}, IReadOnlyList{Value})"/>.</summary>
    public static Objective MeanSquaredError { get; } = new Numbers("mean squared error", Loss.MeanSquaredError);

    /// <summary>Its name, as in <c>cross-entropy</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it is for rows with a class rather than for rows with numbers as targets.</summary>
    public abstract bool Classifies { get; }

    /// <summary>For numbers, some of which may be far out: the sum of <see cref="Loss.Huber(Value, Value, double)"/> over the outputs.</summary>
    /// <param name="delta">δ, above 0, in the units of the targets.</param>
    /// <exception cref="ArgumentOutOfRangeException">δ is not above 0, or not finite.</exception>
    public static Objective Huber(double delta = 1)
    {
        Hyperparameter.Positive(delta, "delta of a Huber loss", nameof(delta));
        return new Numbers("huber", (outputs, targets) => Value.Sum(outputs.Zip(targets, (output, target) => Loss.Huber(output, target, delta))));
    }

    /// <summary>A loss of your own, for numbers.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="loss">
    /// The loss of one row, of as many outputs as targets. On a tape the targets are inputs: what depends on them is to be written
    /// with <see cref="Value.Where(Condition, Value, Value)"/> and the like, not with an <c>if</c>.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Objective ForNumbers(string name, Func<IReadOnlyList<Value>, IReadOnlyList<Value>, Value> loss) =>
        new Numbers(Checked(name, loss), loss);

    /// <summary>A loss of your own, for classes with an output for each.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="loss">The loss of one row, of its outputs and as many targets, of which 1 stands for the class and 0 for the others; as for numbers.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Objective ForClasses(string name, Func<IReadOnlyList<Value>, IReadOnlyList<Value>, Value> loss) =>
        new OneOutputPerClass(Checked(name, loss), loss);

    /// <summary>The loss of one row.</summary>
    /// <param name="outputs">Of the network.</param>
    /// <param name="targets">As many: 1 for the row's class and 0 for the others, or its numbers; with one output for two classes 0 or 1, of the hinge −1 or 1.</param>
    /// <exception cref="ArgumentException">The lists are empty or of unequal length.</exception>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    public abstract Value Of(IReadOnlyList<Value> outputs, IReadOnlyList<Value> targets);

    /// <summary>The number of outputs that a network needs for this data, which is the number of targets of a row too.</summary>
    internal int OutputsFor(Dataset data, string parameter)
    {
        if (data.HasClasses != Classifies)
        {
            throw new ArgumentException(
                $"The {Name} is for {Kind(Classifies)}, and the rows have {Kind(data.HasClasses)}: choose another objective.", parameter);
        }

        if (data.ClassNames.Length == 1)
        {
            throw new ArgumentException($"The {Name} is for two classes or more, and the data has one: '{data.ClassNames[0]}'.", parameter);
        }

        return Outputs(data, parameter);

        static string Kind(bool classes) => classes ? "classes" : "numbers as targets";
    }

    /// <summary>Writes the targets of a row, one for each output: its numbers, or what the loss takes for its class.</summary>
    internal abstract void WriteTargets(Dataset data, int row, Span<double> targets);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static string Checked(string name, Delegate loss)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(loss);
        return name;
    }

    private protected abstract int Outputs(Dataset data, string parameter);

    private sealed class OneOutputPerClass(string name, Func<IReadOnlyList<Value>, IReadOnlyList<Value>, Value> loss) : Objective(name)
    {
        public override bool Classifies => true;

        public override Value Of(IReadOnlyList<Value> outputs, IReadOnlyList<Value> targets) => loss(outputs, targets);

        internal override void WriteTargets(Dataset data, int row, Span<double> targets)
        {
            targets.Clear();
            targets[data.Label(row)] = 1;
        }

        private protected override int Outputs(Dataset data, string parameter) => data.ClassNames.Length;
    }

    private sealed class OneOutput(string name, double first, Func<Value, Value, Value> loss) : Objective(name)
    {
        public override bool Classifies => true;

        public override Value Of(IReadOnlyList<Value> outputs, IReadOnlyList<Value> targets)
        {
            ArgumentNullException.ThrowIfNull(outputs);
            ArgumentNullException.ThrowIfNull(targets);
            return outputs.Count == 1 && targets.Count == 1
                ? loss(outputs[0], targets[0])
                : throw new ArgumentException($"The {Name} is of one output and one target, and is given {Counts.Of(outputs.Count, "output")} and {Counts.Of(targets.Count, "target")}.", nameof(outputs));
        }

        internal override void WriteTargets(Dataset data, int row, Span<double> targets) => targets[0] = data.Label(row) == 0 ? first : 1;

        private protected override int Outputs(Dataset data, string parameter) => data.ClassNames.Length == 2
            ? 1
            : throw new ArgumentException($"The {Name} is for two classes, and the data has {data.ClassNames.Length}: the cross-entropy is for any number.", parameter);
    }

    private sealed class Numbers(string name, Func<IReadOnlyList<Value>, IReadOnlyList<Value>, Value> loss) : Objective(name)
    {
        public override bool Classifies => false;

        public override Value Of(IReadOnlyList<Value> outputs, IReadOnlyList<Value> targets) => loss(outputs, targets);

        internal override void WriteTargets(Dataset data, int row, Span<double> targets) => data.Targets(row).CopyTo(targets);

        private protected override int Outputs(Dataset data, string parameter) => data.TargetNames.Length;
    }
}
