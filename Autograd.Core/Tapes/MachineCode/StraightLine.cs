namespace Autograd.Core;

/// <summary>
/// Straight-line code, written line by line. Equal lines are one (value numbering), and what costs nothing to simplify is simplified,
/// without a change in any bit of a result but the sign of a NaN and the last one of a square.
/// </summary>
internal sealed class StraightLine
{
    private readonly List<Line> lines = [];
    private readonly Dictionary<Line, int> places = [];

    public int Count => lines.Count;

    public Line this[int place] => lines[place];

    public int Constant(double number) => Place(Line.Constant(number));

    public int Input(int index) => Place(new(LineKind.Input, index));

    public int Parameter(int index) => Place(new(LineKind.Parameter, index));

    // −0 and not 0: 0 + −0 is 0.
    public int Add(int a, int b) =>
        IsNumber(a, -0.0) ? b
        : IsNumber(b, -0.0) ? a
        : IsNegation(b, out var opposite) ? Subtract(a, opposite)
        : IsNegation(a, out opposite) ? Subtract(b, opposite)
        : Symmetric(LineKind.Add, a, b);

    public int Subtract(int a, int b) =>
        IsNumber(b, 0) ? a
        : IsNegation(b, out var opposite) ? Add(a, opposite)
        : Place(new(LineKind.Subtract, a, b));

    // Signs move outwards, where two of them meet and cancel.
    public int Multiply(int a, int b) =>
        IsNumber(a, 1) ? b
        : IsNumber(b, 1) ? a
        : IsNumber(a, -1) ? Negate(b)
        : IsNumber(b, -1) ? Negate(a)
        : IsNegation(a, out var opposite) ? Negate(Multiply(opposite, b))
        : IsNegation(b, out opposite) ? Negate(Multiply(a, opposite))
        : IsDoubling(a, b, out var factor, out var rest) || IsDoubling(b, a, out factor, out rest) ? Multiply(Constant(factor), rest)
        : Symmetric(LineKind.Multiply, a, b);

    public int Divide(int a, int b) =>
        IsNumber(b, 1) ? a
        : IsNumber(b, -1) ? Negate(a)
        : IsNegation(a, out var opposite) ? Negate(Divide(opposite, b))
        : IsNegation(b, out opposite) ? Negate(Divide(a, opposite))
        : Place(new(LineKind.Divide, a, b));

    public int Negate(int a)
    {
        var line = lines[a];
        return line.Kind switch
        {
            LineKind.Constant => Constant(-line.Number),
            LineKind.Negate => line.A,
            LineKind.Multiply when IsConstant(line.A) => Multiply(Negate(line.A), line.B),
            LineKind.Multiply when IsConstant(line.B) => Multiply(line.A, Negate(line.B)),
            _ => Place(new(LineKind.Negate, a)),
        };
    }

    public int Call(Function function, int a) => Place(new(LineKind.Call, a, Function: function));

    public int Call(Function function, int a, int b)
    {
        if (function == Function.Pow && (IsNumber(b, 1) || IsNumber(b, 2)))
        {
            return IsNumber(b, 1) ? a : Multiply(a, a);
        }

        return function.IsSymmetric ? Symmetric(LineKind.Call, a, b, function) : Place(new(LineKind.Call, a, b, Function: function));
    }

    /// <summary>The line for <paramref name="a"/> where the condition is above 0, else <paramref name="b"/>.</summary>
    public int Select(int condition, int a, int b)
    {
        var line = lines[condition];
        if (a == b || IsNeverPositive(condition))
        {
            return b;
        }

        // 1 and 0, selected by an earlier condition, are that condition.
        if (line.Kind == LineKind.Select && IsNumber(line.B, 1) && IsNumber(line.C, 0))
        {
            return Place(new(LineKind.Select, line.A, a, b));
        }

        return line.Kind == LineKind.Select && IsNumber(line.B, 0) && IsNumber(line.C, 1)
            ? Place(new(LineKind.Select, line.A, b, a))
            : Place(new(LineKind.Select, ConditionThat(condition), a, b));
    }

