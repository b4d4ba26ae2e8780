using System.Runtime.CompilerServices;
using Autograd.Nn;
using Autograd.Tests.Core;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Nn;

public sealed class ConfusionMatrixTests
{
    private static readonly string[] Animals = ["cat", "dog", "zebra"];

    // Cats: two right, one taken for a dog. Dogs: one right, three taken for cats. The zebra was taken for a dog.
    private static readonly ConfusionMatrix Matrix = new([0, 0, 1, 1, 0, 0, 0, 1], [0, 0, 0, 1, 1, 1, 1, 2], Animals);

    private static readonly Arbitrary<(int Prediction, int Label)[]> Rows =
        Gen.NonEmptyListOf(from prediction in Gen.Choose(0, 2) from label in Gen.Choose(0, 2) select (prediction, label))
            .Select(rows => rows.ToArray()).ToArbitrary();

    [Fact]
    public void A_cell_counts_the_rows_of_one_class_predicted_as_another()
    {
        Matrix[actual: 1, predicted: 0].ShouldBe(3);
        Matrix[actual: 0, predicted: 1].ShouldBe(1);
        Matrix[actual: 2, predicted: 2].ShouldBe(0);
    }

    // 2 + 1 of 8 rows.
    [Fact]
    public void Accuracy_is_the_part_on_the_diagonal() => Matrix.Accuracy.ShouldBe(3.0 / 8);

    [Fact]
    public void Precision_is_the_part_of_what_was_called_a_cat_that_is_one()
    {
        Matrix.Precision(0).ShouldBe(2.0 / 5);
        Matrix.Precision(1).ShouldBe(1.0 / 3);
    }

    [Fact]
    public void Recall_is_the_part_of_the_cats_that_was_found()
    {
        Matrix.Recall(0).ShouldBe(2.0 / 3);
        Matrix.Recall(1).ShouldBe(1.0 / 4);
        Matrix.Recall(2).ShouldBe(0);
    }

    [Fact]
    public void What_was_never_predicted_has_no_precision() => Matrix.Precision(2).ShouldBe(double.NaN);

    [Fact]
    public void What_was_never_there_has_no_recall() => new ConfusionMatrix([0, 2], [0, 1], Animals).Recall(2).ShouldBe(double.NaN);

    [Fact]
    public void It_is_written_as_a_table() => Matrix.ToString().ReplaceLineEndings("\n").ShouldBe("""
        actual \ predicted  cat  dog  zebra
        cat                   2    1      .
        dog                   3    1      .
        zebra                 .    1      .
        """);

    [Fact]
    public void The_columns_are_as_wide_as_the_longest_number_or_name()
    {
        int[] thousand = [.. Enumerable.Repeat(0, 1000)];

        new ConfusionMatrix(thousand, thousand, ["a", "longer than the corner"]).ToString().ReplaceLineEndings("\n").ShouldBe("""
            actual \ predicted         a  longer than the corner
            a                       1000                       .
            longer than the corner     .                       .
            """);
    }

    [Fact]
    public void Every_row_is_counted_once() => Holds((matrix, rows) =>
        (from actual in Enumerable.Range(0, 3) from predicted in Enumerable.Range(0, 3) select matrix[actual, predicted]).Sum().ShouldBe(rows.Length));

    [Fact]
    public void Recalls_weighted_by_the_rows_of_their_class_make_the_accuracy() => Holds((matrix, rows) =>
        rows.GroupBy(row => row.Label).Sum(group => matrix.Recall(group.Key) * group.Count() / rows.Length)
            .ShouldBe(matrix.Accuracy, 1e-12)); // another order of rounding

    [Fact]
    public void Precision_is_the_recall_of_predictions_and_labels_exchanged() => Holds((matrix, rows) =>
    {
        var exchanged = New(rows.Select(row => (row.Label, row.Prediction)));
        foreach (var label in Enumerable.Range(0, 3))
        {
            matrix.Precision(label).ShouldBe(exchanged.Recall(label));
        }
    });

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_class_without_a_name_is_refused(int label)
    {
        (string Parameter, string Subject, Action Act)[] cases =
        [
            ("labels", "The class in row 1", () => _ = new ConfusionMatrix([0, 1], [0, label], Animals)),
            ("predictions", "The class in row 1", () => _ = new ConfusionMatrix([0, label], [0, 1], Animals)),
            ("actual", "A class", () => _ = Matrix[label, 0]),
            ("predicted", "A class", () => _ = Matrix[0, label]),
            ("label", "A class", () => Matrix.Precision(label)),
            ("label", "A class", () => Matrix.Recall(label)),
        ];
        foreach (var (parameter, subject, act) in cases)
        {
            var error = Should.Throw<ArgumentOutOfRangeException>(act);

            error.ParamName.ShouldBe(parameter);
            error.Message.ShouldStartWith($"{subject} must be from 0 to 2, the last.");
        }
    }

    [Fact]
    public void Names_rows_and_labels_are_needed()
    {
        Should.Throw<ArgumentNullException>(() => new ConfusionMatrix([0], [0], null!)).ParamName.ShouldBe("classNames");
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([0], [0], ["a", "a"])).ParamName.ShouldBe("classNames");
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([], [], Animals)).ParamName.ShouldBe("predictions");
        Should.Throw<ArgumentException>(() => new ConfusionMatrix([0], [0, 1], Animals)).ParamName.ShouldBe("labels");
    }

    private static ConfusionMatrix New(IEnumerable<(int Prediction, int Label)> rows) =>
        new([.. rows.Select(row => row.Prediction)], [.. rows.Select(row => row.Label)], Animals);

    private static void Holds(Action<ConfusionMatrix, (int Prediction, int Label)[]> property, [CallerMemberName] string test = "") =>
        Seeded.ForAll(Rows, rows => property(New(rows), rows), tests: 200, test);
}
