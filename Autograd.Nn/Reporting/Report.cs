using System.Xml.Linq;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// A page about a training, in one file that shows itself in any browser, on light or dark and without a network: what is added
/// stands one below the other. The same additions give the same bytes. Not for threads that add at once.
/// </summary>
/// <remarks>Every addition shows what it is given as it is then; one that fails adds nothing.</remarks>
public sealed class Report
{
    private readonly List<XElement> parts = [];
    private readonly string title;

    /// <summary>A page with a title and nothing else.</summary>
    /// <param name="title">What it is about.</param>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    /// <exception cref="ArgumentNullException">The title is null.</exception>
    public Report(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        this.title = title;
    }

    /// <summary>A paragraph. Its line breaks are kept.</summary>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public Report Text(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        parts.Add(Html.Element("p", text));
        return this;
    }

    /// <summary>A list of names, each with what there is to say of it: ("learning rate", "0.05").</summary>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">There are none, or a name is empty.</exception>
    /// <exception cref="ArgumentNullException">A name or a value is null.</exception>
    public Report Facts(params ReadOnlySpan<(string Name, string Value)> facts)
    {
        if (facts.IsEmpty)
        {
            throw new ArgumentException("There are no facts: give at least one.", nameof(facts));
        }

        var list = Html.Element("dl");
        foreach (var (name, value) in facts)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(facts));
            ArgumentNullException.ThrowIfNull(value, nameof(facts));
            list.Add(Html.Element("dt", name), Html.Element("dd", value));
        }

        parts.Add(list);
        return this;
    }

    /// <summary>
    /// The losses by epoch, the best epoch marked; and the accuracy on the validation part where there is one. The loss is on a
    /// logarithmic axis if its largest number is more than a hundred times the smallest, else on one from 0. Of more than 1,000
    /// epochs so many are drawn.
    /// </summary>
    /// <param name="history">One epoch or more.</param>
    /// <param name="title">Above the curves.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">There are no epochs, or no loss is finite, or the title is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Report Curves(History history, string title = "Training") => Add(title, CurvesFigure.Of(history));

    /// <summary>
    /// How many rows of each class were predicted as each, with precision and recall. Of more than 30 classes, the most frequent
    /// confusions.
    /// </summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="title">Above the table.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">The title is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Report Confusion(ConfusionMatrix matrix, string title = "Confusion matrix") => Add(title, ConfusionFigure.Of(matrix));

    /// <summary>How many rows of each class the model predicts as each, with precision and recall.</summary>
    /// <param name="model">With classes.</param>
    /// <param name="data">With the same classes.</param>
    /// <param name="title">Above the table.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">The model has no classes, the data has others or other features, or the title is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Report Confusion(Model model, Dataset data, string title = "Confusion matrix") => Confusion(new ConfusionMatrix(model, data), title);

    /// <summary>
    /// The plane of two inputs: which class the model predicts where, stronger where it is more probable, with the data on top and a
    /// ring where the model is wrong. Of more than 2,000 points so many are drawn.
    /// </summary>
    /// <param name="model">With two inputs and classes.</param>
    /// <param name="data">With the same classes.</param>
    /// <param name="title">Above the plot.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">
    /// The model has no classes or not two inputs, the data has others, its numbers are too far apart to be drawn, or the title is
    /// empty.
    /// </exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Report Boundary(Model model, Dataset data, string title = "Decision boundary") => Add(title, BoundaryFigure.Of(model, data));

    /// <summary>One target by one input: the model's curve over the data. Of more than 2,000 points so many are drawn.</summary>
    /// <param name="model">With one input and one output that is a number.</param>
    /// <param name="data">With one feature and one target.</param>
    /// <param name="title">Above the plot.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">
    /// The model or the data has classes or more than one input or output, the numbers are too far apart to be drawn, or the title
    /// is empty.
    /// </exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Report Fit(Model model, Dataset data, string title = "Fit") => Add(title, FitFigure.Of(model, data));

    /// <summary>
    /// The weights of each neuron of the first layer as a picture, in one colour above 0 and another below. Of more than 64 neurons
    /// the first 64.
    /// </summary>
    /// <param name="network">Whose inputs are the pixels of pictures, row by row.</param>
    /// <param name="width">The pixels in a row.</param>
    /// <param name="height">The rows.</param>
    /// <param name="title">Above the pictures.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">Width times height is not the number of inputs, or the title is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Report FirstLayer(Mlp network, int width, int height, string title = "Weights of the first layer") =>
        Add(title, FirstLayerFigure.Of(network, width, height));

    /// <summary>The rows that the model gets most wrong, those first whose true class it takes for least probable, as a table.</summary>
    /// <param name="model">With classes.</param>
    /// <param name="data">With the same classes.</param>
    /// <param name="limit">At most so many rows.</param>
    /// <param name="title">Above the table.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">The model has no classes, the data has others or other features, or the title is empty.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public Report Mistakes(Model model, Dataset data, int limit = 20, string title = "Mistakes") =>
        Add(title, MistakesFigure.Table(model, data, limit));

    /// <summary>The rows that the model gets most wrong, those first whose true class it takes for least probable, as pictures.</summary>
    /// <param name="model">With classes, and inputs that are the pixels of pictures, row by row.</param>
    /// <param name="data">With the same classes.</param>
    /// <param name="width">The pixels in a row.</param>
    /// <param name="height">The rows.</param>
    /// <param name="limit">At most so many pictures.</param>
    /// <param name="title">Above the pictures.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">
    /// The model has no classes, the data has others or other features, width times height is not the number of features, or the
    /// title is empty.
    /// </exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or the limit is below 1.</exception>
    public Report Mistakes(Model model, Dataset data, int width, int height, int limit = 30, string title = "Mistakes") =>
        Add(title, MistakesFigure.Pictures(model, data, width, height, limit));

    /// <summary>The page as text: HTML, and well-formed XML too.</summary>
    public override string ToString() => Html.Write(Html.Element(
        "html",
        new XAttribute("lang", "en"),
        Html.Element(
            "head",
            Html.Void("meta", new XAttribute("charset", "utf-8")),
            Html.Void("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
            Html.Element("title", title),
            Html.Element("style", Style.Sheet)),
        Html.Element("body", Html.Element("main", Html.Element("h1", title), parts))));

    /// <summary>Writes the page to a file, whole or not at all; folders are made as needed.</summary>
    /// <param name="path">The file, new or not.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    public string Save(string path) => AtomicFile.Save(path, ToString());

    private Report Add(string title, XElement figure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        parts.Add(Html.Element("section", Html.Element("h2", title), figure));
        return this;
    }
}
