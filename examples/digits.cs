#!/usr/bin/env dotnet
#:project ../Autograd.Nn
#:package CsvHelper
#:property PublishAot=false

// Learns to read handwritten digits: 1,797 pictures of 8 x 8 pixels, the last 360 of them, by other writers, held out as the test.
// Prints progress, the test accuracy and the confusion matrix, and draws loss, confusions and misread digits into an SVG file.
//
//   dotnet run examples/digits.cs                      train and test
//   dotnet run examples/digits.cs -- --validate        test on the last 360 training rows instead: the settings were chosen this way
//   dotnet run examples/digits.cs -- --epochs 2 --output artifacts/digits.svg

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Autograd.Core;
using Autograd.Nn;
using CsvHelper;

const int TestRows = 360, Classes = 10, BatchSize = 16;
const double FirstRate = 0.5, LastRate = 0.02, Decay = 1e-3;
const int Seed = 1;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (!Options.TryParse(args, out var options))
{
    Console.Error.WriteLine("usage: dotnet run examples/digits.cs [-- [--validate] [--epochs N] [--output FILE.svg]]");
    return 2;
}

var folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "examples";
var file = Path.Combine(folder, "data", "digits.csv");
Digit[] digits;
try
{
    digits = Digit.Read(file);
}
catch (Exception error) when (error is IOException or FormatException)
{
    Console.Error.WriteLine($"The digits cannot be read from {file}: {error.Message}");
    return 1;
}

Digit[] training = digits[..^TestRows], test = digits[^TestRows..];
if (options.Validate)
{
    (training, test) = (training[..^TestRows], training[^TestRows..]);
}

var network = new Mlp([Digit.Pixels, 16, Classes], Activation.Tanh, Seed);
Console.WriteLine($"{training.Length} digits to learn from, {test.Length} to {(options.Validate ? "validate" : "test")} on: {network}");

var losses = Train();
var confusion = new int[Classes, Classes];
foreach (var digit in test)
{
    confusion[digit.Label, Predict(digit)]++;
}

var misread = test.Where(digit => Predict(digit) != digit.Label).ToArray();
var accuracy = 1 - ((double)misread.Length / test.Length);
Console.WriteLine();
Console.WriteLine($"{(options.Validate ? "validation" : "test")} accuracy {accuracy:F3}: {test.Length - misread.Length} of {test.Length}");
Console.WriteLine();
Print(confusion);

var pairs = misread.Select(digit => (digit, Predict(digit))).ToArray();
Picture.Save(options.Output, losses, confusion, pairs, accuracy);
Console.WriteLine($"Loss, confusions and misread digits: {Path.GetFullPath(options.Output)}");
return 0;

double[] Train()
{
    var optimizer = new Sgd(network.Parameters, FirstRate);
    var random = new Random(Seed);
    var history = new double[options.Epochs];
    var clock = Stopwatch.StartNew();
    for (var epoch = 0; epoch < options.Epochs; epoch++)
    {
        // The rate falls along half a cosine, from the first to the last.
        var progress = (double)epoch / options.Epochs;
        optimizer.LearningRate = LastRate + (0.5 * (FirstRate - LastRate) * (1 + Math.Cos(Math.PI * progress)));
        random.Shuffle(training);
        foreach (var batch in training.Chunk(BatchSize))
        {
            var loss = Value.Mean(batch.Select(digit => Loss.CrossEntropy(network.Forward(digit.Image), digit.Label)));
            optimizer.ZeroGrad();
            (loss + Loss.L2Penalty(network.Weights, Decay)).Backward();
            optimizer.Step();
            history[epoch] += loss.Data * batch.Length / training.Length;
        }

        Report(epoch + 1, history[epoch], clock.Elapsed);
    }

    return history;
}

int Predict(Digit digit)
{
    var scores = network.Forward(digit.Image);
    return Enumerable.Range(0, Classes).MaxBy(label => scores[label].Data);
}

// One live line in a terminal, a line now and then where the output goes to a file.
void Report(int epoch, double loss, TimeSpan elapsed)
{
    var line = $"epoch {epoch,3} of {options.Epochs}   loss {loss:F4}   {elapsed.TotalSeconds:F1} s";
    if (!Console.IsOutputRedirected)
    {
        Console.Write($"\r{line}{(epoch == options.Epochs ? Environment.NewLine : "")}");
    }
    else if (epoch % 10 == 0 || epoch == options.Epochs)
    {
        Console.WriteLine(line);
    }
}

