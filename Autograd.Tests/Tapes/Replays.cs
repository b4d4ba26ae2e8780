namespace Autograd.Tests.Tapes;

/// <summary>A recorded graph on registers of every width, and at one point: every way in which a tape may run it.</summary>
internal sealed class Replays
{
    /// <summary>Doubles in a register.</summary>
    public static readonly int[] Widths = [8, 4, 2, 1];

    private readonly WengertList program;
    private readonly Dictionary<(int Width, InstructionKind Wanted), Plan> plans = [];
    private readonly Value[] inputs, parameters;

    public Replays(Value[] roots, Value[] inputs, Value[] parameters)
    {
        (this.inputs, this.parameters) = (inputs, parameters);
        program = Passes.Run(Recorder.Record(roots, inputs, parameters)).Program;
    }

    public Replays(Value root, Value[] inputs, params Value[] parameters) : this([root], inputs, parameters)
    {
    }

    /// <summary>The roots of each row.</summary>
    public double[] Evaluate(int width, double[] rows, int threads = 1)
    {
        var values = new double[rows.Length / inputs.Length * program.Roots.Length];
        PlanFor(width, InstructionKind.Operation).Evaluate(rows, values, threads);
        return values;
    }

    /// <summary>Each row's root and gradient.</summary>
    public (double[] Values, double[] Gradients) EachGradient(int width, double[] rows, int threads = 1)
    {
        var (values, gradients) = (new double[rows.Length / inputs.Length], new double[rows.Length]);
        PlanFor(width, InstructionKind.Input).EachGradient(rows, values, gradients, threads);
        return (values, gradients);
    }

    /// <summary>The mean of the rows' roots, and its gradient by the parameters.</summary>
    public (double Mean, double[] Gradient) MeanGradient(int width, double[] rows, int threads = 1)
    {
        var gradient = new double[parameters.Length];
        return (PlanFor(width, InstructionKind.Parameter).MeanGradient(rows, gradient, threads), gradient);
    }

    /// <summary>Each root's gradient by the inputs, root by root.</summary>
    public double[] Jacobian(int width, double[] point)
    {
        var jacobian = new double[program.Roots.Length * inputs.Length];
        PlanFor(width, InstructionKind.Input).Jacobian(point, jacobian);
        return jacobian;
    }

    /// <summary>The root at a point and its gradient by the inputs.</summary>
    public (double Value, double[] Gradient) AtPoint(double[] point) => AtPoint(point, InstructionKind.Input, inputs.Length);

    /// <summary>The root at a point and its gradient by the parameters.</summary>
    public (double Value, double[] Gradient) ByParametersAtPoint(double[] point) =>
        AtPoint(point, InstructionKind.Parameter, parameters.Length);

    private (double Value, double[] Gradient) AtPoint(double[] point, InstructionKind kind, int count)
    {
        var gradient = new double[count];
        return (new PointPlan(program, [.. parameters], kind).Gradient(point, gradient), gradient);
    }

    // Kept, so that a second call meets the memory of the first.
    private Plan PlanFor(int width, InstructionKind wanted)
    {
        if (!plans.TryGetValue((width, wanted), out var plan))
        {
            plan = Plan.For(width, program, [.. parameters], inputs.Length, kind => kind == wanted && kind != InstructionKind.Operation);
            plans.Add((width, wanted), plan);
        }

        return plan;
    }
}
