using System.Globalization;
using Autograd.Benchmarks.Ratios;
using Autograd.Tests.Core;

namespace Autograd.Benchmarks;

/// <summary>
/// <c>ulp [COUNT]</c>: the worst error of each elementary function on lanes, over a million arguments or so many. Prints the README's
/// table: against series of 100 bits where they hold, and against <see cref="Math"/> over all bit patterns, subnormal, infinite and NaN ones
/// included.
/// </summary>
internal static class KernelErrors
{
    private const int Million = 1_000_000;

    private static readonly string Widest = LaneRunner.Types[0];

    /// <summary>Measures, and returns the exit code: 0, 1 where a function is further off than stated, 2 where the arguments are wrong.</summary>
    public static int Run(string[] args)
    {
        var count = Million;
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], CultureInfo.InvariantCulture, out count) || count <= 0 || count % 8 != 0)))
        {
            return RatiosCommand.Usage($"the count of arguments must be a positive multiple of 8, not '{string.Join(' ', args)}'");
        }

        Console.WriteLine("| function | stated bound | worst against series | worst against `Math`, any bits |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        var isWithin = true;
        foreach (var kernel in KernelCase.All)
        {
            var worst = AgainstSeries(kernel, count);
            var apart = AgainstMath(kernel, count);
            isWithin &= worst <= kernel.Bound && apart <= kernel.BoundAgainstMath;

            // Math has no error functions: one double takes them from the lanes.
            var shown = kernel.Name is "Erf" or "Erfc" ? "" : Text(apart);
            Console.WriteLine($"| {kernel.Name} | {kernel.Bound.ToString(CultureInfo.InvariantCulture)} | {Text(worst)} | {shown} |");
        }

        return isWithin ? 0 : 1;
    }

    private static double AgainstSeries(KernelCase kernel, int count)
    {
        var (a, b) = kernel.Sample(count);
        var lanes = LaneRunner.Of(Widest).Run(kernel.Name, a, b);
        return a.Select((_, i) => i).AsParallel().Max(i => PreciseFunctions.Of(kernel.Name, a[i], b[i]).UlpsTo(lanes[i]));
    }

    private static double AgainstMath(KernelCase kernel, int count)
    {
        var specials = KernelCase.PairsOfSpecials();
        var any = KernelCase.OfAnyBits(count);
        double[] a = [.. specials.A, .. any.A], b = [.. specials.B, .. any.B];
        var one = LaneRunner.Of(nameof(Real)).Run(kernel.Name, a, b);
        var lanes = LaneRunner.Of(Widest).Run(kernel.Name, a, b);
        return one.Zip(lanes, KernelCase.UlpsApart).Max();
    }

    private static string Text(double ulps) => ulps.ToString("0.00", CultureInfo.InvariantCulture);
}
