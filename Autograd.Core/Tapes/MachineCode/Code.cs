namespace Autograd.Core;

/// <summary>A real number as a line of code that computes it: a rule run on it writes straight-line code. Constants are folded.</summary>
internal readonly struct Code : IReal<Code>
{
    // Null for a constant, which becomes a line only where it meets another number.
    private readonly StraightLine? lines;
    private readonly int place;
    private readonly double number;

    private Code(double number) => this.number = number;

    /// <summary>The number that a line computes.</summary>
    public Code(StraightLine lines, int place)
    {
        if (lines[place].Kind == LineKind.Constant)
        {
            number = lines[place].Number;
        }
        else
        {
            (this.lines, this.place) = (lines, place);
        }
    }

    /// <summary>The line, written if it is not yet.</summary>
    public int PlaceIn(StraightLine target) => lines is null ? target.Constant(number) : place;

    public static implicit operator Code(double constant) => new(constant);

    public static Code operator +(Code left, Code right) => LinesOf(left, right) is { } lines
        ? new Code(lines, lines.Add(left.PlaceIn(lines), right.PlaceIn(lines)))
        : left.number + right.number;

    public static Code operator -(Code left, Code right) => LinesOf(left, right) is { } lines
        ? new Code(lines, lines.Subtract(left.PlaceIn(lines), right.PlaceIn(lines)))
        : left.number - right.number;

    public static Code operator *(Code left, Code right) => LinesOf(left, right) is { } lines
        ? new Code(lines, lines.Multiply(left.PlaceIn(lines), right.PlaceIn(lines)))
        : left.number * right.number;

    public static Code operator /(Code left, Code right) => LinesOf(left, right) is { } lines
        ? new Code(lines, lines.Divide(left.PlaceIn(lines), right.PlaceIn(lines)))
        : left.number / right.number;

    public static Code operator -(Code value) => value.lines is { } lines ? new Code(lines, lines.Negate(value.place)) : -value.number;

    public static Code Abs(Code x) => Call(Function.Abs, x);

    public static Code Acos(Code x) => Call(Function.Acos, x);

    public static Code Asin(Code x) => Call(Function.Asin, x);

    public static Code Atan(Code x) => Call(Function.Atan, x);

    public static Code Atan2(Code y, Code x) => Call(Function.Atan2, y, x);

    public static Code Cos(Code x) => Call(Function.Cos, x);

    public static Code Cosh(Code x) => Call(Function.Cosh, x);

    public static Code Erf(Code x) => Call(Function.Erf, x);

    public static Code Erfc(Code x) => Call(Function.Erfc, x);

    public static Code Exp(Code x) => Call(Function.Exp, x);

    public static Code ExpM1(Code x) => Call(Function.ExpM1, x);

    public static Code Log(Code x) => Call(Function.Log, x);

    public static Code LogP1(Code x) => Call(Function.LogP1, x);

    public static Code Max(Code a, Code b) => Call(Function.Max, a, b);

    public static Code Min(Code a, Code b) => Call(Function.Min, a, b);

    public static Code Pow(Code a, Code b) => Call(Function.Pow, a, b);

    public static Code Sin(Code x) => Call(Function.Sin, x);

    public static Code Sinh(Code x) => Call(Function.Sinh, x);

    public static Code Sqrt(Code x) => Call(Function.Sqrt, x);

    public static Code Tan(Code x) => Call(Function.Tan, x);

    public static Code Tanh(Code x) => Call(Function.Tanh, x);

    public static Code Compare(Code a, Code b) => Call(Function.Compare, a, b);

    public static Code Where(Code condition, Code a, Code b) => condition.lines is { } lines
        ? new Code(lines, lines.Select(condition.place, a.PlaceIn(lines), b.PlaceIn(lines)))
        : condition.number > 0 ? a : b;

    private static Code Call(Function function, Code a) =>
        a.lines is { } lines ? new Code(lines, lines.Call(function, a.place)) : function.Of(a.number);

    private static Code Call(Function function, Code a, Code b) => LinesOf(a, b) is { } lines
        ? new Code(lines, lines.Call(function, a.PlaceIn(lines), b.PlaceIn(lines)))
        : function.Of(a.number, b.number);

    private static StraightLine? LinesOf(Code a, Code b) => a.lines ?? b.lines;
}
