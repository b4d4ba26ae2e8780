using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class DatasetMisuseTests
{
    private static readonly Dataset Classes = Dataset.OfClasses([[1, 2], [3, 4], [5, 6]], [0, 1, 1], featureNames: ["width", "height"]);
    private static readonly Dataset Targets = Dataset.OfTargets([[1], [2], [3]], [1, 2, 3]);

    [Fact]
    public void Data_without_a_row_or_a_number_is_refused()
    {
        Refused(() => Dataset.OfClasses([], []), "inputs", "There are no rows: give at least one.");
        Refused(() => Dataset.OfTargets([], new List<double>()), "inputs", "There are no rows: give at least one.");
        Refused(() => Dataset.OfClasses([[], []], [0, 1]), "inputs", "Row 0 is empty: a row needs at least one feature.");
        Refused(() => Dataset.OfTargets([[1]], [Array.Empty<double>()]), "targets", "Row 0 is empty: a row needs at least one target.");
    }

    [Fact]
    public void Rows_of_unequal_length_are_refused()
    {
        Refused(
            () => Dataset.OfClasses([[1, 2], [3]], [0, 1]), "inputs", "Row 1 has 1 number, but row 0 has 2: all rows must be of one length.");
        Refused(
            () => Dataset.OfTargets([[1], [2]], [[1], [2, 3]]), "targets", "Row 1 has 2 numbers, but row 0 has 1: all rows must be of one length.");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_refused_by_row_and_name(double number)
    {
        Refused<ArgumentOutOfRangeException>(
            () => Dataset.OfClasses([[1, 2], [3, number]], [0, 1], featureNames: ["width", "height"]),
            "inputs",
            "The feature 'height' of row 1 is not a finite number.");
        Refused<ArgumentOutOfRangeException>(
            () => Dataset.OfTargets([[1], [2]], [1, number], ["price"]), "targets", "The target 'price' of row 1 is not a finite number.");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_label_without_a_name_is_refused(int label)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Dataset.OfClasses([[1], [2]], [0, label], ["no", "yes"]));

        error.ParamName.ShouldBe("labels");
        error.ActualValue.ShouldBe(label);
        error.Message.ShouldStartWith("The label of row 1 must be from 0 to 1, the last class.");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    [InlineData(int.MaxValue)]
    public void A_label_that_would_mean_too_many_classes_is_taken_for_a_mistake(int label) => Refused<ArgumentOutOfRangeException>(
        () => Dataset.OfClasses([[1], [2]], [0, label]), "labels", "The label of row 1 must be from 0 to 65535, the last class.");

    [Fact]
    public void Each_row_needs_a_label_or_targets()
    {
        Refused(() => Dataset.OfClasses([[1], [2]], [0]), "labels", "There is 1 label for 2 rows: each row needs one.");
        Refused(() => Dataset.OfTargets([[1]], [1, 2]), "targets", "There are targets for 2 rows, but inputs for 1: each row needs both.");
    }

    [Fact]
    public void Names_are_not_empty_and_not_the_same()
    {
        Refused(
            () => Dataset.OfClasses([[1]], [0], ["no", "no"]), "classNames", "Two of the class names are 'no': each must have a name of its own.");
        Refused(() => Dataset.OfClasses([[1]], [0], ["no", " "]), "classNames", "The name of class 1 is empty: each class needs a name.");
        Refused(() => Dataset.OfClasses([[1]], [0], []), "classNames", "There are no class names: give at least one.");
        Refused(
            () => Dataset.OfClasses([[1, 2]], [0], featureNames: ["a", "a"]),
            "featureNames",
            "Two of the feature names are 'a': each must have a name of its own.");
        Refused(() => Dataset.OfTargets([[1]], [1], [""]), "targetNames", "The name of target 0 is empty: each target needs a name.");
    }

    [Fact]
    public void Each_feature_and_each_target_needs_a_name()
    {
        Refused(() => Dataset.OfClasses([[1, 2]], [0], featureNames: ["a"]), "featureNames", "There is 1 name for 2 features: each feature needs one.");
        Refused(() => Dataset.OfTargets([[1]], [1], ["a", "b"]), "targetNames", "There are 2 names for 1 target: each target needs one.");
    }

    [Fact]
    public void A_feature_that_is_not_there_is_answered_with_those_that_are() =>
        Refused(() => Classes.FeatureIndex("depth"), "name", "There is no feature 'depth': there are width, height.");

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void A_row_that_is_not_there_is_refused(int row)
    {
        const string Message = "A row must be from 0 to 2: the dataset has 3 rows.";
        Refused<ArgumentOutOfRangeException>(() => Classes.Inputs(row).Length, "row", Message);
        Refused<ArgumentOutOfRangeException>(() => Classes.Label(row), "row", Message);
        Refused<ArgumentOutOfRangeException>(() => Targets.Targets(row).Length, "row", Message);
        Refused<ArgumentOutOfRangeException>(() => Classes.Subset(0, row), "rows", Message);
        Refused<ArgumentOutOfRangeException>(() => Classes.Slice(row, 1), "start", Message);
    }

    [Fact]
    public void A_part_needs_a_row()
    {
        Refused(() => Classes.Subset(), "rows", "A dataset needs at least one row, and none are chosen.");
        Refused<ArgumentOutOfRangeException>(
            () => Classes[1..1], "length", "The number of rows must be from 1 to 2 here: the dataset has 3 rows, and row 1 is the first taken.");
        Refused<ArgumentOutOfRangeException>(
            () => Classes.Slice(1, int.MaxValue), "length", "The number of rows must be from 1 to 2 here: the dataset has 3 rows, and row 1 is the first taken.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    public void A_batch_has_at_least_one_row_and_no_more_than_there_are(int size)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Classes.Batches(size));

        error.ParamName.ShouldBe("size");
        error.ActualValue.ShouldBe(size);
        error.Message.ShouldStartWith("The size of a batch must be from 1 to 3, the number of rows.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-.5)]
    [InlineData(double.NaN)]
    public void A_share_is_between_0_and_1(double share) => Refused<ArgumentOutOfRangeException>(
        () => Classes.Split(share, 1), "share", "The share to hold out must be above 0 and below 1.");

    [Theory]
    [InlineData(.1, 0)]
    [InlineData(.9, 3)]
    public void A_share_leaves_both_parts_a_row(double share, int rows) => Refused<ArgumentOutOfRangeException>(
        () => Classes.Split(share, 1), "share", $"With this share {rows} of 3 rows would be held out: each part needs at least one.");

    [Fact]
    public void Labels_are_of_classes_and_targets_of_numbers()
    {
        Should.Throw<InvalidOperationException>(() => Classes.Targets(0).Length)
            .Message.ShouldBe("The rows of this dataset have classes, not targets: ask for the label.");
        Should.Throw<InvalidOperationException>(() => Targets.Label(0))
            .Message.ShouldBe("The rows of this dataset have targets, not classes: ask for the targets.");
    }

    [Fact]
    public void Null_is_refused_by_name()
    {
        (string Parameter, Action Act)[] cases =
        [
            ("inputs", () => Dataset.OfClasses(null!, [0])),
            ("inputs", () => Dataset.OfClasses([null!], [0])),
            ("inputs", () => Dataset.OfClasses([[1], null!], [0, 1])),
            ("labels", () => Dataset.OfClasses([[1]], null!)),
            ("classNames", () => Dataset.OfClasses([[1]], [0], [null!])),
            ("featureNames", () => Dataset.OfClasses([[1]], [0], featureNames: [null!])),
            ("targets", () => Dataset.OfTargets([[1]], (IReadOnlyList<double>)null!)),
            ("targets", () => Dataset.OfTargets([[1]], (IReadOnlyList<double[]>)null!)),
            ("targets", () => Dataset.OfTargets([[1]], [(double[])null!])),
            ("name", () => Classes.FeatureIndex(null!)),
        ];
        foreach (var (parameter, act) in cases)
        {
            Should.Throw<ArgumentNullException>(act).ParamName.ShouldBe(parameter);
        }
    }

    private static void Refused(Func<object> act, string parameter, string message) => Refused<ArgumentException>(act, parameter, message);

    private static void Refused<TException>(Func<object> act, string parameter, string message)
        where TException : ArgumentException
    {
        var error = Should.Throw<TException>(act);

        error.ShouldBeOfType<TException>();
        error.ParamName.ShouldBe(parameter);
        error.Message.ShouldStartWith(message);
    }
}