static void Print(int[,] confusion)
{
    Console.WriteLine("true \\ read " + string.Concat(Enumerable.Range(0, Classes).Select(read => $"{read,4}")));
    for (var label = 0; label < Classes; label++)
    {
        var row = Enumerable.Range(0, Classes).Select(read => confusion[label, read] is var n and > 0 ? $"{n,4}" : "   .");
        Console.WriteLine($"{label,11} {string.Concat(row)}");
    }

    Console.WriteLine();
}

internal sealed record Options(bool Validate, int Epochs, string Output)
{
    public static bool TryParse(string[] args, out Options options)
    {
        options = new(Validate: false, Epochs: 40, Output: Path.Combine("artifacts", "digits.svg"));
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--validate":
                    options = options with { Validate = true };
                    break;
                case "--epochs" when i + 1 < args.Length && int.TryParse(args[i + 1], out var epochs) && epochs > 0:
                    options = options with { Epochs = epochs };
                    i++;
                    break;
                case "--output" when i + 1 < args.Length && args[i + 1].EndsWith(".svg", StringComparison.OrdinalIgnoreCase):
                    options = options with { Output = args[++i] };
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}

/// <summary>A picture of 8 x 8 grey levels from 0 to 1, row by row, and the digit that was meant.</summary>
internal sealed record Digit(double[] Image, int Label)
{
    public const int Side = 8, Pixels = Side * Side;
    private const int Darkest = 16;

    public static Digit[] Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var digits = new List<Digit>();
        while (csv.Read())
        {
            var image = Enumerable.Range(0, Pixels).Select(i => csv.Parse<double>(i) / Darkest).ToArray();
            digits.Add(new(image, csv.Parse<int>("label")));
        }

        return [.. digits];
    }
}

/// <summary>One self-contained SVG: the loss by epoch, the confusion matrix, and the digits that were misread.</summary>
internal static class Picture
{
    private const int Width = 960, Cell = 30, Top = 70, MatrixLeft = 600, PlotLeft = 60, PlotWidth = 460, PlotHeight = 10 * Cell;
    private const int GalleryTop = Top + PlotHeight + 90, PixelSize = 8, GalleryStep = (Digit.Side * PixelSize) + 24, PerRow = 10;

