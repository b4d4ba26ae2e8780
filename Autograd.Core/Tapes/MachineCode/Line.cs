namespace Autograd.Core;

/// <summary>What a line of straight-line code computes.</summary>
internal enum LineKind
{
    /// <summary>A number that is known when the code is made.</summary>
    Constant,

    /// <summary>Element A of the point.</summary>
    Input,

    /// <summary>The number that parameter A holds when the code is run.</summary>
    Parameter,

    /// <summary>a + b</summary>
    Add,

    /// <summary>a − b</summary>
    Subtract,

    /// <summary>a · b</summary>
    Multiply,

    /// <summary>a / b</summary>
    Divide,

    /// <summary>−a</summary>
    Negate,

    /// <summary>A function of a, or of a and b.</summary>
    Call,

    /// <summary>b where condition a holds, else c.</summary>
    Select,

    /// <summary>The condition a &gt; b.</summary>
    IsAbove,

    /// <summary>The condition a ≥ b.</summary>
    IsAtLeast,

    /// <summary>The condition a = b.</summary>
    AreEqual,

    /// <summary>Conditions a and b, both.</summary>
    Both,
}

/// <summary>One line of straight-line code. Operands are lines before it, by their places.</summary>
/// <param name="Kind">What it computes.</param>
/// <param name="A">Its first operand, or the index of an input or parameter.</param>
/// <param name="B">Its second operand.</param>
/// <param name="C">Its third operand.</param>
/// <param name="Function">Of a call, else null.</param>
/// <param name="Bits">Of a constant: as bits, since 0 and −0 are equal, and NaN is not equal to itself.</param>
internal readonly record struct Line(
    LineKind Kind, int A = Line.None, int B = Line.None, int C = Line.None, Function? Function = null, long Bits = 0)
{
    /// <summary>The place of an operand that there is not.</summary>
    public const int None = -1;

    public double Number => BitConverter.Int64BitsToDouble(Bits);

    public bool HasOperands => Kind > LineKind.Parameter;

    /// <summary>A condition is no number: it is tested where a line selects by it.</summary>
    public bool IsCondition => Kind >= LineKind.IsAbove;

    public static Line Constant(double number) => new(LineKind.Constant, Bits: BitConverter.DoubleToInt64Bits(number));
}
