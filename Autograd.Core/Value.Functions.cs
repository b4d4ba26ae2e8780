using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Autograd.Core;

// The functions of two operands and of lists, and the choice between two values.
public partial class Value
{
    /// <summary>The angle of the point (x, y), in radians.</summary>
    public static Value Atan2(Value y, Value x) => Apply<Atan2>(Throw.NotNull(y), Throw.NotNull(x));

    /// <summary>The angle of the point (x, y), in radians.</summary>
    public static Value Atan2(Value y, double x) => Apply<Atan2>(Throw.NotNull(y), x);

    /// <summary>The angle of the point (x, y), in radians.</summary>
    public static Value Atan2(double y, Value x) => Apply<Atan2>(y, Throw.NotNull(x));

    /// <summary>The larger of the two. At a tie each gets half of the gradient, against a constant nothing: the subgradient of least norm.</summary>
    public static Value Max(Value a, Value b)
    {
        Throw.IfNull(a);
        Throw.IfNull(b);
        return b.IsConstant ? Max(a, b.data) : a.IsConstant ? Max(a.data, b) : Apply<Max>(a, b);
    }

    /// <summary>The larger of x and a bound; at the bound the gradient is 0, so that <c>Max(x, 0)</c> is <see cref="Relu(Value)"/>.</summary>
    public static Value Max(Value x, double bound) => Apply<AtLeast>(Throw.NotNull(x), bound);

    /// <summary>The larger of x and a bound; at the bound the gradient is 0.</summary>
    public static Value Max(double bound, Value x) => Apply<AtLeast>(Throw.NotNull(x), bound);

    /// <summary>The smaller of the two. At a tie each gets half of the gradient, against a constant nothing: the subgradient of least norm.</summary>
    public static Value Min(Value a, Value b)
    {
        Throw.IfNull(a);
        Throw.IfNull(b);
        return b.IsConstant ? Min(a, b.data) : a.IsConstant ? Min(a.data, b) : Apply<Min>(a, b);
    }

    /// <summary>The smaller of x and a bound; at the bound the gradient is 0.</summary>
    public static Value Min(Value x, double bound) => Apply<AtMost>(Throw.NotNull(x), bound);

    /// <summary>The smaller of x and a bound; at the bound the gradient is 0.</summary>
    public static Value Min(double bound, Value x) => Apply<AtMost>(Throw.NotNull(x), bound);

    /// <summary>xʸ, y a value too: its derivative takes ln x, which is NaN below 0.</summary>
    public static Value Pow(Value x, Value y) => Apply<Pow>(Throw.NotNull(x), Throw.NotNull(y));

    /// <summary>xᶜ for a constant c, also below 0 where c is whole.</summary>
    public static Value Pow(Value x, double c) => Apply<Pow>(Throw.NotNull(x), c);

    /// <summary>cʸ for a constant c.</summary>
    public static Value Pow(double c, Value y) => Apply<Pow>(c, Throw.NotNull(y));

    /// <summary>This value to a power that is a value too.</summary>
    public Value Pow(Value y) => Apply<Pow>(this, Throw.NotNull(y));

    /// <summary>This value to a constant power.</summary>
    public Value Pow(double c) => Apply<Pow>(this, c);

    /// <summary>Σᵢ valuesᵢ as one node.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of its values.</exception>
    public static Value Sum(params ReadOnlySpan<Value> values) => ApplyTo<Sum>([.. values], nameof(values));

    /// <inheritdoc cref="Sum(ReadOnlySpan{Value})"/>
    public static Value Sum(IEnumerable<Value> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return ApplyTo<Sum>([.. values], nameof(values));
    }

    /// <summary>Σᵢ valuesᵢ / n as one node.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of its values.</exception>
    public static Value Mean(params ReadOnlySpan<Value> values) => ApplyTo<Mean>([.. values], nameof(values));

    /// <inheritdoc cref="Mean(ReadOnlySpan{Value})"/>
    public static Value Mean(IEnumerable<Value> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return ApplyTo<Mean>([.. values], nameof(values));
    }

