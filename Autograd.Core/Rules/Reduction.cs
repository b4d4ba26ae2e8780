namespace Autograd.Core.Rules;

/// <summary>y = Σᵢ aᵢ,   ∂y/∂aᵢ = 1</summary>
public readonly struct Sum : INary
{
    static T INary.Primal<T>(ReadOnlySpan<T> operands) => Of(operands);
    static T INary.Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => 1;

    internal static T Of<T>(ReadOnlySpan<T> operands) where T : IReal<T>
    {
        var sum = operands[0];
        foreach (var operand in operands[1..])
        {
            sum += operand;
        }

        return sum;
    }
}

/// <summary>y = Σᵢ aᵢ / n,   ∂y/∂aᵢ = 1 / n</summary>
public readonly struct Mean : INary
{
    static T INary.Primal<T>(ReadOnlySpan<T> operands) => Sum.Of(operands) / operands.Length;
    static T INary.Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => 1.0 / operands.Length;
}

/// <summary>
/// y = b + Σᵢ wᵢ · xᵢ,   ∂y/∂wᵢ = xᵢ,   ∂y/∂xᵢ = wᵢ,   ∂y/∂b = 1.
/// The operands are w₀ … wₙ₋₁, x₀ … xₙ₋₁ and, where their number is odd, b.
/// </summary>
public readonly struct Dot : INary
{
    static T INary.Primal<T>(ReadOnlySpan<T> operands) => Of(operands);
    static T INary.Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => By(operands, index);

    internal static T Of<T>(ReadOnlySpan<T> operands) where T : IReal<T>
    {
        var n = operands.Length / 2;
        T sum = operands.Length > 2 * n ? operands[^1] : 0;
        for (var i = 0; i < n; i++)
        {
            sum = Next(sum, operands[i], operands[n + i]);
        }

        return sum;
    }

    internal static T By<T>(ReadOnlySpan<T> operands, int index) where T : IReal<T>
    {
        var n = operands.Length / 2;
        return index < n ? Dw(operands[index], operands[n + index])
            : index < 2 * n ? Dx(operands[index - n], operands[index])
            : Db<T>();
    }

    internal static T Next<T>(T sum, T w, T x) where T : IReal<T> => T.MultiplyAdd(w, x, sum);

    internal static T Dw<T>(T w, T x) where T : IReal<T> => x;

    internal static T Dx<T>(T w, T x) where T : IReal<T> => w;

    internal static T Db<T>() where T : IReal<T> => 1;
}

/// <summary>
/// y = ln Σᵢ exp aᵢ, shifted by the largest so that nothing overflows,   ∂y/∂aᵢ = exp(aᵢ − y), which is softmax.
/// Where every aᵢ is −∞ the value is −∞ and the gradient 0.
/// </summary>
public readonly struct LogSumExp : INary
{
    static T INary.Primal<T>(ReadOnlySpan<T> operands)
    {
        var largest = operands[0];
        foreach (var operand in operands[1..])
        {
            largest = T.Max(largest, operand);
        }

        T shift = ZeroIf(double.PositiveInfinity, ZeroIf(double.NegativeInfinity, largest)), sum = 0;
        foreach (var operand in operands)
        {
            sum += T.Exp(operand - shift);
        }

        return shift + T.Log(sum);
    }

    static T INary.Derivative<T>(ReadOnlySpan<T> operands, int index, T y) =>
        T.Exp(operands[index] - ZeroIf(double.NegativeInfinity, y));

    private static T ZeroIf<T>(double excluded, T x) where T : IReal<T> => T.Where(Indicator.AreEqual<T>(x, excluded), 0, x);
}
