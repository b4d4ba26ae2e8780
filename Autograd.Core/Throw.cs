using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>The errors of misuse, out of the way of the code that checks for them.</summary>
internal static class Throw
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void IfNull([NotNull] object? operand, [CallerArgumentExpression(nameof(operand))] string? parameter = null)
    {
        if (operand is null)
        {
            Null(parameter);
        }
    }

    /// <summary>The operand itself, checked under the name that the caller has for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value NotNull(Value? operand, [CallerArgumentExpression(nameof(operand))] string? parameter = null)
    {
        IfNull(operand, parameter);
        return operand;
    }

    [DoesNotReturn]
    public static void NotAVariable(Value value) => throw new InvalidOperationException(
        value.IsConstant
            ? $"The constant {value.Label()} cannot be changed. Make it a variable, new Value({value.Label()}), if it has to vary."
            : $"'{value.Label()}' is the result of '{value.Operation}': its Data follows from its operands. "
                + "Set the Data of the leaves that it was built from, and build the expression again.");

    [DoesNotReturn]
    public static void Empty(string parameter, string operation) => throw new ArgumentException(
        $"{operation} of an empty list is not defined here: give at least one value.", parameter);

    [DoesNotReturn]
    public static void LengthsDiffer(string parameter, string item, int length, string other, int otherLength) =>
        throw new ArgumentException($"{Counts.Unequal(length, item, otherLength, other)}: both lists must be of one length.", parameter);

    [DoesNotReturn]
    private static void Null(string? parameter) => throw new ArgumentNullException(
        parameter, "A Value is needed here, and null is none: make one with new Value(...), or write a double for a constant.");
}
