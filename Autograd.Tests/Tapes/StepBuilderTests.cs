using Autograd.Nn;

namespace Autograd.Tests.Tapes;

/// <summary>What stands together in one step, and what must not.</summary>
public class StepBuilderTests
{
    [Fact]
    public void A_chain_of_one_operation_is_not_one_step_for_its_links_wait_for_each_other()
    {
        // sin sin sin x: the derivative is the product of three cosines.
        Value x = 0.5;
        double first = Math.Sin(0.5), second = Math.Sin(first), slope = Math.Cos(0.5) * Math.Cos(first) * Math.Cos(second);
        var replays = new Replays(x.Sin().Sin().Sin(), [x]);
        replays.AtPoint([0.5]).Gradient[0].ShouldBe(slope, 1e-15);
        foreach (var width in Replays.Widths)
        {
            replays.EachGradient(width, [0.5]).Gradients[0].ShouldBe(slope, 1e-15, $"{width} lanes");
        }
    }

    [Fact]
    public void A_chain_of_one_operation_on_parameters_is_not_one_step_either()
    {
        Value x = 1, w = 0.5;
        var replays = new Replays(w.Sin().Sin() + x, [x], w);
        foreach (var width in Replays.Widths)
        {
            replays.MeanGradient(width, [1, 2]).Gradient[0].ShouldBe(Math.Cos(0.5) * Math.Cos(Math.Sin(0.5)), 1e-15, $"{width} lanes");
        }
    }

    [Fact]
    public void A_run_of_products_each_a_factor_of_the_next_is_not_one_step()
    {
        // w · (3 · x): the derivative by x is 3w. Both are products whose second factor alone wants an adjoint.
        Value x = 2, w = 5;
        foreach (var width in Replays.Widths)
        {
            new Replays(w * (3 * x), [x], w).EachGradient(width, [2, 4]).Gradients.ShouldBe([15.0, 15]);
        }
    }

    [Fact]
    public void A_layer_is_one_step_and_so_is_its_activation()
    {
        // Three layers, the last linear.
        var network = new Mlp([3, 8, 8, 4], Activation.Tanh, seed: 1);
        Value[] x = [0.5, 0.25, -1];
        Steps(Laid([.. network.Forward(x)], x, [.. network.Parameters])).ShouldBe(5);
    }

    [Fact]
    public void Fewer_than_four_neurons_are_a_step_each()
    {
        var network = new Mlp([3, 8, 3], Activation.Tanh, seed: 1);
        Value[] x = [0.5, 0.25, -1];
        Steps(Laid([.. network.Forward(x)], x, [.. network.Parameters])).ShouldBe(1 + 1 + 3);
    }

    [Fact]
    public void Weights_that_stand_in_rows_are_used_where_they_are_and_others_are_copied_together()
    {
        // 2 · 5 weights; in order each row of two is followed by its bias.
        var network = new Mlp([2, 5], [Activation.Relu], seed: 1);
        Value[] x = [0.5, 0.25], inOrder = [.. network.Parameters], reversed = [.. inOrder.Reverse()];
        var root = Value.Sum(network.Forward(x));

        Layout one = Laid([root], x, inOrder), other = Laid([root], x, reversed);
        (Steps(one), one.Copies.Count).ShouldBe((3, 0));
        Steps(other).ShouldBe(3);
        other.Copies.Count.ShouldBeGreaterThanOrEqualTo(10);

        foreach (var width in Replays.Widths)
        {
            var gradient = new Replays(root, x, inOrder).MeanGradient(width, [1, 2, 3, -4]).Gradient;
            new Replays(root, x, reversed).MeanGradient(width, [1, 2, 3, -4]).Gradient.ShouldBe(gradient.Reverse());
        }
    }

    [Fact]
    public void Neurons_with_one_weight_in_common_hand_it_their_adjoints_together()
    {
        // Σⱼ (w₀ x + vⱼ y) over five: ∂/∂w₀ = 5x, ∂/∂vⱼ = y.
        Value x = 1, y = 1, tied = 0.5;
        var own = new Value[] { 1, 2, 3, 4, 5 };
        var root = Value.Sum(own.Select(v => Value.Dot([tied, v], [x, y])));
        foreach (var width in Replays.Widths)
        {
            new Replays(root, [x, y], [tied, .. own]).MeanGradient(width, [2, 3]).Gradient.ShouldBe([10.0, 3, 3, 3, 3, 3]);
            new Replays(root, [x, y], [tied, .. own]).EachGradient(width, [2, 3]).Gradients.ShouldBe([2.5, 15]);
        }
    }

    [Fact]
    public void Neurons_whose_weights_are_constants_are_a_layer_too()
    {
        // Row j is (j, j + 1): the sums over five are 10 and 15.
        Value x = 1, y = 1;
        var root = Value.Sum(Enumerable.Range(0, 5).Select(j => Value.Dot([x, y], [j, j + 1.0])));
        foreach (var width in Replays.Widths)
        {
            new Replays(root, [x, y]).EachGradient(width, [2, 3]).Gradients.ShouldBe([10.0, 15]);
        }
    }

    [Fact]
    public void Like_operations_of_one_depth_stand_side_by_side_and_are_one_step()
    {
        // Four sines and four cosines, recorded in turns, then a sum.
        var x = new Value[] { 1, 2, 3, 4 };
        var layout = Laid([Value.Sum(x.SelectMany(one => new[] { one.Sin(), one.Cos() }))], x, []);
        Steps(layout).ShouldBe(3);
        layout.VaryingOrder.Select(place => layout.List[place].Operator!.Name)
            .ShouldBe(["sin", "sin", "sin", "sin", "cos", "cos", "cos", "cos", "sum"]);
    }

    [Fact]
    public void Operations_on_every_other_row_and_on_one_row_are_one_step_too()
    {
        // The exponentials are of rows 0, 2 and 4, and the quotients of row 1 with each of them.
        var x = new Value[] { 1, 2, 3, 4, 5 };
        var root = Value.Sum(x[0].Exp(), x[2].Exp(), x[4].Exp(), x[1] / x[0], x[1] / x[2], x[1] / x[4], x[3]);
        Steps(Laid([root], x, [])).ShouldBe(3);
        double[] point = [1, 2, 4, 5, 8];

        // ∂/∂xᵢ = exp xᵢ − x₁/xᵢ², ∂/∂x₁ = Σ 1/xᵢ = 1 + ¼ + ⅛, ∂/∂x₃ = 1.
        double[] expected = [Math.E - 2, 1.375, Math.Exp(4) - 0.125, 1, Math.Exp(8) - 0.03125];
        foreach (var width in Replays.Widths)
        {
            var gradients = new Replays(root, x).EachGradient(width, [.. point, .. point]).Gradients;
            for (var i = 0; i < 10; i++)
            {
                gradients[i].ShouldBe(expected[i % 5], 1e-12 * Math.Max(1, expected[i % 5]));
            }
        }
    }

    private static Layout Laid(Value[] roots, Value[] inputs, Value[] parameters) => new(
        Passes.Run(Recorder.Record(roots, inputs, parameters)).Program,
        kind => kind == InstructionKind.Input,
        kind => kind == InstructionKind.Parameter);

    private static int Steps(Layout layout) => StepBuilder<Lanes256>.ForVarying(layout, rowLength: 32).Count;
}
