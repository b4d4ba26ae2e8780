using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class LossTests
{
    [Fact]
    public void Squared_error_is_half_the_square_and_its_gradient_the_error()
    {
        Value prediction = 3;

        var loss = Loss.SquaredError(prediction, 1);

        loss.Data.ShouldBe(2); // ½·2²
        Derivative.Gradient(loss, prediction).ShouldBe(2);
    }

    [Fact]
    public void Squared_error_of_several_outputs_is_the_sum_of_theirs()
    {
        Value[] predictions = [3, -1, .5];

        var loss = Loss.SquaredError(predictions, [1, 1, .5]);

        loss.Data.ShouldBe(4); // ½(2² + 2² + 0²)
        Derivative.Gradient(loss, predictions).ShouldBe([2.0, -2, 0]);
    }

    [Theory]
    [InlineData(3, 1, 0, 0)]        // beyond the margin
    [InlineData(1, 1, 0, 0)]        // on it: the kink, where the subgradient of least norm is 0
    [InlineData(.25, 1, .75, -1)]   // right, but within the margin
    [InlineData(-2, 1, 3, -1)]      // wrong
    [InlineData(-3, -1, 0, 0)]
    [InlineData(.25, -1, 1.25, 1)]
    public void Hinge_is_how_far_a_score_is_from_its_margin(double at, double label, double expected, double slope)
    {
        Value score = at;

        var loss = Loss.Hinge(score, label);

        loss.Data.ShouldBe(expected);
        Derivative.Gradient(loss, score).ShouldBe(slope);
    }

    [Fact]
    public void Cross_entropy_agrees_with_the_recorded_reference()
    {
        LossCase.ShouldAgree("cross_entropy, label 1", scores => Loss.CrossEntropy(scores, 1));
        LossCase.ShouldAgree("cross_entropy, label 1", scores => Loss.CrossEntropy(scores, [0, 1, 0]));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    [InlineData(1, 1000, 1, -1, 0)]
    [InlineData(2, 2000, 1, 0, -1)]
    public void Cross_entropy_is_stable_at_scores_of_a_thousand(int label, double expected, double first, double second, double third)
    {
        Value[] scores = [1000, 0, -1000];
        double[] shares = [label == 0 ? 1 : 0, label == 1 ? 1 : 0, label == 2 ? 1 : 0];

        foreach (var loss in new[] { Loss.CrossEntropy(scores, label), Loss.CrossEntropy(scores, shares) })
        {
            // ln(e^1000 + 1 + e^−1000) is 1000 to the last bit, and softmax [1, 0, 0].
            loss.Data.ShouldBe(expected);
            Derivative.Gradient(loss, scores).ShouldBe([first, second, third]);
        }
    }

    [Fact]
    public void Cross_entropy_of_equal_scores_is_the_logarithm_of_their_number_however_large_they_are()
    {
        foreach (var score in new[] { -1000.0, 0, 1000 })
        {
            Value[] scores = [score, score, score, score];

            // score + ln 4 − score: at 1000 a last bit of the sum is 1.1e-13.
            Loss.CrossEntropy(scores, 2).Data.ShouldBe(Math.Log(4), 1e-12);
            Derivative.Gradient(Loss.CrossEntropy(scores, 2), scores).ShouldBe([.25, .25, -.75, .25], 1e-12);
        }
    }

    [Fact]
    public void Cross_entropy_with_shares_weighs_the_classes()
    {
        Value[] scores = [.5, -1.25, 2];
        double[] shares = [.2, .5, .3];

        var loss = Loss.CrossEntropy(scores, shares);

        var expected = Enumerable.Range(0, 3).Sum(k => shares[k] * Loss.CrossEntropy(scores, k).Data);
        loss.Data.ShouldBe(expected, 1e-12);
        Derivative.Gradient(loss, scores).ShouldBe(Matrix.Minus(Value.Softmax(scores).Data(), shares), 1e-12);
    }

    [Fact]
    public void A_single_score_leaves_nothing_to_lose()
    {
        Value[] scores = [7];

        Loss.CrossEntropy(scores, 0).Data.ShouldBe(0);
        Derivative.Gradient(Loss.CrossEntropy(scores, 0), scores).ShouldBe([0.0]);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(.25, -1)]
    [InlineData(-2, 1)]
    public void A_target_that_is_a_value_gives_the_same_loss_and_gradient_as_its_number(double at, double target)
    {
        Value prediction = at, variable = target;
        foreach (var (byNumber, byValue) in new[]
            {
                (Loss.SquaredError(prediction, target), Loss.SquaredError(prediction, variable)),
                (Loss.Hinge(prediction, target), Loss.Hinge(prediction, variable)),
            })
        {
            byValue.Data.ShouldBe(byNumber.Data);
            Derivative.Gradient(byValue, prediction).ShouldBe(Derivative.Gradient(byNumber, prediction));
        }

        // ½(ŷ − y)² by y is y − ŷ.
        Derivative.Gradient(Loss.SquaredError(prediction, variable), variable).ShouldBe(target - at);
    }

    [Fact]
    public void Shares_that_are_values_give_the_same_cross_entropy_and_gradient_as_their_numbers()
    {
        Value[] scores = [.5, -1.25, 2], shares = [.2, .5, .3];

        var byValues = Loss.CrossEntropy(scores, shares);

        var byNumbers = Loss.CrossEntropy(scores, shares.Data());
        byValues.Data.ShouldBe(byNumbers.Data);
        Derivative.Gradient(byValues, scores).ShouldBe(Derivative.Gradient(byNumbers, scores));

        // By a share it is ln Σⱼ exp zⱼ − zₖ: the loss of that class.
        Derivative.Gradient(byValues, shares).ShouldBe([.. Enumerable.Range(0, 3).Select(k => Loss.CrossEntropy(scores, k).Data)], 1e-15);
    }
}
