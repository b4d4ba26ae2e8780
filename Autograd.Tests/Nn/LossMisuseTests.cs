using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class LossMisuseTests
{
    private static readonly Value[] Two = [1, 2];
    private static readonly Value[] Empty = [];
    private static readonly Value[] WithNull = [1, null!];

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(.5)]
    [InlineData(double.NaN)]
    public void A_hinge_label_is_minus_1_or_1(double label)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Loss.Hinge(1, label));

        error.ParamName.ShouldBe("label");
        error.Message.ShouldStartWith("The label of a hinge loss must be -1 or 1.");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_class_must_have_a_score(int label)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Loss.CrossEntropy(Two, label));

        error.ParamName.ShouldBe("label");
        error.Message.ShouldStartWith("The label must be from 0 to 1, for 2 scores.");
    }

    [Fact]
    public void Each_output_needs_a_target()
    {
        var error = Should.Throw<ArgumentException>(() => Loss.SquaredError(Two, [1, 2, 3]));

        error.ParamName.ShouldBe("targets");
        error.Message.ShouldStartWith("There are 3 targets for 2 outputs: each output needs one.");
        Should.Throw<ArgumentException>(() => Loss.MeanSquaredError(Two, [1.0])).ParamName.ShouldBe("targets");
        Should.Throw<ArgumentException>(() => Loss.MeanSquaredError(Two, Two.Append(3).ToArray())).ParamName.ShouldBe("targets");
        Should.Throw<ArgumentException>(() => Loss.CrossEntropy(Two, [1.0])).ParamName.ShouldBe("targets");
        Should.Throw<ArgumentException>(() => Loss.CrossEntropy(Two, Two.Append(3).ToArray())).ParamName.ShouldBe("targets");
    }

    [Fact]
    public void Empty_lists_are_refused()
    {
        (string Parameter, Func<Value> Loss)[] cases =
        [
            ("predictions", () => Loss.SquaredError(Empty, [])),
            ("predictions", () => Loss.MeanSquaredError(Empty, [])),
            ("predictions", () => Loss.MeanSquaredError(Empty, Two)),
            ("scores", () => Loss.CrossEntropy(Empty, [])),
            ("scores", () => Loss.CrossEntropy(Empty, Two)),
            ("scores", () => Loss.CrossEntropy(Empty, 0)),
            ("weights", () => Loss.L2Penalty(Empty, 1)),
            ("weights", () => Loss.L1Penalty(Empty, 1)),
        ];
        foreach (var (parameter, loss) in cases)
        {
            var error = Should.Throw<ArgumentException>(loss);

            error.ShouldBeOfType<ArgumentException>();
            error.ParamName.ShouldBe(parameter);
            error.Message.ShouldStartWith("The list is empty: give at least one value.");
        }
    }

    [Fact]
    public void Null_is_refused_by_name_as_a_list_and_in_one()
    {
        Value none = null!;
        IReadOnlyList<Value> noList = null!;
        IReadOnlyList<double> noTargets = null!;
        (string Parameter, Func<Value> Loss)[] cases =
        [
            ("prediction", () => Loss.SquaredError(none, 1)),
            ("score", () => Loss.Hinge(none, 1)),
            ("prediction", () => Loss.SquaredError(none, Two[0])),
            ("target", () => Loss.SquaredError(Two[0], none)),
            ("score", () => Loss.Hinge(none, Two[0])),
            ("label", () => Loss.Hinge(Two[0], none)),
            ("scores", () => Loss.CrossEntropy(noList, Two)),
            ("scores", () => Loss.CrossEntropy(WithNull, Two)),
            ("targets", () => Loss.CrossEntropy(Two, noList)),
            ("targets", () => Loss.CrossEntropy(Two, WithNull)),
            ("predictions", () => Loss.SquaredError(noList, [1, 2])),
            ("predictions", () => Loss.SquaredError(WithNull, [1, 2])),
            ("targets", () => Loss.SquaredError(Two, noTargets)),
            ("scores", () => Loss.CrossEntropy(noList, 1)),
            ("scores", () => Loss.CrossEntropy(WithNull, 1)),
            ("scores", () => Loss.CrossEntropy(noList, [1, 2])),
            ("scores", () => Loss.CrossEntropy(WithNull, [1, 2])),
            ("targets", () => Loss.CrossEntropy(Two, noTargets)),
            ("weights", () => Loss.L2Penalty(noList, 1)),
            ("weights", () => Loss.L2Penalty(WithNull, 1)),
            ("weights", () => Loss.L1Penalty(noList, 1)),
            ("weights", () => Loss.L1Penalty(WithNull, 1)),
            ("predictions", () => Loss.MeanSquaredError(noList, [1, 2])),
            ("predictions", () => Loss.MeanSquaredError(WithNull, Two)),
            ("targets", () => Loss.MeanSquaredError(Two, noTargets)),
            ("targets", () => Loss.MeanSquaredError(Two, noList)),
            ("targets", () => Loss.MeanSquaredError(Two, WithNull)),
            ("prediction", () => Loss.Huber(none, 1)),
            ("prediction", () => Loss.Huber(none, Two[0])),
            ("target", () => Loss.Huber(Two[0], none)),
            ("score", () => Loss.BinaryCrossEntropy(none, 1)),
            ("score", () => Loss.BinaryCrossEntropy(none, Two[0])),
            ("label", () => Loss.BinaryCrossEntropy(Two[0], none)),
        ];
        foreach (var (parameter, loss) in cases)
        {
            Should.Throw<ArgumentNullException>(loss).ParamName.ShouldBe(parameter);
        }
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_penalty_has_a_strength_of_0_or_more(double strength)
    {
        foreach (var penalty in new[] { Loss.L1Penalty, Loss.L2Penalty })
        {
            var error = Should.Throw<ArgumentOutOfRangeException>(() => penalty(Two, strength));

            error.ParamName.ShouldBe("strength");
            error.Message.ShouldStartWith("The strength of a penalty must be 0 or more, and finite.");
        }
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_binary_label_is_from_0_to_1(double label)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Loss.BinaryCrossEntropy(1, label));

        error.ParamName.ShouldBe("label");
        error.Message.ShouldStartWith("The label of a binary cross-entropy must be from 0 to 1.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_Huber_loss_has_a_delta_above_0(double delta)
    {
        foreach (var loss in new Func<Value>[] { () => Loss.Huber(1, 2.0, delta), () => Loss.Huber(1, Two[1], delta) })
        {
            var error = Should.Throw<ArgumentOutOfRangeException>(loss);

            error.ParamName.ShouldBe("delta");
            error.Message.ShouldStartWith("The delta of a Huber loss must be more than 0, and finite.");
        }
    }
}
