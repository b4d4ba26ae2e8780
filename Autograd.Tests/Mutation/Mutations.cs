namespace Autograd.Tests.Mutation;

/// <summary>A slip in the primal.</summary>
internal abstract class InPrimal<TSlip, TWhere> : IMutation where TSlip : class, ISlip where TWhere : class, IPlace
{
    public static T Primal<TRule, T>(ReadOnlySpan<T> operands) where TRule : struct, INary where T : IReal<T> =>
        TSlip.Of(TRule.Primal(operands), operands, TWhere.Of(operands.Length));
}

/// <summary>A slip in the derivative by one operand.</summary>
internal abstract class InDerivative<TSlip, TBy, TWhere> : IMutation
    where TSlip : class, ISlip
    where TBy : class, IPlace
    where TWhere : class, IPlace
{
    public static T Derivative<TRule, T>(ReadOnlySpan<T> operands, int index, T y) where TRule : struct, INary where T : IReal<T>
    {
        var derivative = TRule.Derivative(operands, index, y);
        return index == TBy.Of(operands.Length) ? TSlip.Of(derivative, operands, TWhere.Of(operands.Length)) : derivative;
    }
}

/// <summary>The derivative by the operand that follows.</summary>
internal abstract class DerivativeByAnother<TBy> : IMutation where TBy : class, IPlace
{
    public static T Derivative<TRule, T>(ReadOnlySpan<T> operands, int index, T y) where TRule : struct, INary where T : IReal<T> =>
        TRule.Derivative(operands, index == TBy.Of(operands.Length) ? (index + 1) % operands.Length : index, y);
}

/// <summary>The derivative takes an operand for the result.</summary>
internal abstract class ResultMistaken<TBy> : IMutation where TBy : class, IPlace
{
    public static T Derivative<TRule, T>(ReadOnlySpan<T> operands, int index, T y) where TRule : struct, INary where T : IReal<T> =>
        TRule.Derivative(operands, index, index == TBy.Of(operands.Length) ? operands[0] : y);
}

/// <summary>b ⋄ a for a ⋄ b, the derivatives with it: a function as good as the other, but not the one that is meant.</summary>
internal abstract class SwappedOperands : IMutation
{
    public static T Primal<TRule, T>(ReadOnlySpan<T> operands) where TRule : struct, INary where T : IReal<T> =>
        TRule.Primal<T>(Reversed(operands));

    public static T Derivative<TRule, T>(ReadOnlySpan<T> operands, int index, T y) where TRule : struct, INary where T : IReal<T> =>
        TRule.Derivative(Reversed(operands), operands.Length - 1 - index, y);

    internal static T[] Reversed<T>(ReadOnlySpan<T> operands)
    {
        var reversed = operands.ToArray();
        Array.Reverse(reversed);
        return reversed;
    }
}

/// <summary>The operands are taken in the wrong order where the derivative is computed.</summary>
internal abstract class SwappedInDerivative<TBy> : IMutation where TBy : class, IPlace
{
    public static T Derivative<TRule, T>(ReadOnlySpan<T> operands, int index, T y) where TRule : struct, INary where T : IReal<T> =>
        TRule.Derivative(index == TBy.Of(operands.Length) ? SwappedOperands.Reversed(operands) : operands, index, y);
}

/// <summary>A loop that stops one operand short.</summary>
internal abstract class LastOperandLeftOut : IMutation
{
    public static T Primal<TRule, T>(ReadOnlySpan<T> operands) where TRule : struct, INary where T : IReal<T> =>
        TRule.Primal(operands.Length > 1 ? operands[..^1] : operands);
}
