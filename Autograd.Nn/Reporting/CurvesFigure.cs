using System.Xml.Linq;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>The losses and the accuracy by epoch.</summary>
internal static class CurvesFigure
{
    private const int MostEpochs = 1000, FewEpochs = 12;
    private const double Height = 230;

    public static XElement Of(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Best is not { } best)
        {
            throw new ArgumentException("There are no epochs to be drawn: the history is empty.", nameof(history));
        }

        var every = (history.Count + MostEpochs - 1) / MostEpochs;
        EpochResult[] drawn = [.. history.Where((_, i) => i % every == 0 || i == history.Count - 1)];
        var (first, last) = (history.Min(epoch => epoch.Epoch), history.Max(epoch => epoch.Epoch));
        var alone = first == last ? .5 : 0;
        var epochs = new Axis("epoch", first - alone, last + alone, Whole: true);
        var loss = LossAxis(history);
        var figure = Html.Element("figure", Html.Element("div", Html.Class("panel"), Loss(drawn, best, epochs, loss)));
        if (history.Any(epoch => epoch.ValidationAccuracy is not null))
        {
            figure.Add(Html.Class("wide"), Html.Element("div", Html.Class("panel"), Accuracy(drawn, best, epochs)));
        }

        var caption = Html.Element("figcaption", Legend.Of(Entries(history, best)), Html.Element("p", Summary(history, best)));
        if (every > 1)
        {
            caption.Add(Html.Element("p", $"Of every {every} epochs one is drawn."));
        }

        figure.Add(caption);
        return figure;
    }

    private static XElement Loss(EpochResult[] drawn, EpochResult best, Axis epochs, Axis loss)
    {
        var plot = new Plot("Loss by epoch", $"Best: {Judged(best)} in epoch {best.Epoch}.", epochs, loss, Height);
        MarkBest(plot, best, loss);
        Draw(plot, Training(drawn), drawn, epoch => epoch.TrainingLoss);
        Draw(plot, "validation", drawn, epoch => epoch.ValidationLoss);
        MarkPoint(plot, best, best.ValidationLoss ?? best.TrainingLoss);
        return plot.Drawing;
    }

    private static XElement Accuracy(EpochResult[] drawn, EpochResult best, Axis epochs)
    {
        var lowest = drawn.Min(epoch => epoch.ValidationAccuracy ?? 1) * 100;
        var percent = new Axis("accuracy on the validation part, %", lowest < 50 ? 0 : Math.Floor((lowest - 1) / 5) * 5, 100);
        var plot = new Plot("Accuracy on the validation part by epoch", $"{Words.Percent(best.ValidationAccuracy ?? double.NaN)} in epoch {best.Epoch}, the best.", epochs, percent, Height);
        MarkBest(plot, best, percent);
        Draw(plot, "validation", drawn, epoch => epoch.ValidationAccuracy * 100);
        MarkPoint(plot, best, best.ValidationAccuracy * 100);
        return plot.Drawing;
    }

    private static Axis LossAxis(History history)
    {
        double[] losses = [.. history.SelectMany(epoch => new[] { epoch.TrainingLoss, epoch.ValidationLoss ?? double.NaN }).Where(double.IsFinite)];
        if (losses.Length == 0)
        {
            throw new ArgumentException("No loss of the history is finite, so there is nothing to be drawn.", nameof(history));
        }

        var (min, max) = (losses.Min(), losses.Max());
        return min > 0 && max / min > 100 && double.IsFinite(max * 2)
            ? new("loss, logarithmic", min / 1.3, max * 1.3, Logarithmic: true)
            : Axis.Around("loss", [Math.Min(0, min), max], nameof(history)) with { Min = Math.Min(0, min) };
    }

    private static void Draw(Plot plot, string classes, EpochResult[] drawn, Func<EpochResult, double?> number)
    {
        var points = drawn.Select(epoch => ((double)epoch.Epoch, number(epoch) ?? double.NaN)).ToArray();
        plot.AddCurve(classes, points);
        if (points.Length <= FewEpochs)
        {
            plot.Add(points.Where(point => double.IsFinite(point.Item2)).Select(point => Svg.Circle($"dot of-{classes}", plot.X(point.Item1), plot.Y(point.Item2), 3)));
        }
    }

    private static void MarkBest(Plot plot, EpochResult best, Axis axis) =>
        plot.Add(Svg.Line("best", plot.X(best.Epoch), plot.Y(axis.Min), plot.X(best.Epoch), plot.Y(axis.Max)));

    private static void MarkPoint(Plot plot, EpochResult best, double? number)
    {
        if (number is { } finite && double.IsFinite(finite))
        {
            plot.Add(Svg.Circle("dot", plot.X(best.Epoch), plot.Y(finite), 3.5));
        }
    }

    private static IEnumerable<(XElement, string)> Entries(History history, EpochResult best)
    {
        yield return (Legend.Line(Training(history)), "training part");
        if (HasValidation(history))
        {
            yield return (Legend.Line("validation"), "validation part");
        }

        yield return (Svg.Circle("dot", 0, 0, 4), $"best epoch: {best.Epoch}");
    }

    private static string Summary(History history, EpochResult best)
    {
        var accuracy = best.ValidationAccuracy is { } share ? $" and an accuracy of {Words.Percent(share)}" : "";
        var end = history.End switch
        {
            TrainingEnd.NoImprovement => ", ended as the validation loss no longer improved",
            TrainingEnd.Converged => ", ended as no step lowered the loss",
            _ => "",
        };
        return $"{Counts.Of(history.Count, "epoch")}{end}. The best has a {Judged(best)}{accuracy}.";
    }

    private static bool HasValidation(IEnumerable<EpochResult> epochs) => epochs.Any(epoch => epoch.ValidationLoss is not null);

    // Two curves differ by more than their colour.
    private static string Training(IEnumerable<EpochResult> epochs) => HasValidation(epochs) ? "training dashed" : "training";

    private static string Judged(EpochResult best) =>
        best.ValidationLoss is { } loss ? $"validation loss of {Words.Of(loss)}" : $"training loss of {Words.Of(best.TrainingLoss)}";
}
