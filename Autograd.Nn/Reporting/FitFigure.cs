using System.Xml.Linq;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>A model of one number by another, and the data.</summary>
internal static class FitFigure
{
    private const int Steps = 240;
    private const double Height = 290;

    public static XElement Of(Model model, Dataset data)
    {
        Suitable.Curve(model, data);
        var x = Axis.Around(data.FeatureNames[0], data.AllInputs.ToArray(), nameof(data));
        var curve = Enumerable.Range(0, Steps + 1).Select(i => x.At((double)i / Steps)).Select(input => (input, model.Predict(input)[0])).ToArray();
        var y = Axis.Around(
            data.TargetNames[0], data.AllTargets.ToArray().Concat(curve.Select(point => point.Item2).Where(double.IsFinite)), nameof(data));
        var predictions = Enumerable.Range(0, data.Count).Select(row => model.Predict(data.Inputs(row))[0]).ToArray();
        var summary = $"{Counts.Of(data.Count, "point")}: the mean squared error is {Words.Of(Metrics.MeanSquaredError(predictions, data.AllTargets))}, "
            + $"R² is {Words.Of(Metrics.RSquared(predictions, data.AllTargets))}.";
        var plot = new Plot("Fit", summary, x, y, Height);
        foreach (var row in Sample.Rows(data.Count))
        {
            plot.Add(Marker.At(0, plot.X(data.Inputs(row)[0]), plot.Y(data.Targets(row)[0]), Sample.Radius(data.Count)));
        }

        plot.AddCurve("model", curve);
        return Html.Element(
            "figure",
            Html.Element("div", Html.Class("panel"), plot.Drawing),
            Html.Element(
                "figcaption",
                Legend.Of([(Marker.At(0, 0, 0, 5), "data"), (Legend.Line("model"), "model")]),
                Html.Element("p", summary, Sample.Note(data.Count, "points"))));
    }
}
