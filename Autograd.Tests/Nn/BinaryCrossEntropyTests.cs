using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class BinaryCrossEntropyTests
{
    // At scores of ±1000 too.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void It_agrees_with_the_recorded_reference(double label)
    {
        var recorded = $"binary_cross_entropy_with_logits, target {label:0}";
        LossCase.ShouldAgree(recorded, scores => Loss.BinaryCrossEntropy(scores[0], label));
        LossCase.ShouldAgree(recorded, scores => Loss.BinaryCrossEntropy(scores[0], new Value(label)));
    }

    [Fact]
    public void It_is_the_cross_entropy_of_two_classes_of_which_one_has_the_score_0()
    {
        foreach (var z in new[] { -3, -.5, 0, .25, 4 })
        {
            Value score = z;
            var two = Loss.CrossEntropy([Value.Constant(0), score], [.3, .7]);

            var loss = Loss.BinaryCrossEntropy(score, .7);

            // 1e-12 for another exp.
            loss.Data.ShouldBe(two.Data, 1e-12);
            Derivative.Gradient(loss, score).ShouldBe(Derivative.Gradient(two, score), 1e-12);
        }
    }

    [Fact]
    public void Its_gradient_is_the_probability_less_the_label_and_by_the_label_minus_the_score()
    {
        Value score = .8, label = .25;

        var loss = Loss.BinaryCrossEntropy(score, label);

        Derivative.Gradient(loss, score).ShouldBe((1 / (1 + Math.Exp(-.8))) - .25, 1e-12);
        Derivative.Gradient(loss, label).ShouldBe(-.8);
    }

    [Fact]
    public void A_score_of_a_thousand_on_the_wrong_side_costs_a_thousand()
    {
        Loss.BinaryCrossEntropy(1000, 0.0).Data.ShouldBe(1000);
        Loss.BinaryCrossEntropy(-1000, 1.0).Data.ShouldBe(1000);
        Loss.BinaryCrossEntropy(1000, .5).Data.ShouldBe(500);
    }
}
