using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>What cannot be shown is refused with what would be right, and nothing is added.</summary>
public sealed class ReportMisuseTests
{
    private static readonly Dataset Points = PageReading.Points((0, 0, 0), (1, 1, 1));
    private static readonly Dataset Numbers = Dataset.OfTargets([[0, 0], [1, 1]], [0.0, 1]);

    public static TheoryData<string, Action<Report>, string, string> Calls => new()
    {
        { "no title", report => report.Confusion(new ConfusionMatrix([0], [0], ["a"]), ""), "title", "empty" },
        { "no facts", report => report.Facts(), "facts", "There are no facts: give at least one." },
        { "a fact without a name", report => report.Facts(("a", "b"), (" ", "c")), "facts", "whitespace" },
        { "a boundary of three inputs", report => report.Boundary(Classes(3), Points), "model", "The model has 3 inputs: a boundary in the plane is that of a model with 2." },
        { "a boundary of a model without classes", report => report.Boundary(new Model(new Mlp([2, 2], Activation.Linear, 1)), Points), "model", "The model has no classes: make it by Model.For" },
        { "a boundary with targets", report => report.Boundary(Classes(2), Numbers), "data", "The rows have targets, not classes" },
        { "a boundary with other classes", report => report.Boundary(Classes(2), Dataset.OfClasses([[0, 0]], [0], ["b", "a"])), "data", "The rows' classes are b, a, and the model's a, b: they must be the same, in the same order." },
        { "a boundary with three features", report => report.Boundary(Classes(2), Dataset.OfClasses([[0, 0, 0]], [0], ["a", "b"])), "data", "There are 3 features for 2 inputs of the network: each needs one." },
        { "a boundary too wide", report => report.Boundary(Classes(2), PageReading.Points((-1e308, 0, 0), (1e308, 0, 1))), "data", "too far apart" },
        { "a boundary in words of no width", _ => Boundary.ToText(Classes(2), Points, width: 0), "width", "The width must be 1 or more." },
        { "a boundary in words of eleven classes", _ => Boundary.ToText(Classes(2, 11), Eleven(), 5, 5), "model", "The model has 11 classes, and there are characters for 10" },
        { "a fit of two inputs", report => report.Fit(new Model(new Mlp([2, 1], Activation.Linear, 1)), Numbers), "model", "The model has 2 inputs and 1 output: a fit is that of 1 input and 1 output that is a number." },
        { "a fit of classes", report => report.Fit(PageReading.Line(1, 0), Dataset.OfClasses([[0]], [0])), "data", "The rows have classes: a fit is that of 1 target." },
        { "a fit of two targets", report => report.Fit(PageReading.Line(1, 0), Dataset.OfTargets([[0]], [[1.0, 2]])), "data", "The rows have 2 targets: a fit is that of 1 target." },
        { "a fit with two features", report => report.Fit(PageReading.Line(1, 0), Numbers), "data", "There are 2 features for 1 input of the network: each needs one." },
        { "pictures of another size", report => report.FirstLayer(new Mlp([64, 1], Activation.Linear, 1), 8, 9), "width", "A picture of 8 × 9 has 72 pixels, but there are 64 inputs of the network: the two numbers must be equal." },
        { "pictures of a size beyond an int", report => report.FirstLayer(new Mlp([1, 1], Activation.Linear, 1), 65536, 65536), "width", "4294967296 pixels" },
        { "pictures of no height", report => report.FirstLayer(new Mlp([64, 1], Activation.Linear, 1), 64, 0), "height", "The height must be 1 or more." },
        { "mistakes as pictures of another size", report => report.Mistakes(Classes(2), Points, 3, 1), "width", "A picture of 3 × 1 has 3 pixels, but there are 2 features in a row" },
        { "confusions of numbers", report => report.Confusion(Classes(2), Numbers), "data", "The rows have targets, not classes" },
        { "no mistakes at most", report => report.Mistakes(Classes(2), Points, limit: 0), "limit", "The limit must be 1 or more." },
        { "mistakes of numbers", report => report.Mistakes(Classes(2), Numbers), "data", "The rows have targets, not classes" },
        { "a file without a name", report => report.Save(" "), "path", "whitespace" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_that_cannot_be_served_names_the_argument_and_what_is_wrong(string what, Action<Report> call, string parameter, string message)
    {
        var report = new Report("r").Text("as it was");
        var before = report.ToString();

        var error = Should.Throw<ArgumentException>(() => call(report), what);

        error.ParamName.ShouldBe(parameter);
        error.Message.ShouldContain(message);
        report.ToString().ShouldBe(before);
    }

    [Fact]
    public void Null_is_refused_by_name()
    {
        var report = new Report("r");

        Should.Throw<ArgumentNullException>(() => new Report(null!)).ParamName.ShouldBe("title");
        Should.Throw<ArgumentNullException>(() => report.Text(null!)).ParamName.ShouldBe("text");
        Should.Throw<ArgumentNullException>(() => report.Facts(("a", null!))).ParamName.ShouldBe("facts");
        Should.Throw<ArgumentNullException>(() => report.Curves(null!)).ParamName.ShouldBe("history");
        Should.Throw<ArgumentNullException>(() => report.Confusion(null!)).ParamName.ShouldBe("matrix");
        Should.Throw<ArgumentNullException>(() => report.Boundary(null!, Points)).ParamName.ShouldBe("model");
        Should.Throw<ArgumentNullException>(() => report.Boundary(Classes(2), null!)).ParamName.ShouldBe("data");
        Should.Throw<ArgumentNullException>(() => report.Fit(null!, Points)).ParamName.ShouldBe("model");
        Should.Throw<ArgumentNullException>(() => report.Fit(PageReading.Line(1, 0), null!)).ParamName.ShouldBe("data");
        Should.Throw<ArgumentNullException>(() => report.FirstLayer(null!, 1, 1)).ParamName.ShouldBe("network");
        Should.Throw<ArgumentNullException>(() => report.Mistakes(null!, Points)).ParamName.ShouldBe("model");
        Should.Throw<ArgumentNullException>(() => report.Mistakes(Classes(2), null!, 1, 2)).ParamName.ShouldBe("data");
    }

    private static Model Classes(int inputs, int outputs = 2) =>
        new(new Mlp([inputs, outputs], Activation.Linear, 1), null, Enumerable.Range(0, outputs).Select(i => ((char)('a' + i)).ToString()));

    private static Dataset Eleven() => Dataset.OfClasses([[0, 0]], [0], Classes(2, 11).ClassNames);
}
