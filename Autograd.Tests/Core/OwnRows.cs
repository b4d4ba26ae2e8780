namespace Autograd.Tests.Core;

// Rows as a user of the library would write them, in an assembly of their own.

/// <summary>y = a³,   ∂y/∂a = 3a²</summary>
public readonly struct Cube : IUnary
{
    static T IUnary.Primal<T>(T a) => a * a * a;
    static T IUnary.Da<T>(T a, T y) => 3 * a * a;
}

/// <summary>y = √(a² + b²),   ∂y/∂a = a / y,   ∂y/∂b = b / y</summary>
public readonly struct Hypotenuse : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => T.Sqrt(a * a + b * b);
    static T IBinary.Da<T>(T a, T b, T y) => a / y;
    static T IBinary.Db<T>(T a, T b, T y) => b / y;
}

/// <summary>y = Πᵢ aᵢ,   ∂y/∂aᵢ = the product of the others</summary>
public readonly struct Product : INary
{
    static T INary.Primal<T>(ReadOnlySpan<T> operands) => Without(operands, -1);
    static T INary.Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => Without(operands, index);

    private static T Without<T>(ReadOnlySpan<T> operands, int index) where T : IReal<T>
    {
        T product = 1;
        for (var i = 0; i < operands.Length; i++)
        {
            product = i == index ? product : product * operands[i];
        }

        return product;
    }
}

/// <summary>y = a · b with a slip in the second derivative: ∂y/∂b is a, not a + ½.</summary>
public readonly struct WrongProduct : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => a * b;
    static T IBinary.Da<T>(T a, T b, T y) => b;
    static T IBinary.Db<T>(T a, T b, T y) => a + 0.5;
}
