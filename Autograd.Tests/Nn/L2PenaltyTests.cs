using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class L2PenaltyTests
{
    [Fact]
    public void It_is_half_the_strength_times_the_sum_of_squares()
    {
        Value[] weights = [3, -4, .5];

        var penalty = Loss.L2Penalty(weights, .2);

        penalty.Data.ShouldBe(2.525, 1e-12); // .1·(9 + 16 + .25)
    }

    [Fact]
    public void Its_gradient_is_strength_times_weight()
    {
        Value[] weights = [3, -4, .5];

        Loss.L2Penalty(weights, .2).Backward();

        // Each weight is on both sides of the dot product and collects from both.
        weights.Grad().ShouldBe([.6, -.8, .1], 1e-12);
    }

    [Fact]
    public void Its_second_derivative_is_the_strength_on_the_diagonal()
    {
        Value[] weights = [3, -4];

        Derivative.Hessian(Loss.L2Penalty(weights, .2), weights).ShouldBe(Matrix.Diagonal([.2, .2]), 1e-12);
    }

    [Fact]
    public void A_strength_of_0_pulls_at_nothing()
    {
        Value[] weights = [3, -4];
        var penalty = Loss.L2Penalty(weights, 0);

        penalty.Data.ShouldBe(0);
        Derivative.Gradient(penalty, weights).ShouldBe([0.0, 0]);
    }

    [Fact]
    public void Over_the_weights_of_a_network_the_biases_are_left_alone()
    {
        var network = new Mlp(new Layer(new double[,] { { 1, 2 } }, [3], Activation.Linear));

        Loss.L2Penalty(network.Weights, 1).Backward();

        network.Parameters.Grad().ShouldBe([1.0, 2, 0]);
    }
}
