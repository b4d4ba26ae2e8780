namespace Autograd.Tests.Core;

/// <summary>Comparisons and what joins them, as a graph is built: the truth of the numbers, and false with NaN.</summary>
public class ConditionTests
{
    private static readonly double[] Some = [-1, 0, -0.0, 1, double.NaN, double.PositiveInfinity];

    [Fact]
    public void A_comparison_holds_where_that_of_the_numbers_does() => ForPairs((a, b, x, y) =>
    {
        ((x > y).Holds, (x < y).Holds, (x >= y).Holds, (x <= y).Holds).ShouldBe((a > b, a < b, a >= b, a <= b));
        ((x > b).Holds, (x < b).Holds, (x >= b).Holds, (x <= b).Holds).ShouldBe((a > b, a < b, a >= b, a <= b));
        ((a > y).Holds, (a < y).Holds, (a >= y).Holds, (a <= y).Holds).ShouldBe((a > b, a < b, a >= b, a <= b));
    });

    [Fact]
    public void And_or_and_not_are_those_of_the_comparisons() => ForPairs((a, b, x, y) =>
    {
        (x > 0 && y > 0).Holds.ShouldBe(a > 0 && b > 0);
        (x > 0 || y > 0).Holds.ShouldBe(a > 0 || b > 0);
        (!(x > y)).Holds.ShouldBe(!(a > b));
        (!(x > 0 && !(y >= x)) || x <= y).Holds.ShouldBe(!(a > 0 && !(b >= a)) || a <= b);
    });

    [Fact]
    public void Where_takes_the_side_that_a_joined_condition_says() => ForPairs((a, b, x, y) =>
    {
        Value.Where(x > 0 && y > 0, 1.0, 2.0).Data.ShouldBe(a > 0 && b > 0 ? 1 : 2);
        Value.Where(x > 0 || !(y > 0), 1.0, 2.0).Data.ShouldBe(a > 0 || !(b > 0) ? 1 : 2);
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_fixed_condition_joins_on_either_side(bool held)
    {
        foreach (var number in Some)
        {
            Value x = number;
            (x > 0 && held).Holds.ShouldBe(number > 0 && held);
            (held && x > 0).Holds.ShouldBe(held && number > 0);
            (x > 0 || held).Holds.ShouldBe(number > 0 || held);
            (held || x > 0).Holds.ShouldBe(held || number > 0);
            (!((Condition)held)).Holds.ShouldBe(!held);
        }
    }

    [Fact]
    public void Both_sides_of_and_and_or_are_looked_at_so_that_a_tape_has_both()
    {
        Value x = -1;
        var looked = 0;
        _ = x > 0 && Look();
        _ = x < 0 || Look();
        looked.ShouldBe(2);

        Condition Look()
        {
            looked++;
            return x > 0;
        }
    }

    [Fact]
    public void A_condition_stands_in_an_if_joined_or_not()
    {
        Value x = 1;
        (x > 0 ? "above" : "not above").ShouldBe("above");
        (x > 0 && x > 2 ? "above" : "not above").ShouldBe("not above");
        (x > 2 || x > 0 ? "above" : "not above").ShouldBe("above");
    }

    [Fact]
    public void A_comparison_hands_nothing_down()
    {
        // Only the taken side does: 2x.
        Value x = 3;
        Derivative.Gradient(Value.Where(x.Square() > x && !(x > 5), x.Square(), 0), x).ShouldBe(6);
    }

    private static void ForPairs(Action<double, double, Value, Value> check)
    {
        foreach (var a in Some)
        {
            foreach (var b in Some)
            {
                check(a, b, a, b);
            }
        }
    }
}
