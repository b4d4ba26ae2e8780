namespace Autograd.Tests.Core;

/// <summary>
/// The elementary functions to about 100 bits, from their series: what a kernel's error is measured against. For arguments and
/// results well inside the range of a double, not beyond 10⁶ for the trigonometric ones.
/// </summary>
internal static class PreciseFunctions
{
    private static readonly TwoDoubles Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    private static readonly TwoDoubles TwoOverRootPi = new(1.1283791670955126, 1.533545961316588e-17);

    public static TwoDoubles Of(string function, double a, double b) => function switch
    {
        "Acos" => Acos(a),
        "Asin" => Asin(a),
        "Atan" => Atan2(a, 1),
        "Atan2" => Atan2(a, b),
        "Cos" => SinAndCos(a).Cos,
        "Cosh" => (Exp(a) + Exp(-a)).Scaled(-1),
        "Erf" => Erf(a),
        "Erfc" => Erfc(a),
        "Exp" => Exp(a),
        "ExpM1" => ExpM1(a),
        "Log" => Log(a),
        "LogP1" => LogP1(a),
        "Pow" => a < 0 && b % 2 != 0 ? -Exp(b * Log(-a)) : Exp(b * Log(Math.Abs(a))),
        "Sin" => SinAndCos(a).Sin,
        "Sinh" => Sinh(a),
        "Tan" => SinAndCos(a).Sin / SinAndCos(a).Cos,
        "Tanh" => ExpM1(2 * a) / (ExpM1(2 * a) + 2),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, null),
    };

    // eˣ = 2ⁿ · (1 + p), p = eʳ − 1 by its series at r / 2⁸, doubled by (1 + p)² − 1 = p · (p + 2).
    private static TwoDoubles Reduced(TwoDoubles x, out int n)
    {
        n = (int)Math.Round(x.High / Ln2.High);
        var r = (x - n * Ln2).Scaled(-8);
        TwoDoubles p = 0;
        for (var k = 12; k >= 1; k--)
        {
            p = r / k * (1 + p);
        }

        for (var i = 0; i < 8; i++)
        {
            p *= p + 2;
        }

        return p;
    }

    private static TwoDoubles Exp(TwoDoubles x) => (1 + Reduced(x, out var n)).Scaled(n);

    private static TwoDoubles ExpM1(TwoDoubles x)
    {
        var p = Reduced(x, out var n);
        return n == 0 ? p : (1 + p).Scaled(n) - 1;
    }

    // Newton's method from y, the logarithm to double precision: ln m = y + ln(1 + d), d = m e⁻ʸ − 1 = (m − 1) + m (e⁻ʸ − 1).
    private static TwoDoubles Log(TwoDoubles x)
    {
        var k = (int)Math.Round(Math.Log2(x.High));
        var m = x.Scaled(-k);
        var y = Math.Log(m.High);
        return k * Ln2 + Improved(y, m - 1 + m * ExpM1(-y));
    }

    private static TwoDoubles LogP1(double x)
    {
        if (Math.Abs(x) > 0.3)
            return Log(TwoDoubles.Sum(1, x));

        var y = x / (1 + x / 2);
        y -= (ExpM1(y) - x).High / (1 + x);
        return Improved(y, x + (1 + (TwoDoubles)x) * ExpM1(-y));
    }

    private static TwoDoubles Improved(double y, TwoDoubles d) => y + d - d * d * 0.5 + d * d * d / 3;

    private static TwoDoubles Sinh(double x)
    {
        var e = ExpM1(x);
        return (e + e / (e + 1)).Scaled(-1);
    }

    // 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)): all terms of one sign.
    private static TwoDoubles Erf(double x)
    {
        if (Math.Abs(x) > 4)
        {
            return Math.Sign(x) * (1 - Erfc(Math.Abs(x)));
        }

        var square = (TwoDoubles)x * x;
        TwoDoubles sum = 0;
        for (var n = 120; n >= 1; n--)
        {
            sum = (1 + sum) * square / (n + 0.5);
        }

        return TwoOverRootPi * Exp(-square) * x * (1 + sum);
    }

    // From 2 on, where 1 − erf x cancels: exp(−x²) / √π · 1 / (x + ½ / (x + 1 / (x + 3/2 / (x + …)))).
    private static TwoDoubles Erfc(double x)
    {
        if (x < 2)
        {
            return 1 - Erf(x);
        }

        TwoDoubles fraction = x;
        for (var n = 200; n >= 1; n--)
        {
            fraction = x + 0.5 * n / fraction;
        }

        return TwoOverRootPi * 0.5 * Exp(-((TwoDoubles)x * x)) / fraction;
    }

    private static (TwoDoubles Sin, TwoDoubles Cos) SinAndCos(double x)
    {
        var m = Math.Round(x / (Math.PI / 2));
        var r = x - m * (TwoDoubles)(Math.PI / 2) - m * (TwoDoubles)6.123233995736766e-17 - m * -1.4973849048591698e-33;
        TwoDoubles sin = 0, cos = 0, minus = -(r * r);
        for (var k = 28; k >= 2; k -= 2)
        {
            sin = minus / (k * (k + 1)) * (1 + sin);
            cos = minus / (k * (k - 1)) * (1 + cos);
        }

        sin = r * (1 + sin);
        cos = 1 + cos;
        return ((long)m & 3) switch { 0 => (sin, cos), 1 => (cos, -sin), 2 => (-sin, -cos), _ => (-cos, sin) };
    }

    // The next three each turn the angle that Math has by the small one that is left.
    private static TwoDoubles Atan2(double y, double x)
    {
        var angle = Math.Atan2(y, x);
        var (sin, cos) = SinAndCos(angle);
        return angle + (y * cos - x * sin) / (x * cos + y * sin);
    }

    private static TwoDoubles Asin(double x)
    {
        var angle = Math.Asin(x);
        var (sin, cos) = SinAndCos(angle);
        return angle + (x - sin) / cos;
    }

    private static TwoDoubles Acos(double x)
    {
        var angle = Math.Acos(x);
        if (x > 0.5)
        {
            // By sin²(½ arccos x) = ½(1 − x), since the difference of cosines cancels near 1.
            var (sinHalf, cosHalf) = SinAndCos(angle / 2);
            return angle + ((1 - x) / 2 - sinHalf * sinHalf) / (sinHalf * cosHalf);
        }

        var (sin, cos) = SinAndCos(angle);
        return angle + (cos - x) / sin;
    }
}
