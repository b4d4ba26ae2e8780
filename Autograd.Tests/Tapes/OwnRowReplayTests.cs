using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>Rows that a user wrote, in an assembly of their own, run on lanes as the library's do.</summary>
public class OwnRowReplayTests
{
    [Fact]
    public void Rows_of_one_two_and_any_number_of_operands_are_replayed()
    {
        // a³ has 3a²; √(a² + w²) has a/y and w/y, at (3, 4) 0.6 and 0.8; a · w · 5 has 5w and 5a.
        Value a = 1, w = 4;
        Value[] roots = [Value.Apply<Cube>(a), Value.Apply<Hypotenuse>(a, w), Value.Apply<Product>(a, w, Value.Constant(5))];
        var tape = Tape.Record(roots, [a], [w]);
        var jacobian = new double[3];
        tape.Jacobian([3], jacobian);
        jacobian.ShouldBe([27, 0.6, 20], 1e-15);
        foreach (var width in Replays.Widths)
        {
            new Replays(roots, [a], [w]).Evaluate(width, [3, -2]).ShouldBe([27, 5, 60, -8, Math.Sqrt(20), -40], 1e-14);
            new Replays(roots[1], [a], w).MeanGradient(width, [3]).Gradient.ShouldBe([0.8], 1e-15);
            new Replays(roots[2], [a], w).MeanGradient(width, [3, 5]).Gradient.ShouldBe([20.0]); // the mean of 15 and 25
        }
    }

    [Fact]
    public void A_slip_in_a_row_is_replayed_as_it_is()
    {
        Value a = 2, b = 3;
        foreach (var width in Replays.Widths)
        {
            new Replays(Value.Apply<WrongProduct>(a, b), [a, b]).EachGradient(width, [2, 3]).Gradients.ShouldBe([3, 2.5]);
        }
    }
}
