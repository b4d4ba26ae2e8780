namespace Autograd.Tests.Core;

/// <summary>Every row where numbers are extreme: at and near 0, far out, at poles and infinities, against recorded numbers.</summary>
public class PointTests : RowTests
{
    // A Gelu far out has a hundred times the rounding of its argument, the others a few units in the last place.
    private const double Rounding = 1e-13;

    // A divisor that is held below overflow leaves 1e-304 of what should be 0.
    private const double Vanishing = 1e-300;

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void A_row_has_the_recorded_values_and_slopes_at_extreme_points(string name)
    {
        // 1 − tanh² cancels far out, to half a unit in the last place of 1.
        var cancelling = name == nameof(Tanh) ? 2e-16 : Vanishing;
        RowPoint.Of(name).Count().ShouldBeGreaterThanOrEqualTo(10, $"record {name}");
        foreach (var point in RowPoint.Of(name))
        {
            var y = Named(name).OnValues(Numbers.Variables(point.At));
            ShouldAgree(y.Data, point.Value, Vanishing, $"the value at {point}");
            for (var i = 0; i < point.At.Length; i++)
            {
                if (point.Gradient[i] is { } slope)
                {
                    ShouldAgree(y.LocalDerivatives[i], slope, cancelling, $"slope {i} at {point}");
                }
            }
        }
    }

    private static void ShouldAgree(double actual, double recorded, double nothing, string about) =>
        actual.ShouldBeWithin(Math.Max(nothing, Rounding * Math.Abs(recorded)), recorded, about);
}
