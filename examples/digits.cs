#!/usr/bin/env dotnet
#:project ../Autograd.Nn
#:package CsvHelper
#:property PublishAot=false

// Learns to read handwritten digits: 1,797 pictures of 8 x 8 pixels. The last 360 are by writers of whom training sees nothing.
//
//   dotnet run -c Release examples/digits.cs                  trains, tests, writes artifacts/digits.html (a report) and artifacts/digits.json (the model)
//   dotnet run -c Release examples/digits.cs predict FILE     classifies the rows of a CSV file by the saved model
//   dotnet run -c Release examples/digits.cs -- --epochs 5 --output FOLDER

using System.Diagnostics;
using System.Globalization;
using Autograd.Nn;
using CsvHelper;

// Found with the training rows alone, each quarter of them read by a network that learned the other three.
const double LearningRate = 0.02, Decay = 3e-3;
const int Hidden = 32, BatchSize = 32, TestRows = 360, Side = 8, Seed = 1;
string[] names = [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];

if (!Options.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine("usage: dotnet run -c Release examples/digits.cs [-- [--epochs N] [--output FOLDER]]");
    Console.Error.WriteLine("       dotnet run -c Release examples/digits.cs [--] predict FILE [--output FOLDER]");
    return 2;
}

var modelFile = Path.Combine(options.Output, "digits.json");
try
{
    return options.Predict is { } file ? Predict(file) : Train();
}
catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

int Train()
{
    var folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "examples";
    var digits = ReadDigits(Path.Combine(folder, "data", "digits.csv"));
    var (training, test) = (digits[..^TestRows], digits[^TestRows..]);

    // The last training rows judge the settings; only then all training rows are learned from, and the test is asked once.
    var clock = Stopwatch.StartNew();
    var (_, history) = Learn("validation", training[..^TestRows], training[^TestRows..]);
    Console.WriteLine($"validation accuracy {history[^1].ValidationAccuracy:F3} on the last {TestRows} training rows");
    var (model, _) = Learn("training", training);
    var (others, held) = digits.Split(share: 0.2, Seed);
    var (mixed, _) = Learn("split", others);
    Console.WriteLine($"trained three times in {clock.Elapsed.TotalSeconds:F1} s:");
    Console.WriteLine(model.Network);
    Console.WriteLine();

    var confusion = new ConfusionMatrix(model, test);
    var mixedAccuracy = Metrics.Accuracy(mixed, held);
    Console.WriteLine($"test accuracy {confusion.Accuracy:F3} on {test.Count} digits of other writers");
    Console.WriteLine($"split accuracy {mixedAccuracy:F3} on {held.Count} digits drawn from all writers");
    Console.WriteLine();
    Console.WriteLine(confusion);
    Console.WriteLine();

    var report = new Report("Handwritten digits")
        .Text($"A network of {model.Network.Parameters.Length} parameters, each a Value, reads 8 × 8 pixels.")
        .Facts(
            ("Test accuracy, other writers", $"{confusion.Accuracy:F3}"),
            ("Test accuracy, drawn from all writers", $"{mixedAccuracy:F3}"),
            ("Learned from", $"{training.Count} digits, {options.Epochs} times"))
        .Confusion(confusion)
        .Curves(history, $"Trained without the last {TestRows} training rows, validated on them")
        .Mistakes(model, test, Side, Side)
        .FirstLayer(model.Network, Side, Side)
        .Save(Path.Combine(options.Output, "digits.html"));
    ModelFile.Save(modelFile, model);
    Console.WriteLine($"The report: {report}");
    Console.WriteLine($"The model:  {Path.GetFullPath(modelFile)}");
    return 0;
}

(Model Model, History History) Learn(string name, Dataset training, Dataset? validation = null)
{
    var network = new Mlp([training.FeatureNames.Length, Hidden, names.Length], Activation.Tanh, Seed);
    var model = Model.For(network, training, Standardization.FitTogether(training));
    var steps = options.Epochs * ((training.Count + BatchSize - 1) / BatchSize);
    var trainer = new Trainer(model, Objective.CrossEntropy, new Adam(network.Parameters))
    {
        BatchSize = BatchSize,
        Schedule = Schedule.Cosine(LearningRate, steps),
        L2 = Decay,
        Seed = Seed,
    };
    return (model, trainer.Fit(training, options.Epochs, validation, progress: new Progress(name, options.Epochs)));
}

