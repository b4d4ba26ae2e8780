using System.Collections.Immutable;

namespace Autograd.Tests.Core;

/// <summary>Derivatives as functions of a graph.</summary>
public class DerivativeTests
{
    [Fact]
    public void The_gradient_touches_no_Grad()
    {
        Value x = 2, y = 3;
        var product = x * y;
        var root = product.Exp();
        x.Grad = 7;
        product.Grad = 8;
        Derivative.Gradient(root, x, y);
        (x.Grad, y.Grad, product.Grad, root.Grad).ShouldBe((7, 0, 8, 0));
    }

    [Fact]
    public void Of_Hessian_and_JacobianVector_touch_no_Grad()
    {
        Value x = 2, y = 3;
        var root = (x * y).Square();
        Derivative.Of(root, x, y);
        Derivative.Hessian(root, x, y);
        Derivative.HessianVector(root, [x, y], [1, 1]);
        Derivative.JacobianVector([root], [x, y], [1, 1]);
        TopologicalOrder.Of(root).ShouldAllBe(node => node.Grad == 0);
    }

    [Fact]
    public void The_gradient_by_an_interior_value_is_its_adjoint()
    {
        // y = h² + x with h = 3x at x = 2: dy/dh = 2h = 12, dy/dx = 3 · 12 + 1.
        Value x = 2;
        var h = 3 * x;
        var y = h.Square() + x;
        Derivative.Gradient(y, h, x, y).ShouldBe([12, 37, 1]);
        Derivative.Of(y, h).Data.ShouldBe(12);
        Derivative.Of(Derivative.Of(y, h), h).Data.ShouldBe(2);
        Derivative.Hessian(y, h)[0, 0].ShouldBe(2);
        Derivative.JacobianVector([y], [h], [2]).ShouldBe([24]);
    }

    [Fact]
    public void The_derivative_of_a_constant_is_0()
    {
        Value x = 2;
        var constant = Value.Constant(5);
        Derivative.Gradient(constant, x).ShouldBe(0);
        Derivative.Of(constant, x).Data.ShouldBe(0);
        Derivative.Hessian(constant, x)[0, 0].ShouldBe(0);
        Derivative.JacobianVector([constant], [x], [1]).ShouldBe([0]);
    }

    [Fact]
    public void The_derivative_of_a_variable_by_itself_is_the_constant_1()
    {
        Value x = 2;
        var derivative = Derivative.Of(x, x);
        (derivative.Data, derivative.IsConstant).ShouldBe((1, true));
    }

    [Fact]
    public void A_variable_listed_twice_is_answered_twice()
    {
        Value x = 3;
        Derivative.Gradient(x.Square(), x, x).ShouldBe([6, 6]);
        Derivative.JacobianVector([x.Square()], [x, x], [1, 1]).ShouldBe([12]);
    }

    [Fact]
    public void Any_sequence_is_a_list_of_values_and_two_may_be_of_different_kinds()
    {
        // f = x²y at (2, 3): ∇f = (12, 4), H = ((6, 4), (4, 0)), and along (1, 1) they give 16 and (10, 4).
        List<Value> xs = [new(2), new(3)];
        ImmutableArray<Value> ys = [xs[0].Square() * xs[1]];

        Derivative.Gradient(ys[0], xs).ShouldBe([12, 4]);
        Derivative.Of(ys[0], xs).Select(derivative => derivative.Data).ShouldBe([12, 4]);
        Derivative.Jacobian(ys, xs).ShouldBe(new double[,] { { 12, 4 } });
        Derivative.Jacobian(ys, xs.ToArray()).ShouldBe(new double[,] { { 12, 4 } });
        Derivative.JacobianVector(ys, xs, [1, 1]).ShouldBe([16]);
        Derivative.Hessian(ys[0], xs).ShouldBe(new double[,] { { 6, 4 }, { 4, 0 } });
        Derivative.HessianVector(ys[0], xs, [1, 1]).ShouldBe([10, 4]);
        TopologicalOrder.Of(ys).ShouldBe(TopologicalOrder.Of(ys[0]));
    }

    [Fact]
    public void The_fourth_derivative_of_sine_is_sine()
    {
        // sin, cos, −sin, −cos, sin: the same calls of Math, so the same numbers.
        Value x = 0.7;
        var derivative = x.Sin();
        double[] cycle = [Math.Cos(0.7), -Math.Sin(0.7), -Math.Cos(0.7), Math.Sin(0.7)];
        foreach (var expected in cycle)
        {
            derivative = Derivative.Of(derivative, x);
            derivative.Data.ShouldBe(expected);
        }
    }

    [Fact]
    public void The_derivatives_of_sigmoid_to_the_third_follow_its_polynomials()
    {
        // σ′ = σ(1 − σ), σ″ = σ′(1 − 2σ), σ‴ = σ′(1 − 6σ + 6σ²).
        Value x = 0.4;
        var first = Derivative.Of(x.Sigmoid(), x);
        var second = Derivative.Of(first, x);
        var third = Derivative.Of(second, x);
        var s = 1 / (1 + Math.Exp(-0.4));
        first.Data.ShouldBe(s * (1 - s), 1e-12);
        second.Data.ShouldBe(s * (1 - s) * (1 - (2 * s)), 1e-12);
        third.Data.ShouldBe(s * (1 - s) * (1 - (6 * s) + (6 * s * s)), 1e-12);
    }

