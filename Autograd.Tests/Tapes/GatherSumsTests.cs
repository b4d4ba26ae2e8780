using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>Sums and dot products from chains of additions, and that no result changes but by the rounding of products.</summary>
public class GatherSumsTests
{
    [Fact]
    public void A_chain_to_the_left_becomes_one_sum_in_the_order_of_the_additions() =>
        Gathered((x, y, _) => x + y + x.Sin() + y.Sin()).ShouldBe("sum(x, y, sin(x), sin(y))");

    [Fact]
    public void A_chain_to_the_right_becomes_one_sum_from_its_innermost_addition_on() =>
        Gathered((x, y, _) => x.Sin() + (y.Sin() + (x + y))).ShouldBe("sum(x, y, sin(y), sin(x))");

    [Fact]
    public void Of_two_chains_that_meet_the_left_one_goes_on() =>
        Gathered((x, y, _) => x + y + (x.Sin() + y.Sin())).ShouldBe("sum(x, y, add(sin(x), sin(y)))");

    [Fact]
    public void A_sum_of_a_list_goes_on_with_its_first_term_alone() =>
        Gathered((x, y, _) => Value.Sum(x + y, x.Sin(), x + y.Sin())).ShouldBe("sum(x, y, sin(x), add(x, sin(y)))");

    [Fact]
    public void Products_become_a_dot_product() =>
        Gathered((x, y, _) => (x * y) + (x.Sin() * y.Sin())).ShouldBe("dot(x, sin(x), y, sin(y), -0)");

    [Fact]
    public void A_first_term_that_is_no_product_is_the_bias() =>
        Gathered((x, y, _) => x + (x * y) + (x.Sin() * y)).ShouldBe("dot(x, sin(x), y, y, x)");

    [Fact]
    public void A_product_without_another_and_without_a_bias_stays_one()
    {
        Gathered((x, y, _) => (x * y) - x).ShouldBe("sub(mul(x, y), x)");
        Gathered((x, y, _) => Value.Sum(x * y)).ShouldBe("mul(x, y)");
    }

    [Fact]
    public void A_term_after_one_product_is_its_bias_too() =>
        Gathered((x, y, _) => (x * y) + x).ShouldBe("dot(x, y, x)");

    [Fact]
    public void A_product_with_a_constant_that_is_subtracted_has_the_sign_in_the_constant() =>
        Gathered((x, y, _) => x - (2 * y) - (y.Sin() * 3)).ShouldBe("dot(-2, sin(y), y, -3, x)");

    [Fact]
    public void A_product_of_variables_that_is_subtracted_stays() =>
        Gathered((x, y, _) => x - (x * y)).ShouldBe("sub(x, mul(x, y))");

    [Fact]
    public void Sums_and_products_take_turns_in_the_order_of_the_additions() =>
        Gathered((x, y, _) => (x * y) + (y * 2) - x + (x.Sin() * y) + y).ShouldBe("add(dot(sin(x), y, sub(dot(x, y, y, 2, -0), x)), y)");

    [Fact]
    public void What_is_used_twice_is_not_absorbed() =>
        Gathered((x, y, _) => x + y is var sum && x * y is var product ? sum + x.Sin() + product + (sum * product) : x)
            .ShouldBe("dot(add(x, y), mul(x, y), sum(add(x, y), sin(x), mul(x, y)))");

    [Fact]
    public void What_depends_on_parameters_alone_is_kept_apart() =>
        Gathered((x, _, w) => (w * w) + w.Sin() + x).ShouldBe("add(dot(w0, w0, sin(w0)), x)");

    [Fact]
    public void A_product_of_parameters_is_not_pulled_into_what_varies() =>
        Gathered((x, y, w) => x + (w * w) + (x * y)).ShouldBe("dot(x, y, add(x, mul(w0, w0)))");

    [Theory]
    [InlineData(1e308, 1e308, -1e308)]
    [InlineData(1e308, -1e308, 1e308)]
    [InlineData(-0.0, -0.0, -0.0)]
    [InlineData(-0.0, 5, -5)]
    [InlineData(1, 1e16, -1e16)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, 1)]
    [InlineData(0.1, 0.2, 0.3)]
    public void A_plain_sum_has_every_bit_of_the_additions_one_by_one(double a, double b, double c)
    {
        Func<Value[], Value>[] sums =
        [
            v => v[0] + v[1] + v[2],
            v => v[0] + (v[1] + v[2]),
            v => v[0] - v[1] + v[2] - v[0],
            v => Value.Sum(v[0] + v[1], v[2], v[0] - v[2]),
            v => v[2] + (v[0] + v[1] + (v[1] - v[2])),
        ];
        double[] point = [a, b, c];
        foreach (var sum in sums)
        {
            var inputs = Numbers.Variables(1, 2, 3);
            var expected = sum(Numbers.Variables(point)).Data;
            var replays = new Replays(sum(inputs), inputs);
            replays.AtPoint(point).Value.ShouldHaveTheBitsOf(expected);
            foreach (var width in Replays.Widths)
            {
                replays.Evaluate(width, point)[0].ShouldHaveTheBitsOf(expected, $"{width} lanes");
            }
        }
    }

    [Fact]
    public void A_sum_of_products_that_are_minus_0_is_minus_0()
    {
        Value x = 1, y = 1;
        var replays = new Replays((x * y) + (2 * x), [x, y]);
        foreach (var width in Replays.Widths)
        {
            replays.Evaluate(width, [-0.0, 3]).ShouldBe([-0.0]);
            double.IsNegative(replays.Evaluate(width, [-0.0, 3])[0]).ShouldBeTrue();
        }
    }

    private static string Gathered(Func<Value, Value, Value, Value> expression)
    {
        Value x = 0.5, y = 0.25, w = 2;
        var list = Recorder.Record([expression(x, y, w)], [x, y], [w]);
        return PassTests.Text(RemoveUnused.In(GatherSums.In(list)));
    }
}
