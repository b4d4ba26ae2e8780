using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class HyperparameterTests
{
    [Theory]
    [InlineData(-.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void What_remains_of_a_memory_is_0_or_more_and_less_than_1(double number)
    {
        Refused(() => new Sgd([1], .1, momentum: number), "momentum", "The momentum must be 0 or more, and less than 1.");
        Refused(() => new RmsProp([1], smoothing: number), "smoothing", "The smoothing must be 0 or more, and less than 1.");
        Refused(() => new Adam([1], beta1: number), "beta1", "The beta1 must be 0 or more, and less than 1.");
        Refused(() => new Adam([1], beta2: number), "beta2", "The beta2 must be 0 or more, and less than 1.");
        Refused(() => new AdamW([1], beta1: number), "beta1", "The beta1 must be 0 or more, and less than 1.");
        Refused(() => new AdamW([1], beta2: number), "beta2", "The beta2 must be 0 or more, and less than 1.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-8)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Epsilon_is_more_than_0_and_finite(double number)
    {
        Refused(() => new RmsProp([1], epsilon: number), "epsilon", "The epsilon must be more than 0, and finite.");
        Refused(() => new Adam([1], epsilon: number), "epsilon", "The epsilon must be more than 0, and finite.");
        Refused(() => new AdamW([1], epsilon: number), "epsilon", "The epsilon must be more than 0, and finite.");
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Rates_and_decays_are_0_or_more_and_finite(double number)
    {
        Refused(() => new Sgd([1], .1, weightDecay: number), "weightDecay", "The weight decay must be 0 or more, and finite.");
        Refused(() => new AdamW([1], weightDecay: number), "weightDecay", "The weight decay must be 0 or more, and finite.");
        Refused(() => new RmsProp([1], number), "learningRate", "The learning rate must be 0 or more, and finite.");
        Refused(() => new Adam([1], number), "learningRate", "The learning rate must be 0 or more, and finite.");
        Refused(() => new AdamW([1], number), "learningRate", "The learning rate must be 0 or more, and finite.");
    }

    [Fact]
    public void Nesterov_without_a_momentum_is_refused()
    {
        var error = Should.Throw<ArgumentException>(() => new Sgd([1], .1, nesterov: true));

        error.ParamName.ShouldBe("nesterov");
        error.Message.ShouldStartWith("Nesterov's momentum needs a momentum above 0.");
    }

    private static void Refused(Func<Optimizer> make, string parameter, string message)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(make);
        error.ParamName.ShouldBe(parameter);
        error.Message.ShouldStartWith(message);
    }
}
