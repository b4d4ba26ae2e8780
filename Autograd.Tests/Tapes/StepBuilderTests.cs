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
}
