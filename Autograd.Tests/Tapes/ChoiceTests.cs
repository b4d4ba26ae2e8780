using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>A choice is decided anew for every sample, as it is when a graph is built.</summary>
public class ChoiceTests
{
    private static readonly double[] Numbers3 = [-1, 0, 1, double.NaN];

    private static readonly Func<Value, Value, Condition>[] Conditions =
    [
        (a, b) => a > b,
        (a, b) => a < b,
        (a, b) => a >= b,
        (a, b) => a <= b,
        (a, _) => a > 0.5,
        (a, _) => 0.5 < a,
        (a, _) => a >= 1,
        (a, _) => 1 <= a,
        (a, b) => !(a > b),
        (a, b) => !!(a >= b),
        (a, b) => a > 0 && b > 0,
        (a, b) => a > 0 || b > 0,
        (a, b) => !(a > 0 && b > 0) || a >= b,
        (a, b) => !(a > 0 || !(b > 0)) && !(a >= 1),
        (a, _) => a > 0 && true,
        (a, _) => true && a > 0,
        (a, _) => a > 0 || false,
        (a, _) => false || a > 0,
        (a, _) => a > 0 && false,
        (a, _) => true || a > 0,
        (a, _) => !(a > 0 && (Condition)true),
    ];

    public static TheoryData<int> ConditionNumbers => [.. Enumerable.Range(0, Conditions.Length)];

    [Theory]
    [MemberData(nameof(ConditionNumbers))]
    public void A_condition_is_decided_for_each_sample_at_ties_and_with_NaN_too(int number)
    {
        // 2a + b where it holds, else a − 3b. The parameter is a factor of 1, whose derivative is the value.
        Value a = 0.25, b = 0.75, w = 1;
        var replays = new Replays(w * Chosen(number, a, b), [a, b], w);
        double[] rows = [.. Numbers3.SelectMany(x => Numbers3.SelectMany(y => new[] { x, y }))];
        var holds = new List<bool>();
        for (var i = 0; i < rows.Length; i += 2)
        {
            holds.Add(Conditions[number](new Value(rows[i]), new Value(rows[i + 1])).Holds);
        }

        double[] values = [.. holds.Select((held, s) => held ? (2 * rows[2 * s]) + rows[(2 * s) + 1] : rows[2 * s] - (3 * rows[(2 * s) + 1]))];
        double[] gradients = [.. holds.SelectMany(held => held ? new double[] { 2, 1 } : [1, -3])];
        foreach (var width in Replays.Widths)
        {
            var each = replays.EachGradient(width, rows);
            each.Values.ShouldAgreeWith(values, 0, $"{width} lanes");
            each.Gradients.ShouldAgreeWith(gradients, 0, $"{width} lanes");
            for (var s = 0; s < holds.Count; s++)
            {
                replays.MeanGradient(width, rows[(2 * s)..((2 * s) + 2)]).Gradient[0].ShouldAgreeWith(values[s], 0, $"{width} lanes");
                replays.AtPoint(rows[(2 * s)..((2 * s) + 2)]).Gradient.ShouldAgreeWith(gradients[(2 * s)..((2 * s) + 2)], 0, "a point");
            }
        }
    }

    [Fact]
    public void A_condition_on_parameters_is_decided_for_each_call()
    {
        Value x = 1, w = 1;
        var tape = Tape.Record(Value.Where(w > 0, x, -2 * x), [x], [w]);
        var gradient = new double[1];
        tape.Gradient([3], gradient);
        gradient.ShouldBe([1.0]);
        w.Data = -1;
        tape.Gradient([3], gradient);
        gradient.ShouldBe([-2.0]);
    }

    [Fact]
    public void Kinks_are_decided_for_each_sample_by_the_conventions_of_the_rules()
    {
        // relu, |x|, max(x, 1), min(x, 1) and max(x, −x): 0 at the kink but for the tie of two values, ½ − ½.
        Value x = 5;
        Gradients(x.Relu(), x, -1, 0, 1).ShouldBe([0, 0, 1]);
        Gradients(x.Abs(), x, -1, 0, 1).ShouldBe([-1, 0, 1]);
        Gradients(Value.Max(x, 1), x, 0, 1, 2).ShouldBe([0, 0, 1]);
        Gradients(Value.Min(x, 1), x, 0, 1, 2).ShouldBe([1, 0, 0]);
        Gradients(Value.Max(x, -x), x, -1, 0, 1).ShouldBe([-1, 0, 1]);
    }

    [Fact]
    public void The_kink_of_a_derivative_that_is_a_graph_is_decided_for_each_sample_too()
    {
        // relu(x)² has the derivative 2 relu x, and that 2 or 0.
        Value x = 5;
        var slope = Derivative.Of(x.Relu().Square(), x);
        new Replays(slope, [x]).Evaluate(8, [-3, 3]).ShouldBe([0.0, 6]);
        Gradients(slope, x, -3, 3).ShouldBe([0, 2]);
    }

    [Fact]
    public void A_derivative_that_is_a_graph_is_that_of_the_side_taken_when_it_was_made()
    {
        // x² above 0, else x: made at 5 the derivative is 2x, and stays so.
        Value x = 5;
        var slope = Derivative.Of(Value.Where(x > 0, x.Square(), x), x);
        new Replays(slope, [x]).Evaluate(8, [-3, 3]).ShouldBe([-6.0, 6]);
    }

    [Fact]
    public void A_choice_in_the_number_of_a_derivative_is_decided_for_each_sample()
    {
        // y = x · c(x) with c = 3 above 0, else 4, from a derivative by z of z · c.
        Value x = 5, z = 1;
        var c = Derivative.Of(z * Value.Where(x > 0, 3, 4), z);
        Gradients(x * c, x, -1, 1).ShouldBe([4, 3]);
    }

    private static Value Chosen(int number, Value a, Value b) => Value.Where(Conditions[number](a, b), (2 * a) + b, a - (3 * b));

    private static double[] Gradients(Value y, Value x, params double[] rows)
    {
        var replays = new Replays(y, [x]);
        var first = replays.EachGradient(Replays.Widths[0], rows).Gradients;
        foreach (var width in Replays.Widths)
        {
            replays.EachGradient(width, rows).Gradients.ShouldBe(first, $"{width} lanes");
        }

        return first;
    }
}
