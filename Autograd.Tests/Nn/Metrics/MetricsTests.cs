using System.Runtime.CompilerServices;
using Autograd.Nn;
using Autograd.Tests.Core;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Nn;

public sealed class MetricsTests
{
    // Targets that differ, in quarters from −25 to 25, so that sums of them are exact, and as many predictions.
    private static readonly Arbitrary<Case> Cases =
        (from rows in Gen.NonEmptyListOf(from prediction in Gen.Choose(-100, 100)
                                         from target in Gen.Choose(-100, 100)
                                         select (Prediction: prediction / 4.0, Target: target / 4.0))
         where rows.DistinctBy(row => row.Target).Count() > 1
         select new Case([.. rows.Select(row => row.Prediction)], [.. rows.Select(row => row.Target)])).ToArbitrary();

    [Fact]
    public void Accuracy_is_the_part_that_is_right() => Metrics.Accuracy([0, 1, 2, 2], [0, 1, 1, 2]).ShouldBe(.75);

    // Errors of 1, −2 and 0.
    [Fact]
    public void The_mean_absolute_error_counts_errors_by_size() => Metrics.MeanAbsoluteError([2, 3, 7], [1, 5, 7]).ShouldBe(1);

    [Fact]
    public void The_mean_squared_error_counts_them_by_square() => Metrics.MeanSquaredError([2, 3, 7], [1, 5, 7]).ShouldBe(5.0 / 3);

    [Fact]
    public void R_squared_is_the_part_of_the_variance_that_is_explained()
    {
        // Targets 1, 5, 6 have mean 4 and squares 9 + 1 + 4 = 14 from it; errors 1, −2, 0 leave squares of 5.
        Metrics.RSquared([2, 3, 6], [1, 5, 6]).ShouldBe(1 - (5.0 / 14), 1e-15);
    }

    [Fact]
    public void The_targets_themselves_explain_everything_and_their_mean_nothing() => Holds(x =>
    {
        Metrics.RSquared(x.Targets, x.Targets).ShouldBe(1);

        // 1e-12 for the roundings of some hundred terms.
        Metrics.RSquared([.. x.Targets.Select(_ => x.Targets.Average())], x.Targets).ShouldBe(0, 1e-12);
    });

    [Fact]
    public void What_is_worse_than_the_mean_has_an_R_squared_below_0()
    {
        // Squares from the mean 2: 1 + 1. Errors 2 and −2: 8.
        Metrics.RSquared([3, 1], [1, 3]).ShouldBe(-3, 1e-15);
    }

    [Theory]
    [InlineData(.1, 1)] // thirty times .1 do not add up to 3
    [InlineData(.2, 0)]
    public void Where_the_targets_are_all_the_same_R_squared_is_1_if_they_are_met_and_else_0(double prediction, double expected) =>
        Metrics.RSquared([.. Enumerable.Repeat(prediction, 30)], [.. Enumerable.Repeat(.1, 30)]).ShouldBe(expected);

    [Fact]
    public void R_squared_does_not_depend_on_units() => Holds(x =>
    {
        var inOtherUnits = Metrics.RSquared([.. x.Predictions.Select(Celsius)], [.. x.Targets.Select(Celsius)]);

        // 1e-9 of its size for the roundings of the other units: R² reaches −40,000 where the targets are nearly the same.
        var expected = Metrics.RSquared(x.Predictions, x.Targets);
        inOtherUnits.ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)));

        static double Celsius(double fahrenheit) => (fahrenheit - 32) / 1.8;
    });

    [Theory]
    [InlineData(1e-200), InlineData(1e200)] // their squares are no longer numbers between 0 and infinity
    public void R_squared_does_not_depend_on_units_however_small_or_large(double unit) =>
        Metrics.RSquared([2 * unit, 3 * unit, 6 * unit], [1 * unit, 5 * unit, 6 * unit]).ShouldBe(1 - (5.0 / 14), 1e-15);

    [Fact]
    public void The_mean_squared_error_is_at_least_the_square_of_the_mean_absolute_error() => Holds(x =>
        Math.Pow(Metrics.MeanAbsoluteError(x.Predictions, x.Targets), 2)
            .ShouldBeLessThanOrEqualTo(Metrics.MeanSquaredError(x.Predictions, x.Targets) * (1 + 1e-12))); // the slack is for rounding

    [Fact]
    public void Errors_do_not_depend_on_which_side_is_called_the_target() => Holds(x =>
    {
        Metrics.MeanAbsoluteError(x.Targets, x.Predictions).ShouldBe(Metrics.MeanAbsoluteError(x.Predictions, x.Targets));
        Metrics.MeanSquaredError(x.Targets, x.Predictions).ShouldBe(Metrics.MeanSquaredError(x.Predictions, x.Targets));
    });

    [Fact]
    public void A_prediction_of_NaN_is_not_hidden()
    {
        Metrics.MeanAbsoluteError([double.NaN, 1], [0, 1]).ShouldBe(double.NaN);
        Metrics.MeanSquaredError([double.NaN, 1], [0, 1]).ShouldBe(double.NaN);
        Metrics.RSquared([double.NaN, 1], [0, 1]).ShouldBe(double.NaN);
        Metrics.RSquared([double.NaN, 1], [1, 1]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Each_prediction_needs_what_it_predicts()
    {
        (string Parameter, Action Metric)[] cases =
        [
            ("labels", () => Metrics.Accuracy([1, 2], [1])),
            ("targets", () => Metrics.MeanAbsoluteError([1, 2], [1])),
            ("targets", () => Metrics.MeanSquaredError([1, 2], [1])),
            ("targets", () => Metrics.RSquared([1, 2], [1])),
        ];
        foreach (var (parameter, metric) in cases)
        {
            var error = Should.Throw<ArgumentException>(metric);

            error.ParamName.ShouldBe(parameter);
            error.Message.ShouldStartWith($"There is 1 {parameter.TrimEnd('s')} for 2 predictions: each needs one.");
        }
    }

    [Fact]
    public void Of_nothing_there_is_no_mean()
    {
        Action[] metrics =
        [
            () => Metrics.Accuracy([], []),
            () => Metrics.MeanAbsoluteError([], []),
            () => Metrics.MeanSquaredError([], []),
            () => Metrics.RSquared([], []),
        ];
        foreach (var metric in metrics)
        {
            var error = Should.Throw<ArgumentException>(metric);

            error.ParamName.ShouldBe("predictions");
            error.Message.ShouldStartWith("There are no predictions: give at least one.");
        }
    }

    private static void Holds(Action<Case> property, [CallerMemberName] string test = "") => Seeded.ForAll(Cases, property, tests: 200, test);

    private sealed record Case(double[] Predictions, double[] Targets);
}