    /// <summary>Adds the numbers that a line is computed from; of a condition, those that it compares.</summary>
    public void AddNumbersUsedBy(int place, List<int> numbers)
    {
        var line = lines[place];
        if (line.HasOperands)
        {
            AddOperand(line.A);
            AddOperand(line.B);
            AddOperand(line.C);
        }

        void AddOperand(int operand)
        {
            if (operand != Line.None && lines[operand].IsCondition)
            {
                AddNumbersUsedBy(operand, numbers);
            }
            else if (operand != Line.None)
            {
                numbers.Add(operand);
            }
        }
    }

    /// <summary>The condition that a number is above 0, seen through what <see cref="Indicator"/> makes of a comparison.</summary>
    private int ConditionThat(int isPositive)
    {
        var line = lines[isPositive];
        if (IsComparison(isPositive, out var a, out var b))
        {
            return Place(new(LineKind.IsAbove, a, b));
        }

        if (IsIndicator(isPositive, out var indicator))
        {
            return Place(indicator);
        }

        return line.Kind == LineKind.Multiply && IsIndicator(line.A, out var left) && IsIndicator(line.B, out var right)
            ? Place(new(LineKind.Both, Place(left), Place(right)))
            : Place(new(LineKind.IsAbove, isPositive, Constant(0)));
    }

    /// <summary>Whether the number is never below 0, and above it under one condition.</summary>
    private bool IsIndicator(int place, out Line condition)
    {
        condition = default;
        var line = lines[place];
        if (line.Kind == LineKind.Add && (IsNumber(line.A, 1) || IsNumber(line.B, 1))
            && IsComparison(IsNumber(line.A, 1) ? line.B : line.A, out var a, out var b))
        {
            condition = new(LineKind.IsAtLeast, a, b);
        }
        else if (line.Kind == LineKind.Subtract && IsNumber(line.A, 1)
            && lines[line.B].Function == Function.Abs && IsComparison(lines[line.B].A, out a, out b))
        {
            condition = new(LineKind.AreEqual, a, b);
        }

        return condition.IsCondition;
    }

    private bool IsComparison(int place, out int a, out int b)
    {
        (a, b) = (lines[place].A, lines[place].B);
        return lines[place].Function == Function.Compare;
    }

    /// <summary>Whether this is c · (2x) with |c| ≥ 1, so that (2c) · x has the same bits: doubling is exact, or as infinite as the whole.</summary>
    private bool IsDoubling(int constant, int product, out double factor, out int rest)
    {
        (factor, rest) = (2 * lines[constant].Number, product);
        if (IsConstant(constant) && Math.Abs(factor) >= 2 && double.IsFinite(factor) && lines[product].Kind == LineKind.Multiply)
        {
            var (a, b) = (lines[product].A, lines[product].B);
            rest = IsNumber(a, 2) ? b : IsNumber(b, 2) ? a : product;
        }

        return rest != product;
    }

    // 0 · x is 0 or NaN.
    private bool IsNeverPositive(int place) =>
        lines[place].Kind == LineKind.Multiply && (IsZero(lines[place].A) || IsZero(lines[place].B));

    private bool IsZero(int place) => IsConstant(place) && lines[place].Number == 0;

    private bool IsConstant(int place) => lines[place].Kind == LineKind.Constant;

    private bool IsNumber(int place, double number) => IsConstant(place) && lines[place].Bits == BitConverter.DoubleToInt64Bits(number);

    private bool IsNegation(int place, out int opposite)
    {
        opposite = lines[place].A;
        return lines[place].Kind == LineKind.Negate;
    }

    private int Symmetric(LineKind kind, int a, int b, Function? function = null) =>
        Place(new(kind, Math.Min(a, b), Math.Max(a, b), Function: function));

    private int Place(in Line line)
    {
        if (!places.TryGetValue(line, out var place))
        {
            place = lines.Count;
            lines.Add(line);
            places.Add(line, place);
        }

        return place;
    }
}
