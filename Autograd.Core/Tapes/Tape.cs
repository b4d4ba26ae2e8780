using System.Collections.Immutable;

namespace Autograd.Core;

/// <summary>
/// A graph recorded once, to be replayed for other numbers: many samples at a time on SIMD lanes and on all cores, or one point at a
/// time. A replay builds no graph, and allocates nothing but the array that it returns, if it returns one.
/// </summary>
/// <remarks>
/// <para>Inputs have a number of their own in each sample. Parameters are shared by all: their <see cref="Value.Data"/> is read at
/// the start of each call, so an optimizer that sets it needs nothing more; a call never changes them.</para>
/// <para>What C# decided while the graph was built stays as it was: an <c>if</c> on <see cref="Value.Data"/> or on a condition, the
/// number of turns of a loop, the side of a choice that <see cref="Derivative.Of(Value, Value)"/> differentiated.
/// <see cref="Value.Where(Condition, Value, Value)"/>, Max, Min, Abs and Relu are decided anew for every sample, and the side not taken
/// contributes exactly 0 to the gradient.</para>
/// <para>A tape never changes, and may be used by any number of threads at once, as long as none sets a parameter meanwhile.</para>
/// </remarks>
public sealed partial class Tape
{
    private readonly WengertList program;
    private readonly ImmutableArray<PassReport> reports;
    private readonly ImmutableArray<Value> parameters;
    private readonly Lazy<Plan> evaluation;
    private readonly Lazy<Plan> byInputs;
    private readonly Lazy<Plan> byParameters;
    private readonly ImmutableArray<Lazy<PointPlan>> rootsAlone;
    private readonly bool compiles;

    // Not Lazy: asking one costs a tenth of a small gradient.
    private PointRunner? values, gradientByInputs, gradientByParameters;

    private Tape(
        WengertList program, ImmutableArray<PassReport> reports, ImmutableArray<Value> inputs, ImmutableArray<Value> parameters, bool compiles)
    {
        (this.program, this.reports, this.compiles) = (program, reports, compiles);
        (Inputs, this.parameters, RootCount) = (inputs, parameters, program.Roots.Length);
        evaluation = new(() => Plan.For(program, parameters, inputs.Length, _ => false));
        byInputs = new(() => Plan.For(program, parameters, inputs.Length, kind => kind == InstructionKind.Input));
        byParameters = new(() => Plan.For(program, parameters, inputs.Length, kind => kind == InstructionKind.Parameter));
        rootsAlone = [.. Enumerable.Range(0, RootCount).Select(root =>
            new Lazy<PointPlan>(() => new(Passes.Run(program.WithRoot(root)).Program, parameters, InstructionKind.Input)))];
    }

    /// <summary>What each sample has numbers of its own for.</summary>
    public ImmutableArray<Value> Inputs { get; }

    /// <summary>What all samples share.</summary>
    public ImmutableArray<Value> Parameters => parameters;

    /// <summary>How many values it computes for a sample.</summary>
    public int RootCount { get; }

    /// <summary>Records the graph below a value.</summary>
    /// <param name="root">What to compute.</param>
    /// <param name="inputs">Variables of the graph that vary from sample to sample.</param>
    /// <param name="parameters">Variables of the graph that all samples share.</param>
    /// <exception cref="ArgumentNullException">An argument is null, or one of a list.</exception>
    /// <exception cref="ArgumentException">
    /// An input or parameter is no variable, or is listed twice; or the graph has a variable that is neither.
    /// </exception>
    public static Tape Record(Value root, IEnumerable<Value> inputs, IEnumerable<Value>? parameters = null)
    {
        Throw.IfNull(root);
        return Record([root], inputs, parameters);
    }

