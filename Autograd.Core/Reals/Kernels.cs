namespace Autograd.Core;

/// <summary>Elementary functions of a double that the framework lacks, or has without full precision.</summary>
internal static class Kernels
{
    /// <summary>
    /// ln(1 + x). The rounding error of u = 1 + x is undone by the factor x / (u − 1).
    /// Source: W. Kahan; N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 1.14.1.
    /// </summary>
    public static double LogP1(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsFinite(u) ? Math.Log(u) * (x / (u - 1)) : Math.Log(u);
    }

    /// <summary>eˣ − 1, by the same device: the error of u = eˣ is undone by the factor x / ln u. Source: as above.</summary>
    public static double ExpM1(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : Math.Abs(x) < 1 ? (u - 1) * (x / Math.Log(u)) : u - 1;
    }

    /// <summary>erf x, by the kernel of the lanes: the same bits on one double as on many.</summary>
    public static double Erf(double x)
    {
        Lanes128 lanes = x;
        LaneKernels.Erf(ref lanes);
        return First(lanes);
    }

    /// <summary>erfc x, likewise.</summary>
    public static double Erfc(double x)
    {
        Lanes128 lanes = x;
        LaneKernels.Erfc(ref lanes);
        return First(lanes);
    }

    /// <summary>1, 0 or −1 as a is above, equal to or below b; NaN if either is NaN.</summary>
    public static double Compare(double a, double b) => a > b ? 1 : a < b ? -1 : a == b ? 0 : double.NaN;

    private static double First(Lanes128 lanes)
    {
        Span<double> both = stackalloc double[2];
        Lanes128.Store(lanes, ref both[0]);
        return both[0];
    }
}
