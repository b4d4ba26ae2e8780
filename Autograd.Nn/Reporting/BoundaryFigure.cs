using System.Xml.Linq;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>The regions of the classes in the plane of two inputs, their borders, and the data.</summary>
internal static class BoundaryFigure
{
    private const int Cells = 100;
    private const double Height = 350;

    public static XElement Of(Model model, Dataset data)
    {
        Suitable.Plane(model, data);
        var (x, y) = Axes(data);
        var grid = new DecisionGrid(model, x, y, Cells, Cells);
        var predictions = model.Classify(data);
        var wrong = Enumerable.Range(0, data.Count).Count(row => predictions[row] != data.Label(row));
        var summary = $"{Counts.Of(data.Count, "point")}, {(wrong == 0 ? "none" : wrong)} misclassified.";
        var plot = new Plot("Decision boundary", summary, x, y, Height);
        plot.AddRaster(Cells, Cells, Regions(grid, model.ClassNames.Length).Concat(Borders(grid, model.ClassNames.Length)));
        var radius = Sample.Radius(data.Count);
        foreach (var row in Sample.Rows(data.Count))
        {
            var (px, py) = (plot.X(data.Inputs(row)[0]), plot.Y(data.Inputs(row)[1]));
            plot.Add(Marker.At(data.Label(row), px, py, radius), predictions[row] == data.Label(row) ? null : Marker.Ring(px, py, 2 * radius));
        }

        var entries = model.ClassNames.Select((name, label) => (Marker.At(label, 0, 0, 5), name));
        return Html.Element(
            "figure",
            Html.Element("div", Html.Class("panel"), plot.Drawing),
            Html.Element(
                "figcaption",
                Legend.Of(wrong == 0 ? entries : entries.Append((Marker.Ring(0, 0, 5.5), "misclassified"))),
                Html.Element("p", summary, Sample.Note(data.Count, "points")),
                Html.Element("p", "The colour of a region is the class predicted there, stronger where it is more probable. Lines are where the decision changes.")));
    }

    /// <summary>The axes that hold all of the data.</summary>
    public static (Axis X, Axis Y) Axes(Dataset data)
    {
        return (Along(0), Along(1));

        Axis Along(int input) => Axis.Around(data.FeatureNames[input], Enumerable.Range(0, data.Count).Select(row => data.Inputs(row)[input]), nameof(data));
    }

    private static IEnumerable<XElement> Regions(DecisionGrid grid, int classes)
    {
        // The least probability that a predicted class can have is that of a tie of all.
        var least = 1.0 / classes;
        return Raster.Paths(grid.Columns, grid.Rows, (row, column) =>
        {
            var label = grid.Label(row, column);
            var certainty = (grid.Probability(row, column) - least) / (1 - least);
            return $"region {Marker.Colour(label)} {Raster.Opacity(.15 + (.3 * certainty))}";
        });
    }

    private static IEnumerable<XElement> Borders(DecisionGrid grid, int classes) =>
        // Of two classes one border is the other's too.
        from label in Enumerable.Range(0, classes == 2 ? 1 : classes)
        let border = Contour.AtZero(grid.Columns, grid.Rows, (row, column) => grid.Lead(row, column, label))
        where border.Length > 0
        select Svg.Path("border", border);
}
