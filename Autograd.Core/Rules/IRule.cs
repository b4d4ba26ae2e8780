namespace Autograd.Core;

/// <summary>
/// An operation of one operand, y = f(a): its value and its local derivative, on any kind of real number.
/// A row is a <c>readonly struct</c> that implements this explicitly; the library's own rows and a user's are the same thing.
/// </summary>
public interface IUnary
{
    /// <summary>y</summary>
    static abstract T Primal<T>(T a) where T : IReal<T>;

    /// <summary>∂y/∂a. The result is at hand, for where the derivative is simpler or stabler in it.</summary>
    static abstract T Da<T>(T a, T y) where T : IReal<T>;
}

/// <summary>An operation of two operands, y = f(a, b): its value and both local derivatives.</summary>
public interface IBinary
{
    /// <summary>y</summary>
    static abstract T Primal<T>(T a, T b) where T : IReal<T>;

    /// <summary>∂y/∂a</summary>
    static abstract T Da<T>(T a, T b, T y) where T : IReal<T>;

    /// <summary>∂y/∂b</summary>
    static abstract T Db<T>(T a, T b, T y) where T : IReal<T>;
}

/// <summary>An operation of any number of operands, y = f(a₀, …, aₙ₋₁), n ≥ 1.</summary>
public interface INary
{
    /// <summary>y</summary>
    static abstract T Primal<T>(ReadOnlySpan<T> operands) where T : IReal<T>;

    /// <summary>∂y/∂aᵢ for i = <paramref name="index"/>.</summary>
    static abstract T Derivative<T>(ReadOnlySpan<T> operands, int index, T y) where T : IReal<T>;
}
