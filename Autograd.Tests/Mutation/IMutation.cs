namespace Autograd.Tests.Mutation;

// Types that only stand as type arguments are abstract classes: the machine code for one class serves for all, where a struct has its
// own, and there are thousands of mutants.

/// <summary>A slip in a rule. What it does not touch is the rule's own.</summary>
internal interface IMutation
{
    static virtual T Primal<TRule, T>(ReadOnlySpan<T> operands) where TRule : struct, INary where T : IReal<T> =>
        TRule.Primal(operands);

    static virtual T Derivative<TRule, T>(ReadOnlySpan<T> operands, int index, T y) where TRule : struct, INary where T : IReal<T> =>
        TRule.Derivative(operands, index, y);
}

/// <summary>A rule with a slip in it: a row of the same meaning, were it not for the slip.</summary>
internal readonly struct Mutant<TRule, TMutation> : INary
    where TRule : struct, INary
    where TMutation : class, IMutation
{
    static T INary.Primal<T>(ReadOnlySpan<T> operands) => TMutation.Primal<TRule, T>(operands);

    static T INary.Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => TMutation.Derivative<TRule, T>(operands, index, y);
}

/// <summary>A rule of one operand as one of a list.</summary>
internal readonly struct FromUnary<TRule> : INary where TRule : struct, IUnary
{
    static T INary.Primal<T>(ReadOnlySpan<T> operands) => TRule.Primal(operands[0]);

    static T INary.Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => TRule.Da(operands[0], y);
}

/// <summary>A rule of two operands as one of a list.</summary>
internal readonly struct FromBinary<TRule> : INary where TRule : struct, IBinary
{
    static T INary.Primal<T>(ReadOnlySpan<T> operands) => TRule.Primal(operands[0], operands[1]);

    static T INary.Derivative<T>(ReadOnlySpan<T> operands, int index, T y) =>
        index == 0 ? TRule.Da(operands[0], operands[1], y) : TRule.Db(operands[0], operands[1], y);
}
