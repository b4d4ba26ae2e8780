using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>The side not taken contributes exactly 0, whatever is infinite or NaN on it: at every width, and at one point.</summary>
public class ChoicePoleTests
{
    [Theory]
    [InlineData("log")]
    [InlineData("sqrt")]
    [InlineData("reciprocal")]
    [InlineData("pow")]
    [InlineData("pow of a value")]
    [InlineData("product with infinity")]
    public void A_pole_on_either_side_does_not_leak(string pole)
    {
        // Taken is 3x, so the derivative is 3 everywhere.
        Value x = 2;
        var side = pole switch
        {
            "log" => x.Log(),
            "sqrt" => x.Sqrt(),
            "reciprocal" => 1 / x,
            "pow" => Value.Pow(x, -0.5),
            "pow of a value" => Value.Pow(x, x - 1),
            _ => x * (1 / x.Square()),
        };
        Gradients(Value.Where(x > 9, side, 3 * x), x, 0, -0.0, -1, double.Epsilon, 1).ShouldAllBe(slope => slope == 3);
        Gradients(Value.Where(x < 9, 3 * x, side), x, 0, -0.0, -1, double.Epsilon, 1).ShouldAllBe(slope => slope == 3);
    }

    [Fact]
    public void A_pole_does_not_leak_into_parameters()
    {
        // ∂/∂w of ln w, where x > 0: 1/w once in two samples of w = 0.5 is a mean of 1; of w = 0 and no taken sample 0.
        Value x = 1, w = 0.5;
        var replays = new Replays(Value.Where(x > 0, w.Log(), x), [x], w);
        foreach (var width in Replays.Widths)
        {
            w.Data = 0.5;
            replays.MeanGradient(width, [1, -1]).Gradient.ShouldBe([1.0]);
            w.Data = 0;
            replays.MeanGradient(width, [-1, -2, double.NaN]).Gradient.ShouldBe([0.0]);
        }
    }

    [Fact]
    public void A_pole_that_two_choices_share_does_not_leak()
    {
        // At 0 neither takes ln x; at 0.5 one does, which gives 1/x = 2; at 2 both, which gives 2/x = 1.
        Value x = 2;
        var log = x.Log();
        Gradients(Value.Where(x > 0, log, 0) + Value.Where(x > 1, log, 5), x, 0, 0.5, 2).ShouldBe([0, 2, 1]);
    }

    [Fact]
    public void A_pole_that_decides_about_itself_does_not_leak()
    {
        // √x where it is above 0: 1 / 2√x = 1 at 0.25.
        Value x = 2;
        var root = x.Sqrt();
        Gradients(Value.Where(root > 0, root, 0), x, 0, 0.25).ShouldBe([0, 1]);
    }

    [Fact]
    public void The_length_of_a_vector_kept_from_its_pole_has_gradient_0_there()
    {
        Value x = 3, y = 4;
        var length = Value.Sqrt(x.Square() + y.Square());
        var replays = new Replays(Value.Where(length > 0, length, 0), [x, y]);
        foreach (var width in Replays.Widths)
        {
            replays.EachGradient(width, [0, 0, 3, 4]).Gradients.ShouldBe([0, 0, 0.6, 0.8], 1e-15);
        }
    }

    [Fact]
    public void Poles_on_both_sides_of_nested_choices_do_not_leak()
    {
        // x > 0: √x above 1, ln x below, so 1/4 at 4 and 2 at 0.5; else 1/x below −1, so −1/4 at −2, and at 0 the number 7.
        Value x = 2;
        var y = Value.Where(x > 0, Value.Where(x > 1, x.Sqrt(), x.Log()), Value.Where(x < -1, 1 / x, 7));
        Gradients(y, x, 4, 0.5, -2, 0, double.NaN).ShouldBe([0.25, 2, -0.25, 0, 0]);
    }

    [Fact]
    public void What_a_choice_and_its_surroundings_share_gets_both_contributions()
    {
        // s = x²; ln s below the choice, s beside it: 2/x + 2x where x > 1, else 2x.
        Value x = 2;
        var s = x.Square();
        Gradients(Value.Where(x > 1, s.Log(), 0) + s, x, 2, 0, -3).ShouldBe([5, 0, -6]);
    }

    [Fact]
    public void A_pole_that_is_always_wanted_is_not_hidden()
    {
        // ln x is the root's other summand: at 0 its derivative is +∞ whatever the choice says.
        Value x = 2;
        var log = x.Log();
        Gradients(Value.Where(x > 1, log, 0) + log, x, 0, 2).ShouldBe([double.PositiveInfinity, 1]);
    }

    [Fact]
    public void A_number_that_also_decides_gets_no_adjoint_for_deciding()
    {
        // y = 2a where a > 0, from a rule: the number a itself decides. y² = 4a², so 8a = 24 at 3.
        Value a = 2;
        var y = Derivative.Of(Value.Apply<SquareAbove>(a), a);
        Gradients(y, a, -1, 3).ShouldBe([0, 2]);
        Gradients(y * y, a, -1, 3).ShouldBe([0, 24]);
    }

    /// <summary>The gradients of single rows, the same at every width.</summary>
    private static double[] Gradients(Value y, Value x, params double[] rows)
    {
        var replays = new Replays(y, [x]);
        var atPoints = Array.ConvertAll(rows, row => replays.AtPoint([row]).Gradient[0]);
        foreach (var width in Replays.Widths)
        {
            // 1e-15 for a division in another rounding.
            replays.EachGradient(width, rows).Gradients.ShouldAgreeWith(atPoints, 1e-15, $"{width} lanes");
        }

        return atPoints;
    }

    /// <summary>y = a² where a &gt; 0, else 0</summary>
    private readonly struct SquareAbove : IUnary
    {
        static T IUnary.Primal<T>(T a) => T.Where(a, a * a, 0);
        static T IUnary.Da<T>(T a, T y) => T.Where(a, 2 * a, 0);
    }
}
