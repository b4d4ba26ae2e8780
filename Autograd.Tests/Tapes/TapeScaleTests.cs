using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>Graphs a million deep or a hundred thousand wide.</summary>
public class TapeScaleTests
{
    [Fact]
    public void A_graph_a_million_deep_is_recorded_and_replayed_without_a_stack() => OnThread.WithSmallStack(() =>
    {
        // y = x (1 + 1e-6)^n: the derivative is e, but for n ulps of rounding and a relative n · 1e-12 / 2. Every other factor is w.
        const int Million = 1_000_000;
        Value x = 3, w = 1 + 1e-6;
        var y = x;
        for (var i = 0; i < Million; i++)
        {
            y = i % 2 == 0 ? y * w : y * (1 + 1e-6);
        }

        var tape = Tape.Record(y, [x], [w]);
        var gradient = new double[1];
        tape.Gradient([3], gradient).ShouldBe(3 * Math.E, 1e-5);
        gradient[0].ShouldBe(Math.E, 1e-5);

        // ∂y/∂w = ½ n y / w at a mean y of 2e.
        tape.BatchGradient([1, 3], gradient).ShouldBe(2 * Math.E, 1e-5);
        gradient[0].ShouldBe(0.5 * Million * 2 * Math.E, 10);
    });

    [Fact]
    public void Choices_nested_a_hundred_thousand_deep_need_no_stack() => OnThread.WithSmallStack(() =>
    {
        // The innermost is √x, taken where x is above every bound i / n, as 4 is. ½ and 0 are not above the outermost, which decides first.
        const int Depth = 100_000;
        Value x = 4;
        var y = x.Sqrt();
        for (var i = 0; i < Depth; i++)
        {
            y = Value.Where(x > i / (double)Depth, y, 1 - i);
        }

        var tape = Tape.Record(y, [x]);
        double[] values = new double[3], gradients = new double[3];
        tape.EachGradient([4, 0.5, 0], values, gradients);
        gradients.ShouldBe([0.25, 0, 0]);
        values.ShouldBe([2, 1.0 - (Depth - 1), 1.0 - (Depth - 1)]);
    });

    [Fact]
    public void A_sum_of_a_hundred_thousand_inputs_hands_1_to_each()
    {
        const int Wide = 100_000;
        var inputs = Numbers.Variables(new double[Wide]);
        var tape = Tape.Record(Value.Sum(inputs), inputs);
        double[] ones = new double[Wide], gradient = new double[2 * Wide], values = new double[2];
        Array.Fill(ones, 1);
        tape.Gradient(ones, gradient.AsSpan(0, Wide)).ShouldBe(Wide);
        gradient.AsSpan(0, Wide).ToArray().ShouldAllBe(slope => slope == 1);
        tape.EachGradient([.. ones, .. ones], values, gradient);
        values.ShouldBe([Wide, Wide]);
        gradient.ShouldAllBe(slope => slope == 1);
    }

    [Fact]
    public void A_sum_of_a_hundred_thousand_products_with_parameters_has_their_gradient()
    {
        // Σ i · w x over i below n, x = 1 and 3: the mean is n(n − 1)/2 · 2w, exact in a double.
        const int Wide = 100_000;
        Value x = 1, w = 0.5;
        var tape = Tape.Record(Value.Sum(Enumerable.Range(0, Wide).Select(i => w * (i * x))), [x], [w]);
        var gradient = new double[1];
        tape.BatchGradient([1, 3], gradient).ShouldBe(0.5 * Wide * (Wide - 1));
        gradient[0].ShouldBe(1.0 * Wide * (Wide - 1));
    }

    [Fact]
    public void An_input_of_a_hundred_thousand_choices_is_gated_in_time_linear_in_them()
    {
        // Σ where(x > i, ln(x − i), x) for n choices: at x = ½ the first gives 1/x = 2, and the others 1 each.
        const int Wide = 100_000;
        Value x = 1;
        var tape = Tape.Record(Value.Sum(Enumerable.Range(0, Wide).Select(i => Value.Where(x > i, Value.Log(x - i), x))), [x]);
        var gradient = new double[1];
        tape.Gradient([0.5], gradient);
        gradient[0].ShouldBe(Wide + 1);
    }
}
