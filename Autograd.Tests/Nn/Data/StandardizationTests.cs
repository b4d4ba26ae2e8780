using System.Runtime.CompilerServices;
using Autograd.Nn;
using Autograd.Tests.Core;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Nn;

public sealed class StandardizationTests
{
    // Row by row: a scale, an offset, and numbers from −1 to 1 that differ.
    private static readonly Arbitrary<Column> Columns =
        (from scale in Gen.Choose(-100, 100).Select(exponent => Math.Pow(10, exponent))
         from offset in Gen.Choose(-1000, 1000)
         from thousandths in Gen.NonEmptyListOf(Gen.Choose(-1000, 1000)).Where(list => list.Distinct().Count() > 1)
         select new Column(scale, [.. thousandths.Select(number => scale * (offset + (number / 1000.0)))])).ToArbitrary();

    [Fact]
    public void The_mean_becomes_0_and_the_deviation_1()
    {
        // Mean 5; deviation √((9 + 1 + 1 + 9)/4) = √5. By hand (8 − 5)/√5 = 3/√5.
        var standardization = Standardization.Fit(OneFeature(2, 4, 6, 8));

        standardization.Means.ShouldBe([5]);
        standardization.Deviations[0].ShouldBe(Math.Sqrt(5), 1e-15);
        standardization.Apply(OneFeature(8, 5)).AllInputs.ToArray().ShouldBe([3 / Math.Sqrt(5), 0], 1e-15);
    }

    [Fact]
    public void Each_feature_has_its_own_scale()
    {
        var standardized = Standardization.Fit(TwoFeatures).Apply(TwoFeatures);

        // Means 1 and 20, deviations 1 and 10.
        standardized.AllInputs.ToArray().ShouldBe([-1, 1, 1, -1]);
    }

    [Fact]
    public void Features_of_one_kind_can_share_a_scale()
    {
        // All of 0, 10, 2, 8: mean 5; deviation √((25 + 25 + 9 + 9)/4) = √17.
        var standardization = Standardization.FitTogether(Dataset.OfTargets([[0, 10], [2, 8]], [0.0, 0.0]));

        standardization.Means.ShouldBe([5, 5]);
        standardization.Deviations.ShouldBe([Math.Sqrt(17), Math.Sqrt(17)], 1e-15);
    }

    [Fact]
    public void Labels_and_names_stay()
    {
        var standardized = Standardization.Fit(TwoFeatures).Apply(TwoFeatures);

        standardized.Labels.ShouldBe([1, 0]);
        standardized.ClassNames.ShouldBe(["no", "yes"]);
        standardized.FeatureNames.ShouldBe(["width", "height"]);
    }

    [Fact]
    public void Targets_stay_as_they_are() =>
        new Standardization([1], [2]).Apply(OneFeature(5, 7)).AllTargets.ToArray().ShouldBe([0, 0]);

    [Theory]
    [InlineData(0)]
    [InlineData(-7.5)]
    [InlineData(.1)] // ten times .1 add up to a little less than 1
    [InlineData(1e300)]
    public void A_feature_that_does_not_vary_gets_deviation_1_and_becomes_0(double number)
    {
        var data = OneFeature([.. Enumerable.Repeat(number, 10)]);
        var standardization = Standardization.Fit(data);

        standardization.Means.ShouldBe([number]);
        standardization.Deviations.ShouldBe([1]);
        standardization.Apply(data).AllInputs.ToArray().ShouldAllBe(x => x == 0);
    }

    [Fact]
    public void Zeros_of_both_signs_do_not_vary() => Standardization.Fit(OneFeature(0.0, -0.0)).Deviations.ShouldBe([1]);

    [Fact]
    public void Numbers_far_from_0_lose_nothing()
    {
        // Squares of these have 19 digits, of which a double keeps 16. Mean 10 above 10⁹; deviation √((36 + 9 + 9 + 36)/4) = √22.5.
        var standardization = Standardization.Fit(OneFeature(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16));

        standardization.Means.ShouldBe([1e9 + 10]);
        standardization.Deviations[0].ShouldBe(Math.Sqrt(22.5), 1e-15);
    }

