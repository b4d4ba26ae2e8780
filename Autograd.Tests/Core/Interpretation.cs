namespace Autograd.Tests.Core;

/// <summary>The names of the recorded operations, read as rows; what a row is run on is left to the kinds below.</summary>
/// <param name="named">Where the rows come from.</param>
internal abstract class Interpretation<T>(Func<string, Row> named)
{
    private const double RecordedThreshold = 20;

    /// <summary>Whether softplus is the identity above 20, as it was where the references were recorded.</summary>
    public bool SoftplusAsRecorded { get; init; }

    public T Step(string operation, T[] a) => operation switch
    {
        "abs" => Unary<Abs>(a[0]),
        "acos" => Unary<Acos>(a[0]),
        "asin" => Unary<Asin>(a[0]),
        "atan" => Unary<Atan>(a[0]),
        "cos" => Unary<Cos>(a[0]),
        "cosh" => Unary<Cosh>(a[0]),
        "exp" => Unary<Exp>(a[0]),
        "expm1" => Unary<ExpM1>(a[0]),
        "log" => Unary<Log>(a[0]),
        "log1p" => Unary<LogP1>(a[0]),
        "neg" => Unary<Neg>(a[0]),
        "relu" => Unary<Relu>(a[0]),
        "sigmoid" => Unary<Sigmoid>(a[0]),
        "sin" => Unary<Sin>(a[0]),
        "sinh" => Unary<Sinh>(a[0]),
        "softplus" when SoftplusAsRecorded && Primal(a[0]) > RecordedThreshold => a[0],
        "softplus" => Unary<Softplus>(a[0]),
        "sqrt" => Unary<Sqrt>(a[0]),
        "square" => Unary<Square>(a[0]),
        "tan" => Unary<Tan>(a[0]),
        "tanh" => Unary<Tanh>(a[0]),
        "add" => Binary<Add>(a[0], a[1]),
        "sub" => Binary<Sub>(a[0], a[1]),
        "mul" => Binary<Mul>(a[0], a[1]),
        "div" => Binary<Div>(a[0], a[1]),
        "pow" => Binary<Pow>(a[0], a[1]),
        "max" => Binary<Max>(a[0], a[1]),
        "min" => Binary<Min>(a[0], a[1]),
        "atan2" => Binary<Atan2>(a[0], a[1]),
        "sum" => Nary<Sum>(a),
        "dot" => Nary<Dot>(a),
        "logsumexp" => Nary<LogSumExp>(a),
        _ => throw new NotSupportedException($"No row is known for '{operation}'."),
    };

    protected Row RowOf<TRule>() where TRule : struct => named(typeof(TRule).Name);

    protected abstract double Primal(T a);

    protected abstract T Unary<TRule>(T a) where TRule : struct, IUnary;

    protected abstract T Binary<TRule>(T a, T b) where TRule : struct, IBinary;

    protected abstract T Nary<TRule>(T[] operands) where TRule : struct, INary;
}

/// <summary>Every row becomes a node: reverse mode.</summary>
internal sealed class AsNodes(Func<string, Row>? named = null) : Interpretation<Value>(named ?? Row.Named)
{
    protected override double Primal(Value a) => a.Data;

    protected override Value Unary<TRule>(Value a) => RowOf<TRule>().OnValues(a);

    protected override Value Binary<TRule>(Value a, Value b) => RowOf<TRule>().OnValues(a, b);

    // A dot product has nodes of its own beside those of a row in general.
    protected override Value Nary<TRule>(Value[] operands) => RowOf<TRule>() == Row.Named(nameof(Dot))
        ? Value.Dot(operands.AsSpan(0, operands.Length / 2), operands.AsSpan(operands.Length / 2))
        : RowOf<TRule>().OnValues(operands);
}

/// <summary>Every row becomes what its primal is made of: the row's own derivative is not used.</summary>
internal sealed class Expanded(Func<string, Row>? named = null) : Interpretation<Value>(named ?? Row.Named)
{
    protected override double Primal(Value a) => a.Data;

    protected override Value Unary<TRule>(Value a) => RowOf<TRule>().Primal(a);

    protected override Value Binary<TRule>(Value a, Value b) => RowOf<TRule>().Primal(a, b);

    protected override Value Nary<TRule>(Value[] operands) => RowOf<TRule>().Primal(operands);
}

/// <summary>Every row is run on dual numbers: forward mode.</summary>
internal sealed class AsDuals(Func<string, Row>? named = null) : Interpretation<Dual>(named ?? Row.Named)
{
    protected override double Primal(Dual a) => a.Primal;

    protected override Dual Unary<TRule>(Dual a) => RowOf<TRule>().OnDuals(a);

    protected override Dual Binary<TRule>(Dual a, Dual b) => RowOf<TRule>().OnDuals(a, b);

    protected override Dual Nary<TRule>(Dual[] operands) => RowOf<TRule>().OnDuals(operands);
}
