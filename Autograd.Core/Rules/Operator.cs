namespace Autograd.Core;

/// <summary>A rule as an object: for whoever walks a recorded graph, and meets rules that cannot be named in the source.</summary>
internal abstract class Operator
{
    /// <summary>The name of the operation, in camel case.</summary>
    public abstract string Name { get; }

    /// <summary>y</summary>
    public abstract T Primal<T>(ReadOnlySpan<T> operands) where T : IReal<T>;

    /// <summary>∂y/∂aᵢ for i = <paramref name="index"/>.</summary>
    public abstract T Derivative<T>(ReadOnlySpan<T> operands, int index, T y) where T : IReal<T>;

    /// <summary>What an operand's adjoint gets of the result's: the chain rule.</summary>
    public virtual T HandDown<T>(ReadOnlySpan<T> operands, int index, T y, T adjoint) where T : IReal<T> =>
        Derivative(operands, index, y) * adjoint;

    /// <summary>Whether an adjoint is handed to this operand at all; not to one that only decides a choice.</summary>
    public virtual bool HandsDownTo(int index) => true;

    /// <summary>Whether one step can run several such operations, row after row.</summary>
    public virtual bool RunsInRows => false;

    /// <summary>The operation, or a run of them, as a step of a tape.</summary>
    /// <param name="y">The row of the result.</param>
    /// <param name="rows">How many operations there are, each with the next row as its result.</param>
    /// <param name="arguments">The operands of the first.</param>
    public abstract Step<T> StepFor<T>(int y, int rows, Argument[] arguments) where T : struct, ILanes<T>, IReal<T>;
}

/// <summary>A rule of one operand.</summary>
internal sealed class UnaryOperator<TRule> : Operator where TRule : struct, IUnary
{
    public static readonly UnaryOperator<TRule> Instance = new();

    public override string Name => RuleName.Of<TRule>();

    public override T Primal<T>(ReadOnlySpan<T> operands) => TRule.Primal(operands[0]);

    public override T Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => TRule.Da(operands[0], y);

    public override bool RunsInRows => true;

    public override Step<T> StepFor<T>(int y, int rows, Argument[] arguments) => new UnaryStep<TRule, T>(y, rows, arguments[0]);
}

/// <summary>A rule of two operands.</summary>
internal sealed class BinaryOperator<TRule> : Operator where TRule : struct, IBinary
{
    public static readonly BinaryOperator<TRule> Instance = new();

    public override string Name => RuleName.Of<TRule>();

    public override T Primal<T>(ReadOnlySpan<T> operands) => TRule.Primal(operands[0], operands[1]);

    public override T Derivative<T>(ReadOnlySpan<T> operands, int index, T y) =>
        index == 0 ? TRule.Da(operands[0], operands[1], y) : TRule.Db(operands[0], operands[1], y);

    public override bool RunsInRows => true;

    public override Step<T> StepFor<T>(int y, int rows, Argument[] arguments) =>
        new BinaryStep<TRule, T>(y, rows, arguments[0], arguments[1]);
}

/// <summary>A rule of any number of operands.</summary>
internal sealed class NaryOperator<TRule> : Operator where TRule : struct, INary
{
    public static readonly NaryOperator<TRule> Instance = new();

    public override string Name => RuleName.Of<TRule>();

    public override T Primal<T>(ReadOnlySpan<T> operands) => TRule.Primal(operands);

    public override T Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => TRule.Derivative(operands, index, y);

    public override Step<T> StepFor<T>(int y, int rows, Argument[] arguments) => typeof(TRule) == typeof(Dot)
        ? new DotStep<T>(y, arguments)
        : new LinkStep<ByDerivative<TRule>, T>(y, arguments);
}