    [Fact]
    public void The_mean_of_many_numbers_is_as_good_as_that_of_two()
    {
        // Added up one by one, 100,000 numbers leave an error of 2e-13. The number next to .2 is 3e-17 away.
        var numbers = Enumerable.Range(0, 100_000).Select(row => row % 2 == 0 ? .1 : .3).ToArray();

        Standardization.Fit(OneFeature(numbers)).Means[0].ShouldBe(.2, 1e-16);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Numbers_whose_squares_are_no_doubles_have_a_deviation_too(double scale) =>
        (Standardization.Fit(OneFeature(2 * scale, 4 * scale, 6 * scale, 8 * scale)).Deviations[0] / scale).ShouldBe(Math.Sqrt(5), 1e-15);

    [Fact]
    public void Every_standardized_column_has_mean_0_and_deviation_1() => Holds(column =>
    {
        var data = OneFeature(column.Numbers);
        var z = Standardization.Fit(data).Apply(data).AllInputs.ToArray();

        // Numbers up to 1,000 times their differences, which start at 1/1000: a rounding of 1e-16 becomes 1e-10.
        z.Average().ShouldBe(0, 1e-10);
        z.Average(x => x * x).ShouldBe(1, 1e-10);
    });

    [Fact]
    public void Deviation_and_mean_lead_back() => Holds(column =>
    {
        var data = OneFeature(column.Numbers);
        var fitted = Standardization.Fit(data);
        var back = fitted.Apply(data).AllInputs.ToArray().Select(z => (z * fitted.Deviations[0]) + fitted.Means[0]);

        // Four roundings, relative to numbers up to 1001 times the scale.
        back.Select(x => x / column.Scale).ShouldBe(column.Numbers.Select(x => x / column.Scale), 1e-12);
    });

    [Fact]
    public void Rows_are_standardized_in_place()
    {
        double[] rows = [3, 30, 5, 50];

        new Standardization([1, 10], [2, 20]).Apply(rows, rows);

        rows.ShouldBe([1, 1, 2, 2]);
    }

    [Fact]
    public void Rows_that_share_a_part_of_their_memory_with_the_result_are_refused()
    {
        var rows = new double[3];

        Refused<ArgumentException>(
            () => new Standardization([1], [2]).Apply(rows.AsSpan(0, 2), rows.AsSpan(1, 2)),
            "result",
            "The result may be the rows' own memory or other memory, not a part of both.");
    }

    [Fact]
    public void Numbers_that_are_given_must_make_a_scale()
    {
        Refused<ArgumentException>(() => _ = new Standardization([], []), "means", "There are no means: give one for each feature.");
        Refused<ArgumentException>(
            () => _ = new Standardization([1, 2], [1]), "deviations", "There is 1 deviation for 2 means: each feature needs one of both.");
        foreach (var number in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Refused<ArgumentOutOfRangeException>(
                () => _ = new Standardization([0, number], [1, 1]), "means", "The mean of feature 1 must be a finite number.");
        }

        foreach (var number in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Refused<ArgumentOutOfRangeException>(
                () => _ = new Standardization([0, 0], [1, number]), "deviations", "The deviation of feature 1 must be above 0, and finite.");
        }
    }

    [Fact]
    public void Data_must_have_the_features_of_the_scale()
    {
        var two = new Standardization([1, 2], [1, 1]);

        Refused<ArgumentException>(
            () => two.Apply(OneFeature(1)), "data", "The rows have 1 feature, but the means are of 2: the two numbers must be equal.");
        Refused<ArgumentException>(() => two.Apply(new double[3], new double[3]), "rows", "There are 3 numbers, and each row needs 2, one for each feature: give whole rows.");
        Refused<ArgumentException>(() => two.Apply(new double[4], new double[3]), "result", "There is room for 3 numbers, and 4 are needed.");
    }

    [Fact]
    public void Numbers_that_a_double_cannot_hold_are_refused_by_feature()
    {
        Refused<ArgumentException>(
            () => Standardization.Fit(OneFeature(1e308, 1.1e308)), "training", "The numbers of feature 'x1' are too large to be added up");
        Refused<ArgumentOutOfRangeException>(
            () => new Standardization([0], [1e-300]).Apply(OneFeature(1, 1e10)),
            "data",
            "The standardized feature 'x1' of row 1 is not a finite number.");
    }

    [Fact]
    public void Null_is_refused_by_name()
    {
        Refused<ArgumentNullException>(() => Standardization.Fit(null!), "training", "");
        Refused<ArgumentNullException>(() => new Standardization([1], [1]).Apply(null!), "data", "");
    }

    private static Dataset TwoFeatures => Dataset.OfClasses([[0, 30], [2, 10]], [1, 0], ["no", "yes"], ["width", "height"]);

    private static Dataset OneFeature(params double[] numbers) =>
        Dataset.OfTargets([.. numbers.Select(number => new[] { number })], new double[numbers.Length]);

    private static void Refused<TException>(Action act, string parameter, string message)
        where TException : ArgumentException
    {
        var error = Should.Throw<TException>(act);

        error.ShouldBeOfType<TException>();
        error.ParamName.ShouldBe(parameter);
        error.Message.ShouldStartWith(message);
    }

    private static void Holds(Action<Column> property, [CallerMemberName] string test = "") => Seeded.ForAll(Columns, property, tests: 200, test);

    private sealed record Column(double Scale, double[] Numbers);
}