    [Fact]
    public void A_power_is_differentiated_down_to_a_constant_and_to_0()
    {
        // x⁴: 4x³, 12x², 24x, 24, 0 at x = 2; and at 0, where x⁰ and x⁻¹ turn up: 0, 0, 0, 24, 0.
        DerivativesOfPower4At(2).ShouldBe([32, 48, 48, 24, 0]);
        DerivativesOfPower4At(0).ShouldBe([0, 0, 0, 24, 0]);

        static double[] DerivativesOfPower4At(double at)
        {
            Value x = at;
            var y = x.Pow(4);
            var orders = new double[5];
            for (var i = 0; i < orders.Length; i++)
            {
                y = Derivative.Of(y, x);
                orders[i] = y.Data;
            }

            return orders;
        }
    }

    [Fact]
    public void A_derivative_can_be_part_of_an_expression_that_is_differentiated_again()
    {
        // The penalty |y′|² with y = x³: (3x²)² = 9x⁴, whose derivative at 2 is 36x³ = 288.
        Value x = 2;
        var slope = Derivative.Of(x * x * x, x);
        slope.Square().Backward();
        x.Grad.ShouldBe(288);
    }

    [Fact]
    public void The_Hessian_of_Rosenbrock_is_the_one_by_hand()
    {
        // f = (1 − x)² + 100(y − x²)²: f_xx = 2 − 400y + 1200x², f_xy = −400x, f_yy = 200. At (−1.2, 1): 1330, 480, 200.
        Value x = -1.2, y = 1;
        var f = (1 - x).Square() + 100 * (y - x.Square()).Square();
        var hessian = Derivative.Hessian(f, x, y);
        hessian.Row(0).ShouldBe([1330, 480], 1e-12 * 1330);
        hessian.Row(1).ShouldBe([480, 200], 1e-12 * 480);
    }

    [Fact]
    public void A_Hessian_vector_product_is_the_Hessian_times_the_vector()
    {
        Value x = 0.5, y = -1.5, z = 2;
        var f = Value.Exp(x * y) + Value.LogSumExp(x, y * z, z) / z;
        var hessian = Derivative.Hessian(f, x, y, z);
        double[] v = [0.3, -2, 1.1];
        Derivative.HessianVector(f, [x, y, z], v).ShouldAgreeWith(Times(hessian, v), 1e-12);
    }

    [Fact]
    public void The_Jacobian_has_a_row_for_each_value_and_a_column_for_each_variable()
    {
        // (uv, u + v, 7) at (2, 3).
        Value u = 2, v = 3;
        Derivative.Jacobian([u * v, u + v, Value.Constant(7)], [u, v]).ShouldBe(new double[,] { { 3, 2 }, { 1, 1 }, { 0, 0 } });
    }

    [Fact]
    public void JacobianVector_is_the_Jacobian_times_the_vector()
    {
        Value x = 0.5, y = -1.5;
        Value[] functions = [Value.Sin(x * y), x / y, Value.Softmax(x, y)[0], x];
        double[] v = [0.3, -2];
        var jacobian = Derivative.Jacobian(functions, [x, y]);
        Derivative.JacobianVector(functions, [x, y], v).ShouldAgreeWith(Times(jacobian, v), 1e-12);
    }

    private static double[] Times(double[,] matrix, double[] v) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => matrix.Row(i).Zip(v, (m, x) => m * x).Sum())];

    [Fact]
    public void Variables_that_are_not_asked_about_are_constants_even_at_a_pole()
    {
        Value a = 0, x = 3;

        // √a has slope +∞ at 0; but along x alone a does not move, and 0 · ∞ must not come of it.
        var f = Value.Sqrt(a) + x;
        Derivative.JacobianVector([f], [x], [1]).ShouldBe([1.0]);

        // (√a + x)² = x² at a = 0, as x sees it.
        var square = Value.Square(Value.Sqrt(a) + x);
        Derivative.Hessian(square, x)[0, 0].ShouldBe(2.0);
        Derivative.HessianVector(square, [x], [1]).ShouldBe([2.0]);
        Derivative.Gradient(Derivative.Of(square, x), x).ShouldBe(2.0);
    }

    [Fact]
    public void Terms_that_share_no_variable_have_a_mixed_second_derivative_of_0_even_at_a_pole()
    {
        Value a = 0, x = 3;
        var f = Value.Sqrt(a) + x * x;

        var hessian = Derivative.Hessian(f, a, x);

        hessian[0, 1].ShouldBe(0.0);
        hessian[1, 0].ShouldBe(0.0);
        hessian[1, 1].ShouldBe(2.0);
    }

    [Fact]
    public void Lists_of_variables_may_be_immutable_arrays_as_a_network_has_them()
    {
        ImmutableArray<Value> xs = [2, 3];
        var y = xs[0] * xs[0] * xs[1];

        Derivative.Gradient(y, xs).ShouldBe([12.0, 4.0]);                 // 2ab, a²
        Derivative.Of(y, xs).Select(d => d.Data).ShouldBe([12.0, 4.0]);
        Derivative.Hessian(y, xs)[0, 1].ShouldBe(4.0);                    // 2a
        Derivative.HessianVector(y, xs, [1, 0]).ShouldBe([6.0, 4.0]);     // 2b, 2a
        Derivative.Jacobian([y], xs)[0, 1].ShouldBe(4.0);
    }
}