int Predict(string file)
{
    if (!File.Exists(modelFile))
    {
        throw new InvalidDataException($"There is no model at {modelFile}: train one first, by the command without 'predict'.");
    }

    if (!File.Exists(file))
    {
        throw new InvalidDataException($"There is no file '{file}' to classify.");
    }

    var model = ModelFile.Load(modelFile).Model;
    using var csv = new CsvFile(file);
    var labelled = csv.Columns.Contains("label");
    int rows = 0, right = 0;
    while (csv.Read())
    {
        double[] image = [.. model.FeatureNames.Select(csv.Number)];
        var probabilities = model.Probabilities(image);
        var read = model.Classify(image);
        Console.WriteLine($"line {csv.Line}: {model.ClassNames[read]}   {probabilities[read]:P1}");
        rows++;
        right += labelled && csv.Text("label") == model.ClassNames[read] ? 1 : 0;
    }

    if (rows == 0)
    {
        throw new InvalidDataException($"{file} has no rows.");
    }

    Console.WriteLine(labelled ? $"{right} of {rows} as labelled" : $"{rows} rows");
    return 0;
}

Dataset ReadDigits(string file)
{
    using var csv = new CsvFile(file);
    string[] pixels = [.. csv.Columns.Where(column => column != "label")];
    if (pixels.Length != Side * Side)
    {
        throw new InvalidDataException($"{file} must have {Side * Side} columns of pixels and one 'label', and has: {string.Join(", ", csv.Columns)}.");
    }

    List<double[]> images = [];
    List<int> labels = [];
    while (csv.Read())
    {
        images.Add([.. pixels.Select(csv.Number)]);
        labels.Add(csv.OneOf("label", names));
    }

    const int Fewest = 3 * TestRows; // a part to test, one to validate, and as much to learn from
    return images.Count >= Fewest
        ? Dataset.OfClasses(images, labels, names, pixels)
        : throw new InvalidDataException($"{file} has too few rows: {images.Count}, and at least {Fewest} are needed.");
}

internal sealed record Options(int Epochs, string Output, string? Predict)
{
    public static bool TryParse(string[] args, out Options options, out string problem)
    {
        options = new(Epochs: 60, Output: "artifacts", Predict: null);
        problem = "";
        for (var i = 0; i < args.Length && problem is ""; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "predict" when i == 0 && value is not "":
                    options = options with { Predict = value };
                    break;
                case "--epochs" when options.Predict is null && int.TryParse(value, out var epochs) && epochs is > 0 and <= 10_000:
                    options = options with { Epochs = epochs };
                    break;
                case "--output" when value is not "":
                    options = options with { Output = value };
                    break;
                case "predict":
                    problem = "'predict' comes first, and the file to classify after it.";
                    break;
                case "--epochs" when options.Predict is not null:
                    problem = "--epochs is for training, and 'predict' does not train.";
                    break;
                case "--epochs":
                    problem = $"--epochs must be a whole number from 1 to 10000, and '{value}' was given.";
                    break;
                case "--output":
                    problem = "--output must be followed by a folder.";
                    break;
                default:
                    problem = $"'{args[i]}' is no option.";
                    break;
            }
        }

        // Before the training, not after it.
        if (problem is "" && File.Exists(options.Output))
        {
            problem = $"'{options.Output}' is a file: name a folder to write into, by --output.";
        }

        return problem is "";
    }
}

/// <summary>One live line in a terminal, a line now and then where the output goes to a file.</summary>
internal sealed class Progress(string name, int epochs) : IProgress<EpochResult>
{
    public void Report(EpochResult value)
    {
        var line = $"{name,-10} epoch {value.Epoch,3} of {epochs}   loss {value.TrainingLoss:F4}";
        if (!Console.IsOutputRedirected)
        {
            Console.Write($"\r{line}{(value.Epoch == epochs ? Environment.NewLine : "")}");
        }
        else if (value.Epoch % 20 == 0 || value.Epoch == epochs)
        {
            Console.WriteLine(line);
        }
    }
}

/// <summary>A CSV file with a header line, read row by row. What is wrong in it is said with file, line and column.</summary>
internal sealed class CsvFile(string path) : IDisposable
{
    private readonly CsvReader reader = CsvReader.FromFile(path, CsvReaderOptions.Default with
    {
        Separator = ',',
        TrackLineNumbers = true,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MalformedData = CsvMalformedDataHandling.Throw,
    });

    public IReadOnlyList<string> Columns => Checked(() => reader.Headers.ToArray());

    public long Line => reader.LineNumber;

    public bool Read() => Checked(reader.Read);

    public string Text(string column) => reader.TryGetFieldIndex(column, out var index)
        ? reader.GetString(index)
        : throw new InvalidDataException($"{path} has no column '{column}'. It has: {string.Join(", ", Columns)}.");

    public double Number(string column) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(column, "a number");

    public int OneOf(string column, string[] names) =>
        Array.IndexOf(names, Text(column)) is var index and >= 0 ? index : throw Wrong(column, $"one of {string.Join(", ", names)}");

    public void Dispose() => reader.Dispose();

    private T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    private InvalidDataException Wrong(string column, string wanted) =>
        new($"{path}, line {Line}, column {column}: {(Text(column) is "" ? "the cell is empty" : $"'{Text(column)}'")}, where {wanted} was expected.");
}
