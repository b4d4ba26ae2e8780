namespace Autograd.Tests.Core;

/// <summary>One row, written outside the library, and everything works with it.</summary>
public class OwnRowTests
{
    [Fact]
    public void A_row_of_one_operand_becomes_a_node_with_its_value_and_gradient()
    {
        Value x = 2;
        var y = Value.Apply<Cube>(x);
        y.Backward();
        (y.Data, x.Grad, y.Operation).ShouldBe((8, 12, "cube"));
    }

    [Fact]
    public void A_row_of_two_operands_becomes_a_node_with_its_value_and_gradients()
    {
        Value a = 3, b = 4;
        var y = Value.Apply<Hypotenuse>(a, b);
        y.Backward();
        (y.Data, a.Grad, b.Grad, y.Operation).ShouldBe((5, 0.6, 0.8, "hypotenuse"));
    }

    [Fact]
    public void A_row_of_any_number_of_operands_becomes_a_node_with_its_value_and_gradients()
    {
        Value a = 2, b = 3, c = 5;
        var y = Value.Apply<Product>(a, b, c);
        y.Backward();
        (y.Data, a.Grad, b.Grad, c.Grad, y.Operation).ShouldBe((30, 15, 10, 6, "product"));
    }

    [Fact]
    public void A_row_takes_constants_on_either_side_and_in_its_list()
    {
        Value x = 3;
        Derivative.Gradient(Value.Apply<Hypotenuse>(x, 4), x).ShouldBe(0.6);
        Derivative.Gradient(Value.Apply<Hypotenuse>(4, x), x).ShouldBe(0.6);
        Derivative.Gradient(Value.Apply<Product>(x, Value.Constant(5)), x).ShouldBe(5);
        Value.Apply<Cube>(Value.Constant(2)).IsConstant.ShouldBeTrue();
    }

    [Fact]
    public void A_row_can_be_differentiated_twice()
    {
        // (a³)″ = 6a = 12.
        Value x = 2;
        Derivative.Of(Derivative.Of(Value.Apply<Cube>(x), x), x).Data.ShouldBe(12);

        // ∂²y/∂a² = b²/y³ = 16/125, ∂²y/∂a∂b = −ab/y³ = −12/125.
        Value a = 3, b = 4;
        var byA = Derivative.Of(Value.Apply<Hypotenuse>(a, b), a);
        Derivative.Of(byA, a).Data.ShouldBe(16.0 / 125, 1e-12);
        Derivative.Of(byA, b).Data.ShouldBe(-12.0 / 125, 1e-12);

        // ∂²(pqr)/∂p∂q = r, ∂²/∂p² = 0.
        Value p = 2, q = 3, r = 5;
        var byP = Derivative.Of(Value.Apply<Product>(p, q, r), p);
        Derivative.Of(byP, q).Data.ShouldBe(5);
        Derivative.Of(byP, p).Data.ShouldBe(0);
    }

    [Fact]
    public void A_row_has_a_Hessian_by_forward_over_reverse()
    {
        Value p = 2, q = 3, r = 5;
        var hessian = Derivative.Hessian(Value.Apply<Product>(p, q, r), p, q, r);
        hessian.ShouldBe(new double[,] { { 0, 5, 3 }, { 5, 0, 2 }, { 3, 2, 0 } });
    }

    [Fact]
    public void A_row_runs_in_forward_mode()
    {
        Dual.Apply<Cube>(new Dual(2, 1)).Tangent.ShouldBe(12);

        // ∇y · (1, 2) = 0.6 + 2 · 0.8
        Dual.Apply<Hypotenuse>(new(3, 1), new(4, 2)).Tangent.ShouldBe(2.2, 1e-12);
        Dual.Apply<Hypotenuse>(new(3, 1), 4).Tangent.ShouldBe(0.6);

        // ∇y · (1, 0, 2) = 15 + 2 · 6
        Dual.Apply<Product>(new(2, 1), new(3, 0), new(5, 2)).Tangent.ShouldBe(27);
        Dual.Apply<Product>(new(2, 1), 3, 5).Tangent.ShouldBe(15);
    }

    [Fact]
    public void Constants_alone_stay_constants_in_forward_mode()
    {
        // A tie with a constant is a bound's, whose gradient is 0, where a tie with a variable gives a half.
        Dual x = new(6, 1);
        Dual.Max(x, Dual.Apply<Product>(2.0, 3.0)).Tangent.ShouldBe(0);
        Dual.Max(x, Dual.Apply<Product>(2.0, new(3, 0))).Tangent.ShouldBe(0.5);
    }

    [Fact]
    public void A_row_passes_the_gradient_check()
    {
        GradientCheck.Run(x => Value.Apply<Cube>(x[0]), [2]).Passes().ShouldBeTrue();
        GradientCheck.Run(x => Value.Apply<Hypotenuse>(x[0], x[1]), [3, 4]).Passes().ShouldBeTrue();
        GradientCheck.Run(x => Value.Apply<Product>(x), [2, 3, 5]).Passes().ShouldBeTrue();
    }

    [Fact]
    public void A_row_writes_its_own_formula() => FormulaByA<Hypotenuse>().ShouldBe("a / y");

    private static string FormulaByA<TRule>() where TRule : struct, IBinary =>
        TRule.Da(new Formula("a"), new Formula("b"), new Formula("y")).ToString();
}
