using System.Collections.Immutable;

namespace Autograd.Tests.Core;

/// <summary>Sums, means and dot products as single nodes, in every form they can be called in.</summary>
public class NaryTests
{
    [Fact]
    public void A_sum_is_one_node_that_hands_1_to_each()
    {
        Value a = 1, b = 2, c = 4;
        var y = Value.Sum(a, b, c);
        y.Backward();
        (y.Data, y.Operation, y.Operands.Count).ShouldBe((7, "sum", 3));
        (a.Grad, b.Grad, c.Grad).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void A_mean_hands_1_over_n_to_each()
    {
        Value a = 1, b = 2, c = 4, d = 5;
        var y = Value.Mean(a, b, c, d);
        y.Backward();
        y.Data.ShouldBe(3);
        (a.Grad, d.Grad).ShouldBe((0.25, 0.25));
    }

    [Fact]
    public void A_list_of_one_is_its_only_element()
    {
        Value x = 3;
        Value[] results = [Value.Sum(x), Value.Mean(x), Value.LogSumExp(x)];
        results.ShouldAllBe(y => y.Data == 3 && Derivative.Gradient(y, x) == 1);
        Value.Softmax(x).ShouldHaveSingleItem().Data.ShouldBe(1);
    }

    [Fact]
    public void Lists_can_be_any_sequence()
    {
        var list = Numbers.Variables(1, 2, 4);
        var sequence = list.Select(x => x);
        Value.Sum(sequence).Data.ShouldBe(Value.Sum(list).Data);
        Value.Mean(sequence).Data.ShouldBe(Value.Mean(list).Data);
        Value.LogSumExp(sequence).Data.ShouldBe(Value.LogSumExp(list).Data);
        Value.Softmax(sequence).Select(y => y.Data).ShouldBe(Value.Softmax(list).Select(y => y.Data));
    }

    [Fact]
    public void A_value_listed_twice_collects_twice_and_constants_collect_nothing()
    {
        // ln(e¹ + e¹ + e¹): a third to each of three, two of them x.
        Value x = 1;
        var c = Value.Constant(1);
        var y = Value.LogSumExp(x, c, x);
        y.Backward();
        x.Grad.ShouldBe(2.0 / 3, 1e-12);
        y.LocalDerivatives[1].ShouldBe(0);
        c.Grad.ShouldBe(0);
    }

    [Fact]
    public void The_gradient_of_LogSumExp_is_Softmax_and_Softmax_sums_to_1()
    {
        Value[] z = [new(0.5), new(-1), new(2), new(2)];
        var shares = Value.Softmax(z);
        Derivative.Gradient(Value.LogSumExp(z), z).ShouldAgreeWith([.. shares.Select(share => share.Data)], 1e-12);

        var total = Value.Sum(shares);
        total.Data.ShouldBe(1, 1e-12);
        Derivative.Gradient(total, z).ShouldAgreeWith([0, 0, 0, 0], 1e-12);
    }

    [Fact]
    public void The_Jacobian_of_Softmax_is_the_diagonal_of_shares_less_their_outer_product()
    {
        // ∂pᵢ/∂zⱼ = pᵢ (1{i = j} − pⱼ)
        Value[] z = [new(0.5), new(-1), new(2)];
        var p = Value.Softmax(z);
        var jacobian = Derivative.Jacobian(p.AsSpan(), z);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                jacobian[i, j].ShouldBe(p[i].Data * ((i == j ? 1 : 0) - p[j].Data), 1e-12);
            }
        }
    }

    [Fact]
    public void A_dot_product_of_values_hands_each_the_number_of_its_partner()
    {
        Value w0 = 2, w1 = -3, x0 = 5, x1 = 7, b = 1;
        var y = Value.Dot([w0, w1], [x0, x1], b);
        y.Backward();

        // 10 − 21 + 1
        (y.Data, y.Operation).ShouldBe((-10, "dot"));
        new[] { w0.Grad, w1.Grad, x0.Grad, x1.Grad, b.Grad }.ShouldBe([5, 7, 2, -3, 1]);
        y.Operands.ShouldBe([w0, w1, x0, x1, b]);
        y.LocalDerivatives.ShouldBe([5, 7, 2, -3, 1]);
    }

    [Fact]
    public void A_dot_product_with_numbers_has_gradients_for_weights_and_bias()
    {
        Value w0 = 2, w1 = -3, b = 1;
        var y = Value.Dot([w0, w1], [5.0, 7.0], b);
        y.Backward();
        y.Data.ShouldBe(-10);
        (w0.Grad, w1.Grad, b.Grad).ShouldBe((5, 7, 1));
        y.Operands.Skip(2).Take(2).ShouldAllBe(x => x.IsConstant);
        y.LocalDerivatives.ShouldBe([5, 7, 0, 0, 1]);
    }

    [Fact]
    public void All_forms_of_a_dot_product_give_the_same_number()
    {
        Value[] w = [new(2), new(-3)], x = [new(5), new(7)];
        double[] numbers = [5, 7];
        Value b = 1;
        ImmutableArray<Value> keptW = [.. w], keptX = [.. x];
        ImmutableArray<double> keptNumbers = [.. numbers];
        Value[] withBias =
            [Value.Dot(w, x, b), Value.Dot(w, numbers, b), Value.Dot(keptW, keptX, b), Value.Dot(keptW, keptNumbers, b)];
        Value[] without = [Value.Dot(w, x), Value.Dot(w, numbers), Value.Dot(keptW, keptX), Value.Dot(keptW, keptNumbers)];
        withBias.ShouldAllBe(y => y.Data == -10);
        without.ShouldAllBe(y => y.Data == -11);
        foreach (var y in withBias.Concat(without))
        {
            Derivative.Gradient(y, w).ShouldBe([5, 7]);
            Array.ConvertAll(Derivative.Of(y, w), d => d.Data).ShouldBe([5, 7]);
        }
    }

    [Fact]
    public void A_list_dotted_with_itself_is_the_sum_of_squares()
    {
        // Σ w²: the derivative is 2w, the second derivative 2 on the diagonal.
        Value[] w = [new(2), new(-3)];
        var y = Value.Dot(w, w);
        y.Backward();
        y.Data.ShouldBe(13);
        w.Select(x => x.Grad).ShouldBe([4, -6]);
        Derivative.Hessian(y, w).ShouldBe(new double[,] { { 2, 0 }, { 0, 2 } });
    }

    [Fact]
    public void A_bias_may_be_one_of_the_weights()
    {
        // b·x + b = 2·5 + 2: by b 5 + 1, by x 2.
        Value b = 2, x = 5;
        Derivative.Gradient(Value.Dot([b], [x], b), b, x).ShouldBe([6, 2]);
    }

    [Fact]
    public void Constants_in_a_dot_product_get_no_edge()
    {
        Value w = 2, x = 5;
        var c = Value.Constant(3);
        var y = Value.Dot([w, c], [c, x], c);
        y.Backward();

        // 6 + 15 + 3
        (y.Data, w.Grad, x.Grad, c.Grad).ShouldBe((24, 3, 3, 0));
        y.LocalDerivatives.ShouldBe([3, 0, 0, 3, 0]);
        Derivative.Hessian(y, w, x).ShouldBe(new double[2, 2]);
    }

    [Fact]
    public void A_dot_product_of_nothing_but_constants_is_a_constant()
    {
        var c = Value.Constant(3);
        Value.Dot([c], [c], c).IsConstant.ShouldBeTrue();
        Value.Dot([c], [4.0]).IsConstant.ShouldBeTrue();
        Value.Dot([c], [4.0], new Value(1)).IsConstant.ShouldBeFalse();
    }

    [Fact]
    public void A_dot_product_of_interior_values_is_differentiated_through_them()
    {
        // (2v)(v²) + v = 2v³ + v at v = 3: 6v² + 1 = 55, and 12v = 36.
        Value v = 3;
        var y = Value.Dot([2 * v], [v * v], v);
        Derivative.Gradient(y, v).ShouldBe(55);
        Derivative.Of(Derivative.Of(y, v), v).Data.ShouldBe(36);
        Derivative.Hessian(y, v)[0, 0].ShouldBe(36);
    }
}
