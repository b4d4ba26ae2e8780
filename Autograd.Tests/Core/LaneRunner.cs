namespace Autograd.Tests.Core;

/// <summary>Runs functions on lanes of one type, over arrays whose length is a multiple of 8.</summary>
internal abstract class LaneRunner
{
    public static readonly string[] Types = [nameof(Lanes512), nameof(Lanes256), nameof(Lanes128), nameof(Real)];

    public static LaneRunner Of(string type) => type switch
    {
        nameof(Lanes512) => new LaneRunner<Lanes512>(),
        nameof(Lanes256) => new LaneRunner<Lanes256>(),
        nameof(Lanes128) => new LaneRunner<Lanes128>(),
        _ => new LaneRunner<Real>(),
    };

    public abstract int Width { get; }

    public abstract double[] Run(string function, double[] a, double[] b, double[] c);

    public double[] Run(string function, double[] a, double[] b) => Run(function, a, b, b);

    public double[] Run(string function, double[] a) => Run(function, a, a, a);

    public abstract double SumAcross(ReadOnlySpan<double> x);

    public abstract double[] KeepFirst(ReadOnlySpan<double> x, int count);
}

internal sealed class LaneRunner<T> : LaneRunner
    where T : struct, ILanes<T>, IReal<T>
{
    public override int Width => T.Width;

    public override double[] Run(string function, double[] a, double[] b, double[] c)
    {
        var results = new double[a.Length];
        for (var i = 0; i < a.Length; i += T.Width)
        {
            T.Store(Of(function, T.Load(ref a[i]), T.Load(ref b[i]), T.Load(ref c[i])), ref results[i]);
        }

        return results;
    }

    public override double SumAcross(ReadOnlySpan<double> x) => T.SumAcross(T.Load(in x[0]));

    public override double[] KeepFirst(ReadOnlySpan<double> x, int count)
    {
        var results = new double[T.Width];
        T.Store(T.KeepFirst(T.Load(in x[0]), count), ref results[0]);
        return results;
    }

    private static T Of(string function, T a, T b, T c) => function switch
    {
        "Add" => a + b,
        "Sub" => a - b,
        "Mul" => a * b,
        "Div" => a / b,
        "Neg" => -a,
        "MultiplyAdd" => T.MultiplyAdd(a, b, c),
        "Abs" => T.Abs(a),
        "Acos" => T.Acos(a),
        "Asin" => T.Asin(a),
        "Atan" => T.Atan(a),
        "Atan2" => T.Atan2(a, b),
        "Compare" => T.Compare(a, b),
        "Cos" => T.Cos(a),
        "Cosh" => T.Cosh(a),
        "Erf" => T.Erf(a),
        "Erfc" => T.Erfc(a),
        "Exp" => T.Exp(a),
        "ExpM1" => T.ExpM1(a),
        "Log" => T.Log(a),
        "LogP1" => T.LogP1(a),
        "Max" => T.Max(a, b),
        "Min" => T.Min(a, b),
        "Pow" => T.Pow(a, b),
        "Sin" => T.Sin(a),
        "Sinh" => T.Sinh(a),
        "Sqrt" => T.Sqrt(a),
        "Tan" => T.Tan(a),
        "Tanh" => T.Tanh(a),
        "Where" => T.Where(a, b, c),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };
}
