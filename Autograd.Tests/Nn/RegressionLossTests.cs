using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Nn;

public sealed class RegressionLossTests
{
    [Fact]
    public void Mean_squared_error_agrees_with_the_recorded_reference()
    {
        const string Recorded = "mean squared error, target [1, -2, 0.5]";
        LossCase.ShouldAgree(Recorded, predictions => Loss.MeanSquaredError(predictions, [1, -2, .5]));
        LossCase.ShouldAgree(Recorded, predictions => Loss.MeanSquaredError(predictions, Numbers.Variables(1, -2, .5)));
    }

    // The reference has 1/n Σ(ŷ − y)² with n = 3; here it is ½ Σ(ŷ − y)².
    [Fact]
    public void Mean_squared_error_of_three_outputs_is_two_thirds_of_their_squared_error() =>
        LossCase.ShouldAgree(
            "mean squared error, target [1, -2, 0.5]",
            predictions => Loss.SquaredError(predictions, [1, -2, .5]) * (2.0 / 3));

    [Fact]
    public void By_a_target_mean_squared_error_pulls_the_other_way()
    {
        Value[] predictions = [3, -1], targets = [1, 1];

        var loss = Loss.MeanSquaredError(predictions, targets);

        loss.Data.ShouldBe(4); // (2² + 2²)/2
        Derivative.Gradient(loss, predictions).ShouldBe([2.0, -2]); // 2/n times the error
        Derivative.Gradient(loss, targets).ShouldBe([-2.0, 2]);
    }

    [Fact]
    public void The_mean_of_Huber_losses_agrees_with_the_recorded_reference()
    {
        const string Recorded = "huber, delta 1, target 0, mean";
        Value zero = 0;
        LossCase.ShouldAgree(Recorded, predictions => Value.Mean(predictions.Select(prediction => Loss.Huber(prediction, 0.0))));
        LossCase.ShouldAgree(Recorded, predictions => Value.Mean(predictions.Select(prediction => Loss.Huber(prediction, zero))));
    }

    [Theory]
    [InlineData(1.5, 1.125, 1.5)]   // ½·1.5²
    [InlineData(0, 0, 0)]
    [InlineData(2, 2, 2)]           // where the branches meet: ½·2² = 2(2 − 1)
    [InlineData(-2, 2, -2)]
    [InlineData(5, 8, 2)]           // 2(5 − 1)
    [InlineData(-5, 8, -2)]
    [InlineData(1000, 1998, 2)]     // 2(1000 − 1)
    [InlineData(-1000, 1998, -2)]
    public void Huber_is_a_square_up_to_delta_and_straight_beyond(double error, double expected, double slope)
    {
        Value prediction = 3 + error, target = 3;
        foreach (var loss in new[] { Loss.Huber(prediction, 3.0, delta: 2), Loss.Huber(prediction, target, delta: 2) })
        {
            loss.Data.ShouldBe(expected);
            Derivative.Gradient(loss, prediction).ShouldBe(slope);
        }

        Derivative.Gradient(Loss.Huber(prediction, target, delta: 2), target).ShouldBe(-slope);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(.5, 1)]
    [InlineData(-1.5, 0)]
    public void The_curvature_of_Huber_is_1_within_delta_and_0_beyond(double at, double curvature)
    {
        Value prediction = at;

        Derivative.Hessian(Loss.Huber(prediction, 0.0), [prediction])[0, 0].ShouldBe(curvature);
    }

    [Fact]
    public void A_prediction_that_is_NaN_is_not_hidden_by_the_bounds_of_Huber() =>
        Loss.Huber(double.NaN, 0.0).Data.ShouldBe(double.NaN);
}
