using System.Globalization;
using System.Xml.Linq;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>The rows that a model gets most wrong.</summary>
internal static class MistakesFigure
{
    private const int MostFeatures = 12;

    public static XElement Pictures(Model model, Dataset data, int width, int height, int limit)
    {
        Suitable.Classes(model, data);
        Suitable.Pixels(data.FeatureNames.Length, "features in a row", width, height);
        var (shown, summary) = Find(model, data, limit);
        if (shown.Length == 0)
        {
            return Html.Element("p", summary);
        }

        // One scale for all pictures: the least number of all data is paper, the largest is ink.
        var (min, max) = Range(data.AllInputs);
        var pictures = shown.Select(mistake =>
        {
            var (guess, truth) = (model.ClassNames[mistake.Guess], model.ClassNames[mistake.Truth]);
            var pixels = data.Inputs(mistake.Row).ToArray().Select(number => max > min ? (number - min) / (max - min) : 0).ToArray();
            return Html.Element(
                "li",
                Raster.Picture($"Row {mistake.Row}: {truth}, predicted as {guess}", pixels, width, "ink", "ink"),
                Html.Element("span", Html.Class("name"), $"{Words.Short(truth, 24)} → {Words.Short(guess, 24)}"),
                Html.Element("span", Words.Percent(mistake.Probability)),
                Html.Element("span", string.Create(CultureInfo.InvariantCulture, $"row {mistake.Row}")));
        });
        return Html.Element(
            "figure",
            Html.Class("wide"),
            Html.Element("ul", Html.Class("gallery"), pictures),
            Html.Element("figcaption", Html.Element("p", $"{summary} Below each: actual → predicted, how probable the model takes the actual class to be, and the row of this data, from 0.")));
    }

    public static XElement Table(Model model, Dataset data, int limit)
    {
        Suitable.Classes(model, data);
        var (shown, summary) = Find(model, data, limit);
        if (shown.Length == 0)
        {
            return Html.Element("p", summary);
        }

        var features = data.FeatureNames.Take(MostFeatures).ToArray();
        var cut = features.Length < data.FeatureNames.Length ? $" The first {MostFeatures} of {data.FeatureNames.Length} features are listed." : "";
        string[] names = ["row", "actual", "predicted", "probability", .. features];
        var rows = shown.Select(mistake => Html.Element(
            "tr",
            Html.Cell("number", mistake.Row.ToString(CultureInfo.InvariantCulture)),
            Html.Cell("name", model.ClassNames[mistake.Truth]),
            Html.Cell("name", model.ClassNames[mistake.Guess]),
            Html.Cell("number", Words.Percent(mistake.Probability)),
            Enumerable.Range(0, features.Length).Select(i => Html.Cell("number", Words.Of(data.Inputs(mistake.Row)[i])))));
        return Html.Element(
            "figure",
            Html.Class("wide"),
            Html.Element(
                "div",
                Html.Class("scroll"),
                Html.Element(
                    "table",
                    Html.Class("rows"),
                    Html.Element("thead", Html.Element("tr", names.Select((name, i) => Html.Heading("col", i is 1 or 2 ? "name" : "number", name)))),
                    Html.Element("tbody", rows))),
            Html.Element("figcaption", Html.Element("p", $"{summary} The probability is that of the actual class, as the model sees it. Rows of this data are counted from 0.{cut}")));
    }

    private static (Mistake[] Shown, string Summary) Find(Model model, Dataset data, int limit)
    {
        Hyperparameter.Count(limit, nameof(limit), nameof(limit));
        var predictions = model.Classify(data);
        var mistakes = Enumerable.Range(0, data.Count)
            .Where(row => predictions[row] != data.Label(row))
            .Select(row => new Mistake(row, data.Label(row), predictions[row], model.Probabilities(data.Inputs(row))[data.Label(row)]))
            .OrderBy(mistake => mistake.Probability)
            .ToArray();
        var rows = Counts.Of(data.Count, "row");
        var summary = mistakes.Length == 0 ? $"No mistakes in {rows}."
            : $"{Counts.Of(mistakes.Length, "mistake")} in {rows}{(mistakes.Length > limit ? $", the worst {limit} shown" : "")}.";
        return (mistakes[..Math.Min(limit, mistakes.Length)], summary);
    }

    private static (double Min, double Max) Range(ReadOnlySpan<double> numbers)
    {
        var (min, max) = (numbers[0], numbers[0]);
        foreach (var number in numbers)
        {
            (min, max) = (Math.Min(min, number), Math.Max(max, number));
        }

        return (min, max);
    }

    private sealed record Mistake(int Row, int Truth, int Guess, double Probability);
}