    /// <summary>Records the graph below several values, such as the scores of a network.</summary>
    /// <param name="roots">What to compute, at least one.</param>
    /// <param name="inputs">Variables of the graph that vary from sample to sample.</param>
    /// <param name="parameters">Variables of the graph that all samples share.</param>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    /// <exception cref="ArgumentException">
    /// There is no root; an input or parameter is no variable, or is listed twice; or the graph has a variable that is neither.
    /// </exception>
    public static Tape Record(IEnumerable<Value> roots, IEnumerable<Value> inputs, IEnumerable<Value>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(roots);
        ArgumentNullException.ThrowIfNull(inputs);
        ImmutableArray<Value> results = [.. roots], varying = [.. inputs], shared = [.. parameters ?? []];
        var (program, reports) = Passes.Run(Recorder.Record(results.AsSpan(), varying.AsSpan(), shared.AsSpan()));
        return new(program, reports, varying, shared, compiles: true);
    }

    /// <summary>The value at a point.</summary>
    /// <param name="point">A number for each input.</param>
    /// <exception cref="ArgumentException">Not one number for each input.</exception>
    /// <exception cref="InvalidOperationException">The tape has several roots.</exception>
    public double Evaluate(ReadOnlySpan<double> point)
    {
        RequireOneRoot();
        RequireLength(point.Length, Inputs.Length, nameof(point), "number", "input");
        Span<double> value = [0];
        return Values.Run(point, value);
    }

    /// <summary>The values of all roots at a point.</summary>
    /// <param name="point">A number for each input.</param>
    /// <param name="values">Gets a number for each root.</param>
    /// <exception cref="ArgumentException">A list is of the wrong length.</exception>
    public void Evaluate(ReadOnlySpan<double> point, Span<double> values)
    {
        RequireLength(point.Length, Inputs.Length, nameof(point), "number", "input");
        RequireLength(values.Length, RootCount, nameof(values), "place", "root");
        Values.Run(point, values);
    }

    /// <summary>The values of all roots for many samples.</summary>
    /// <param name="rows">n × inputs, sample by sample.</param>
    /// <param name="values">Gets n × roots, sample by sample.</param>
    /// <param name="threads">At most so many run at once; 0 for as many as there are cores.</param>
    /// <exception cref="ArgumentException">
    /// The rows are not whole samples, there are none, a list is of the wrong length, or two overlap.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    /// <exception cref="InvalidOperationException">The tape has no inputs.</exception>
    public void EvaluateBatch(ReadOnlySpan<double> rows, Span<double> values, int threads = 0)
    {
        var count = CountRows(rows);
        RequireLength(values.Length, (long)count * RootCount, nameof(values), "place", "root of each row");
        RequireApart(rows, values, nameof(values));
        evaluation.Value.Evaluate(rows, values, ThreadsFor(threads));
    }

    /// <summary>The value at a point, and its gradient by the inputs.</summary>
    /// <param name="point">A number for each input.</param>
    /// <param name="gradient">Gets the derivative by each input.</param>
    /// <exception cref="ArgumentException">A list is of the wrong length.</exception>
    /// <exception cref="InvalidOperationException">The tape has several roots.</exception>
    public double Gradient(ReadOnlySpan<double> point, Span<double> gradient)
    {
        RequireOneRoot();
        RequireLength(point.Length, Inputs.Length, nameof(point), "number", "input");
        RequireLength(gradient.Length, Inputs.Length, nameof(gradient), "place", "input");
        return (gradientByInputs ?? Prepare(ref gradientByInputs, InstructionKind.Input)).Run(point, gradient);
    }

    /// <summary>The value at a point, and its gradient by the parameters.</summary>
    /// <param name="point">A number for each input.</param>
    /// <param name="gradient">Gets the derivative by each parameter.</param>
    /// <exception cref="ArgumentException">A list is of the wrong length.</exception>
    /// <exception cref="InvalidOperationException">The tape has several roots.</exception>
    public double ParameterGradient(ReadOnlySpan<double> point, Span<double> gradient)
    {
        RequireOneRoot();
        RequireLength(point.Length, Inputs.Length, nameof(point), "number", "input");
        RequireLength(gradient.Length, parameters.Length, nameof(gradient), "place", "parameter");
        return (gradientByParameters ?? Prepare(ref gradientByParameters, InstructionKind.Parameter)).Run(point, gradient);
    }