    /// <summary>ln Σᵢ exp valuesᵢ as one node, without overflow. Its gradient is softmax.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of its values.</exception>
    public static Value LogSumExp(params ReadOnlySpan<Value> values) => ApplyTo<LogSumExp>([.. values], nameof(values));

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{Value})"/>
    public static Value LogSumExp(IEnumerable<Value> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return ApplyTo<LogSumExp>([.. values], nameof(values));
    }

    /// <summary>exp zᵢ / Σⱼ exp zⱼ for every i, without overflow: shares from 0 to 1 that add up to 1.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of its values.</exception>
    public static ImmutableArray<Value> Softmax(params ReadOnlySpan<Value> scores)
    {
        if (scores.IsEmpty)
        {
            Throw.Empty(nameof(scores), nameof(Softmax));
        }

        var logOfSum = ApplyTo<LogSumExp>([.. scores], nameof(scores));
        var shares = ImmutableArray.CreateBuilder<Value>(scores.Length);
        foreach (var score in scores)
        {
            shares.Add(Exp(score - logOfSum));
        }

        return shares.MoveToImmutable();
    }

    /// <inheritdoc cref="Softmax(ReadOnlySpan{Value})"/>
    public static ImmutableArray<Value> Softmax(IEnumerable<Value> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return Softmax([.. scores]);
    }

    /// <summary>Σᵢ wᵢ · xᵢ + b as one node: the sum that a neuron makes of its inputs.</summary>
    /// <param name="weights">w</param>
    /// <param name="inputs">x, as many as there are weights.</param>
    /// <param name="bias">b; left out, nothing is added.</param>
    /// <exception cref="ArgumentException">The lists are empty or of unequal length.</exception>
    /// <exception cref="ArgumentNullException">One of their values is null.</exception>
    [OverloadResolutionPriority(1)]
    public static Value Dot(ReadOnlySpan<Value> weights, ReadOnlySpan<Value> inputs, Value? bias = null) =>
        Dot([.. weights], ImmutableArray.Create(inputs), bias);

    /// <inheritdoc cref="Dot(ReadOnlySpan{Value}, ReadOnlySpan{Value}, Value)"/>
    [OverloadResolutionPriority(1)]
    public static Value Dot(ReadOnlySpan<Value> weights, ReadOnlySpan<double> inputs, Value? bias = null) =>
        Dot([.. weights], ImmutableArray.Create(inputs), bias);

    /// <summary>The same; the node keeps these very lists, so that many neurons can share one list of inputs.</summary>
    /// <inheritdoc cref="Dot(ReadOnlySpan{Value}, ReadOnlySpan{Value}, Value)"/>
    public static Value Dot(ImmutableArray<Value> weights, ImmutableArray<Value> inputs, Value? bias = null)
    {
        CheckDot(weights, inputs.IsDefault ? 0 : inputs.Length);
        return DotOfValuesNode.From(weights, inputs, bias);
    }

    /// <inheritdoc cref="Dot(ImmutableArray{Value}, ImmutableArray{Value}, Value)"/>
    public static Value Dot(ImmutableArray<Value> weights, ImmutableArray<double> inputs, Value? bias = null)
    {
        CheckDot(weights, inputs.IsDefault ? 0 : inputs.Length);
        return DotWithNumbersNode.From(weights, inputs, bias);
    }

    /// <summary>
    /// <paramref name="a"/> where the condition holds, else <paramref name="b"/>. Only the taken side is linked: nothing leaks from
    /// the other, be it NaN or infinite. A tape decides anew for every sample.
    /// </summary>
    public static Value Where(Condition condition, Value a, Value b)
    {
        Throw.IfNull(a);
        Throw.IfNull(b);
        return new ChoiceNode(condition.Indicator, a, b, condition.Holds);
    }

    /// <inheritdoc cref="Where(Condition, Value, Value)"/>
    public static Value Where(Condition condition, Value a, double b) => Where(condition, a, Constant(b));

    /// <inheritdoc cref="Where(Condition, Value, Value)"/>
    public static Value Where(Condition condition, double a, Value b) => Where(condition, Constant(a), b);

    /// <inheritdoc cref="Where(Condition, Value, Value)"/>
    public static Value Where(Condition condition, double a, double b) => Where(condition, Constant(a), Constant(b));

    static Value IReal<Value>.Compare(Value a, Value b) => Apply<Compare>(a, b);

    static Value IReal<Value>.Where(Value condition, Value a, Value b) => Where(Condition.IsPositive(condition), a, b);

    private static void CheckDot(ImmutableArray<Value> weights, int inputCount)
    {
        if (weights.IsDefaultOrEmpty)
        {
            Throw.Empty(nameof(weights), RuleName.Of<Dot>());
        }

        if (weights.Length != inputCount)
        {
            Throw.LengthsDiffer("inputs", "input", inputCount, "weight", weights.Length);
        }
    }
}
