namespace Autograd.Tests.Tapes;

public class JacobianTests
{
    [Fact]
    public void Each_root_has_its_row()
    {
        // (xy, x + y, 5x) at (2, 3): (3, 2), (1, 1), (5, 0).
        Value x = 1, y = 1;
        Jacobian([x * y, x + y, 5 * x], [x, y], 2, 3).ShouldBe([3, 2, 1, 1, 5, 0]);
    }

    [Fact]
    public void The_pole_of_one_root_does_not_leak_into_the_rows_of_the_others()
    {
        Value x = 2;
        Jacobian([x.Log(), x * x, x.Sqrt()], [x], 0).ShouldBe([double.PositiveInfinity, 0, double.PositiveInfinity]);
    }

    [Fact]
    public void A_pole_that_is_one_root_and_behind_a_choice_in_another_does_not_leak()
    {
        Value x = 2;
        var log = x.Log();
        Jacobian([log, Value.Where(x > 0, log, 3 * x)], [x], 0).ShouldBe([double.PositiveInfinity, 3]);
    }

    [Fact]
    public void A_derivative_that_is_NaN_by_itself_stays_NaN()
    {
        // √x · √x at 0: 0 · ∞.
        Value x = 2;
        var y = x.Sqrt() * x.Sqrt();
        Jacobian([y, 3 * x], [x], 0).ShouldBe([double.NaN, 3]);
    }

    [Fact]
    public void More_roots_than_a_block_has_samples_have_their_rows_too()
    {
        // Root i is i · x₀ + x₁², 40 of them.
        Value x = 1, y = 1;
        Value[] roots = [.. Enumerable.Range(0, 40).Select(i => (i * x) + y.Square())];
        Jacobian(roots, [x, y], 1, 3).ShouldBe([.. Enumerable.Range(0, 40).SelectMany(i => new double[] { i, 6 })]);
    }

    [Fact]
    public void One_value_as_two_roots_and_an_input_a_parameter_and_a_constant_as_roots_have_their_rows()
    {
        Value x = 1, w = 7;
        var square = x.Square();
        var tape = Tape.Record([square, x, square, w, Value.Constant(4), w.Exp()], [x], [w]);
        var jacobian = new double[6];
        tape.Jacobian([3], jacobian);
        jacobian.ShouldBe([6, 1, 6, 0, 0, 0]);
    }

    /// <summary>By a tape, and the same at every width but for the poles, which a tape looks at again.</summary>
    private static double[] Jacobian(Value[] roots, Value[] inputs, params double[] point)
    {
        var jacobian = new double[roots.Length * inputs.Length];
        Tape.Record(roots, inputs).Jacobian(point, jacobian);
        foreach (var width in Replays.Widths)
        {
            new Replays(roots, inputs, []).Jacobian(width, point).Zip(jacobian, (lanes, tape) => double.IsNaN(lanes) || lanes == tape)
                .ShouldAllBe(agrees => agrees);
        }

        return jacobian;
    }
}
