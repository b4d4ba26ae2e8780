namespace Autograd.Core;

/// <summary>
/// What joins values on a tape: its value, and what it hands down of an adjoint. A rule hands down derivative · adjoint; a choice
/// hands down all or exactly nothing, whatever the adjoint.
/// </summary>
internal interface ILink
{
    /// <summary>y</summary>
    static abstract T Primal<T>(ReadOnlySpan<T> operands) where T : IReal<T>;

    /// <summary>The contribution to the adjoint of an operand.</summary>
    static abstract T HandDown<T>(ReadOnlySpan<T> operands, int index, T y, T adjoint) where T : IReal<T>;
}

/// <summary>A rule as a link.</summary>
internal readonly struct ByDerivative<TRule> : ILink where TRule : struct, INary
{
    static T ILink.Primal<T>(ReadOnlySpan<T> operands) => TRule.Primal(operands);

    static T ILink.HandDown<T>(ReadOnlySpan<T> operands, int index, T y, T adjoint) => TRule.Derivative(operands, index, y) * adjoint;
}

/// <summary>y = a₁ where a₀ is above 0, else a₂. Nothing is handed to the side not taken, nor to what decides.</summary>
internal readonly struct Select : ILink
{
    static T ILink.Primal<T>(ReadOnlySpan<T> operands) => T.Where(operands[0], operands[1], operands[2]);

    static T ILink.HandDown<T>(ReadOnlySpan<T> operands, int index, T y, T adjoint) =>
        index == 1 ? T.Where(operands[0], adjoint, 0) : T.Where(operands[0], 0, adjoint);
}

/// <summary>
/// y = a₁, whose adjoint is handed down only where a₀ is above 0. It stands where one side of a choice uses what others use too:
/// an infinite derivative on the side not taken must not turn its adjoint of 0 into NaN.
/// </summary>
internal readonly struct Gate : ILink
{
    static T ILink.Primal<T>(ReadOnlySpan<T> operands) => operands[1];

    static T ILink.HandDown<T>(ReadOnlySpan<T> operands, int index, T y, T adjoint) => T.Where(operands[0], adjoint, 0);
}

/// <summary>A link whose first operand only decides.</summary>
internal sealed class DecidedOperator<TLink> : Operator where TLink : struct, ILink
{
    public static readonly DecidedOperator<TLink> Instance = new();

    public override string Name => RuleName.Of<TLink>();

    public override T Primal<T>(ReadOnlySpan<T> operands) => TLink.Primal(operands);

    public override T Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => HandDown(operands, index, y, 1);

    public override T HandDown<T>(ReadOnlySpan<T> operands, int index, T y, T adjoint) => TLink.HandDown(operands, index, y, adjoint);

    public override bool HandsDownTo(int index) => index > 0;

    public override Step<T> StepFor<T>(int y, int rows, Argument[] arguments) => new LinkStep<TLink, T>(y, arguments);
}
