using System.Globalization;
using System.Xml.Linq;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>A confusion matrix with precision and recall: a table, so that it can be read aloud, searched and copied.</summary>
internal static class ConfusionFigure
{
    private const int MostClasses = 30, MostConfusions = 20, MostLevel = 32;

    public static XElement Of(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var classes = Enumerable.Range(0, matrix.ClassNames.Length).ToArray();
        var right = classes.Sum(label => matrix[label, label]);
        var rows = classes.Sum(actual => RowsOf(matrix, actual));
        var summary = $"{Words.Percent(matrix.Accuracy)} of {Counts.Of(rows, "row")} right, {(rows - right).ToString("N0", CultureInfo.InvariantCulture)} wrong.";
        var (table, reading) = classes.Length <= MostClasses
            ? (Matrix(matrix, classes), "A row for each actual class, a column for each predicted one. Recall: how much of a class is found. Precision: how much of what is called so is right.")
            : (Confusions(matrix, classes), $"The most frequent confusions of {classes.Length} classes.");
        return Html.Element(
            "figure",
            Html.Element("div", Html.Class("scroll"), table),
            Html.Element("figcaption", Html.Element("p", summary), Html.Element("p", reading)));
    }

    private static XElement Matrix(ConfusionMatrix matrix, int[] classes)
    {
        // Names that are too long together to stand side by side are turned.
        var direction = matrix.ClassNames.Sum(name => new StringInfo(name).LengthInTextElements) > MostLevel ? "upright" : "level";
        return Html.Element(
            "table",
            Html.Class("matrix"),
            Html.Element(
                "thead",
                Html.Element(
                    "tr",
                    Html.Element("td"),
                    classes.Select(label => Html.Heading("col", direction, matrix.ClassNames[label])),
                    Html.Heading("col", "share", "recall"),
                    Html.Heading("col", "share", "precision"))),
            Html.Element("tbody", classes.Select(actual => Html.Element(
                "tr",
                Html.Heading("row", "class", matrix.ClassNames[actual]),
                classes.Select(predicted => Cell(matrix, actual, predicted)),
                Share(matrix.Recall(actual)),
                Share(matrix.Precision(actual))))));
    }

    private static XElement Cell(ConfusionMatrix matrix, int actual, int predicted)
    {
        var count = matrix[actual, predicted];
        if (count == 0)
        {
            return Html.Element("td", Html.Class("none"), "·");
        }

        var share = (double)count / RowsOf(matrix, actual);
        return Html.Element(
            "td",
            Html.Class(actual == predicted ? "hit" : "miss"),
            new XAttribute("style", $"--share:{Svg.Number(share)}"),
            Number(count));
    }

    private static XElement Confusions(ConfusionMatrix matrix, int[] classes)
    {
        var confusions = from actual in classes
                         from predicted in classes
                         let count = matrix[actual, predicted]
                         where actual != predicted && count > 0
                         orderby count descending
                         select Html.Element("tr", Name(actual), Name(predicted), Html.Cell("number", Number(count)));
        return Html.Element(
            "table",
            Html.Class("rows"),
            Html.Element("thead", Html.Element("tr", Html.Heading("col", "name", "actual"), Html.Heading("col", "name", "predicted"), Html.Heading("col", "number", "rows"))),
            Html.Element("tbody", confusions.Take(MostConfusions)));

        XElement Name(int label) => Html.Cell("name", matrix.ClassNames[label]);
    }

    private static XElement Share(double share) => Html.Element("td", Html.Class("share"), Words.Percent(share));

    private static int RowsOf(ConfusionMatrix matrix, int actual) => Enumerable.Range(0, matrix.ClassNames.Length).Sum(predicted => matrix[actual, predicted]);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
