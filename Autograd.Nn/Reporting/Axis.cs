using System.Globalization;

namespace Autograd.Nn;

/// <summary>A range of numbers along the side of a plot, with round ticks.</summary>
/// <param name="Name">What the numbers are.</param>
/// <param name="Min">Where it starts.</param>
/// <param name="Max">Where it ends, above the start.</param>
/// <param name="Logarithmic">Whether equal ways are equal ratios; both ends are above 0 then.</param>
/// <param name="Whole">Whether only whole numbers have a meaning.</param>
internal sealed record Axis(string Name, double Min, double Max, bool Logarithmic = false, bool Whole = false)
{
    private const int MostTicks = 7;

    // Below, steps would be too small for a number to have all its digits.
    private const double LeastRange = 1e-300;

    /// <summary>An axis that shows all of these finite numbers, with a margin.</summary>
    /// <exception cref="ArgumentException">They are so far apart that their distance is infinite.</exception>
    public static Axis Around(string name, IEnumerable<double> numbers, string parameter)
    {
        double min = double.PositiveInfinity, max = double.NegativeInfinity;
        foreach (var number in numbers)
        {
            (min, max) = (Math.Min(min, number), Math.Max(max, number));
        }

        var margin = max - min > LeastRange ? (max - min) * .06 : Math.Max(1, Math.Abs(max) * .1);
        return double.IsFinite(max - min + (2 * margin))
            ? new(name, min - margin, max + margin)
            : throw new ArgumentException($"The numbers of '{name}', from {Words.Of(min)} to {Words.Of(max)}, are too far apart to be drawn.", parameter);
    }

    /// <summary>Where a number lies: 0 at the start, 1 at the end.</summary>
    public double Fraction(double number) => Logarithmic
        ? Math.Log(number / Min) / Math.Log(Max / Min)
        : (number - Min) / (Max - Min);

    /// <summary>The number at a fraction of an axis that is not logarithmic.</summary>
    public double At(double fraction) => Min + (fraction * (Max - Min));

    /// <summary>Round numbers within the range with their labels; powers of ten on a logarithmic axis.</summary>
    public (double Number, string Label)[] Ticks()
    {
        var (first, last) = Logarithmic ? (Math.Log10(Min), Math.Log10(Max)) : (Min, Max);
        var step = Step(last - first);

        // 6 · 0.2 is a little more than 1.2, and yet a tick of an axis that ends there.
        const double Rounding = 1e-9;
        var start = Math.Ceiling((first / step) - Rounding);
        return [.. Enumerable.Range(0, MostTicks + 1)
            .Select(i => ((start + i) * step) + 0.0)
            .TakeWhile(tick => tick <= last + (step * Rounding))
            .Select(tick => Logarithmic ? (Math.Pow(10, tick), Power((int)tick)) : (tick, Label(tick, step)))
            .DistinctBy(tick => tick.Item2)];
    }

    /// <summary>1, 2 or 5 times a power of ten, so that there are few ticks.</summary>
    private double Step(double range)
    {
        var least = range / (MostTicks - 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var step = power * (least / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
        return Whole || Logarithmic ? Math.Max(1, step) : step;
    }

    private static string Power(int exponent) => exponent is >= -3 and <= 5
        ? Math.Pow(10, exponent).ToString("0.###", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"1e{exponent}");

    private string Label(double tick, double step)
    {
        if (step is < 1e-5 or >= 1e5 || Math.Max(Math.Abs(Min), Math.Abs(Max)) >= 1e12)
        {
            return tick == 0 ? "0" : tick.ToString("0.########e0", CultureInfo.InvariantCulture);
        }

        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        return (Math.Round(tick, decimals) + 0.0).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