    public static void Save(string path, double[] losses, int[,] confusion, (Digit Digit, int Read)[] misread, double accuracy)
    {
        var rows = (misread.Length + PerRow - 1) / PerRow;
        var height = GalleryTop + (rows * (GalleryStep + 16)) + 20;
        var svg = new StringBuilder();
        svg.AppendLine($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" font-family="system-ui, sans-serif" font-size="14" role="img">
            <title>Handwritten digits: accuracy {accuracy:F3} on those held out</title>
            <style>
              svg {"{"} background: #fff; --ink: #1f2328; --soft: #656d76; --line: #d0d7de; --mark: #0969da; {"}"}
              @media (prefers-color-scheme: dark) {"{"} svg {"{"} background: #0d1117; --ink: #e6edf3; --soft: #9198a1; --line: #30363d; --mark: #4493f8; {"}"} {"}"}
              text {"{"} fill: var(--ink); {"}"} .soft {"{"} fill: var(--soft); {"}"} .line {"{"} stroke: var(--line); {"}"}
              .curve {"{"} fill: none; stroke: var(--mark); stroke-width: 2; {"}"} .cell {"{"} fill: var(--mark); {"}"} .pixel {"{"} fill: var(--ink); {"}"}
            </style>
            """);
        Loss(svg, losses);
        Confusion(svg, confusion, accuracy);
        Gallery(svg, misread);
        svg.AppendLine("</svg>");

        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full + ".tmp", svg.ToString());
        File.Move(full + ".tmp", full, overwrite: true);
    }

    private static void Loss(StringBuilder svg, double[] losses)
    {
        var highest = losses.Max();
        double X(int epoch) => PlotLeft + (PlotWidth * (double)epoch / Math.Max(1, losses.Length - 1));
        double Y(double loss) => Top + (PlotHeight * (1 - (loss / highest)));
        svg.AppendLine($"""<text x="{PlotLeft}" y="30" font-size="18">Training loss by epoch</text>""");
        for (var i = 0; i <= 4; i++)
        {
            var level = highest * i / 4;
            svg.AppendLine($"""<line class="line" x1="{PlotLeft}" x2="{PlotLeft + PlotWidth}" y1="{Y(level):F1}" y2="{Y(level):F1}"/>""");
            svg.AppendLine($"""<text class="soft" x="{PlotLeft - 8}" y="{Y(level) + 5:F1}" text-anchor="end">{level:F2}</text>""");
        }

        svg.AppendLine($"""<text class="soft" x="{PlotLeft}" y="{Top + PlotHeight + 22}">1</text>""");
        svg.AppendLine($"""<text class="soft" x="{PlotLeft + PlotWidth}" y="{Top + PlotHeight + 22}" text-anchor="end">{losses.Length}</text>""");
        var points = losses.Select((loss, epoch) => $"{X(epoch):F1},{Y(loss):F1}");
        svg.AppendLine($"""<polyline class="curve" points="{string.Join(' ', points)}"/>""");
    }

    private static void Confusion(StringBuilder svg, int[,] confusion, double accuracy)
    {
        var classes = confusion.GetLength(0);
        svg.AppendLine($"""<text x="{MatrixLeft}" y="30" font-size="18">Accuracy {accuracy:F3} on {confusion.Cast<int>().Sum()} held out</text>""");
        svg.AppendLine($"""<text class="soft" x="{MatrixLeft}" y="{Top + PlotHeight + 22}">row: the digit, column: what was read</text>""");
        for (var label = 0; label < classes; label++)
        {
            var total = Enumerable.Range(0, classes).Sum(read => confusion[label, read]);
            svg.AppendLine($"""<text class="soft" x="{MatrixLeft - 14}" y="{Top + (label * Cell) + 20}" text-anchor="middle">{label}</text>""");
            svg.AppendLine($"""<text class="soft" x="{MatrixLeft + (label * Cell) + 15}" y="{Top - 8}" text-anchor="middle">{label}</text>""");
            for (var read = 0; read < classes; read++)
            {
                var n = confusion[label, read];
                int x = MatrixLeft + (read * Cell), y = Top + (label * Cell);
                var share = total == 0 ? 0 : (double)n / total;
                svg.AppendLine($"""<rect class="cell" x="{x}" y="{y}" width="{Cell - 1}" height="{Cell - 1}" fill-opacity="{0.06 + (0.6 * share):F2}"/>""");
                if (n > 0)
                {
                    svg.AppendLine($"""<text x="{x + 15}" y="{y + 20}" text-anchor="middle">{n}</text>""");
                }
            }
        }
    }

    private static void Gallery(StringBuilder svg, (Digit Digit, int Read)[] misread)
    {
        svg.AppendLine($"""<text x="{PlotLeft}" y="{GalleryTop - 20}" font-size="18">{misread.Length} misread: the digit, and what it was read as</text>""");
        for (var i = 0; i < misread.Length; i++)
        {
            var (digit, read) = misread[i];
            int left = PlotLeft + (i % PerRow * GalleryStep), top = GalleryTop + (i / PerRow * (GalleryStep + 16));
            svg.AppendLine($"""<rect class="line" fill="none" x="{left - 1}" y="{top - 1}" width="{(Digit.Side * PixelSize) + 2}" height="{(Digit.Side * PixelSize) + 2}"/>""");
            for (var p = 0; p < Digit.Pixels; p++)
            {
                if (digit.Image[p] > 0)
                {
                    svg.AppendLine($"""<rect class="pixel" x="{left + (p % Digit.Side * PixelSize)}" y="{top + (p / Digit.Side * PixelSize)}" width="{PixelSize}" height="{PixelSize}" fill-opacity="{digit.Image[p]:F2}"/>""");
                }
            }

            svg.AppendLine($"""<text x="{left}" y="{top + GalleryStep - 6}">{digit.Label} → {read}</text>""");
        }
    }
}