    /// <summary>The mean over many samples, and the gradient of that mean by the parameters: what an optimizer needs of a batch.</summary>
    /// <param name="rows">n × inputs, sample by sample.</param>
    /// <param name="gradient">Gets the derivative by each parameter.</param>
    /// <param name="threads">At most so many run at once; 0 for as many as there are cores. The result is the same to the last bit.</param>
    /// <exception cref="ArgumentException">The rows are not whole samples, there are none, or a list is of the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    /// <exception cref="InvalidOperationException">The tape has several roots, or no inputs.</exception>
    public double BatchGradient(ReadOnlySpan<double> rows, Span<double> gradient, int threads = 0)
    {
        RequireOneRoot();
        CountRows(rows);
        RequireLength(gradient.Length, parameters.Length, nameof(gradient), "place", "parameter");
        return byParameters.Value.MeanGradient(rows, gradient, ThreadsFor(threads));
    }

    /// <summary>Each sample's value and its own gradient by the inputs.</summary>
    /// <param name="rows">n × inputs, sample by sample.</param>
    /// <param name="values">Gets n numbers.</param>
    /// <param name="gradients">Gets n × inputs derivatives, sample by sample.</param>
    /// <param name="threads">At most so many run at once; 0 for as many as there are cores.</param>
    /// <exception cref="ArgumentException">
    /// The rows are not whole samples, there are none, a list is of the wrong length, or two overlap.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    /// <exception cref="InvalidOperationException">The tape has several roots, or no inputs.</exception>
    public void EachGradient(ReadOnlySpan<double> rows, Span<double> values, Span<double> gradients, int threads = 0)
    {
        RequireOneRoot();
        var count = CountRows(rows);
        RequireLength(values.Length, count, nameof(values), "place", "row");
        RequireLength(gradients.Length, rows.Length, nameof(gradients), "place", "input of each row");
        RequireApart(rows, values, nameof(values));
        RequireApart(rows, gradients, nameof(gradients));
        RequireApart(values, gradients, nameof(gradients));
        byInputs.Value.EachGradient(rows, values, gradients, ThreadsFor(threads));
    }

    /// <summary>The derivative of each root by each input, at a point.</summary>
    /// <param name="point">A number for each input.</param>
    /// <param name="jacobian">Gets roots × inputs derivatives, root by root.</param>
    /// <exception cref="ArgumentException">A list is of the wrong length, or the two overlap.</exception>
    public void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian)
    {
        RequireLength(point.Length, Inputs.Length, nameof(point), "number", "input");
        RequireLength(jacobian.Length, (long)RootCount * Inputs.Length, nameof(jacobian), "place", "input of each root");
        RequireApart(point, jacobian, nameof(jacobian));
        byInputs.Value.Jacobian(point, jacobian);

        // All roots went backward together: what only another depends on had an adjoint of 0, which a pole turns into NaN.
        for (var r = 0; r < RootCount && RootCount > 1; r++)
        {
            var row = jacobian.Slice(r * Inputs.Length, Inputs.Length);
            foreach (var derivative in row)
            {
                if (double.IsNaN(derivative))
                {
                    rootsAlone[r].Value.Gradient(point, row);
                    break;
                }
            }
        }
    }

    /// <summary>The same tape, run step by step at a point too, as where no machine code can be made.</summary>
    internal Tape WithoutMachineCode() => new(program, reports, Inputs, parameters, compiles: false);

    private PointRunner Values => values ?? Kept(ref values, PointRunner.OfValues(program, parameters, compiles));

    private PointRunner Prepare(ref PointRunner? runner, InstructionKind leaves) => Kept(
        ref runner,
        PointRunner.OfGradient(
            program, leaves, leaves == InstructionKind.Input ? Inputs.Length : parameters.Length, parameters, compiles));

    private static PointRunner Kept(ref PointRunner? runner, PointRunner made) => Interlocked.CompareExchange(ref runner, made, null) ?? made;
}
