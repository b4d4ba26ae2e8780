using System.Globalization;

namespace Autograd.Tests;

/// <summary>Shouldly has NaN below every number, so that a loss of NaN would be less than any bound. Here NaN is less than nothing.</summary>
internal static class Comparisons
{
    /// <summary>actual &lt; bound</summary>
    public static void ShouldBeLessThan(this double actual, double bound, string about = "") =>
        (actual < bound).ShouldBeTrue(string.Create(CultureInfo.InvariantCulture, $"{about}: {actual:R} should be less than {bound:R}"));

    /// <summary>actual ≤ bound</summary>
    public static void ShouldBeLessThanOrEqualTo(this double actual, double bound, string about = "") =>
        (actual <= bound).ShouldBeTrue(string.Create(CultureInfo.InvariantCulture, $"{about}: {actual:R} should be at most {bound:R}"));
}
