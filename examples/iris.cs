#!/usr/bin/env dotnet
#:project ../Autograd.Nn
#:package CsvHelper
#:property PublishAot=false

// From a CSV file to a saved classifier: three species of iris by four measurements, with early stopping.
//
//   dotnet run -c Release examples/iris.cs

using System.Globalization;
using Autograd.Nn;
using CsvHelper;

var folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? "examples";
var file = Path.Combine(folder, "data", "iris.csv");
try
{
    Learn(Read(file, label: "species"));
    return 0;
}
catch (CsvFormatException error)
{
    Console.Error.WriteLine($"{file}: {error.Message}");
    return 1;
}
catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

static void Learn(Dataset flowers)
{
    const string ModelPath = "artifacts/iris.json";
    Console.WriteLine($"{flowers}: {string.Join(", ", flowers.ClassNames)}");
    var (rest, test) = flowers.Split(share: 0.2, seed: 1);
    var (training, validation) = rest.Split(share: 0.25, seed: 1);

    var network = new Mlp([flowers.FeatureNames.Length, 8, flowers.ClassNames.Length], Activation.Tanh, seed: 1);
    var model = Model.For(network, training);
    var trainer = new Trainer(model, Objective.CrossEntropy, new AdamW(network.Parameters, learningRate: 0.01)) { BatchSize = 10, Patience = 20, Seed = 1 };
    var history = trainer.Fit(training, epochs: 500, validation);
    Console.WriteLine($"{history.Count} epochs ({history.End}), the best was {history.Best!.Epoch}: validation loss {history.Best.ValidationLoss:F4}");

    var confusion = new ConfusionMatrix(model, test);
    Console.WriteLine($"test accuracy {confusion.Accuracy:F3} on {test.Count} flowers");
    Console.WriteLine();
    Console.WriteLine(confusion);
    Console.WriteLine();

    var page = new Report("Iris")
        .Text($"{training.Count} flowers to learn from, {validation.Count} to stop by, {test.Count} to test on.")
        .Confusion(confusion)
        .Curves(history)
        .Mistakes(model, test)
        .Save("artifacts/iris.html");
    ModelFile.Save(ModelPath, model);
    Console.WriteLine($"The report: {page}");
    Console.WriteLine($"The model:  {Path.GetFullPath(ModelPath)}");

    // What was saved classifies what it has never seen, in the units it was measured in.
    double[] flower = [5.9, 3.0, 5.1, 1.8];
    var saved = ModelFile.Load(ModelPath).Model;
    Console.WriteLine($"A flower of {string.Join(" / ", flower)} cm is of the species {saved.ClassNames[saved.Classify(flower)]}.");
}

static Dataset Read(string path, string label)
{
    using var csv = CsvReader.FromFile(path, CsvReaderOptions.Default with
    {
        Separator = ',',
        TrackLineNumbers = true,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MalformedData = CsvMalformedDataHandling.Throw,
    });
    string[] columns = [.. csv.Headers], features = [.. columns.Where(column => column != label)];
    if ((features.Length, columns.Length) != (4, 5))
    {
        throw new InvalidDataException($"{path} must have four columns of measurements and one '{label}', and has: {string.Join(", ", columns)}.");
    }

    List<double[]> rows = [];
    List<string> species = [];
    while (csv.Read())
    {
        rows.Add([.. features.Select(Number)]);
        species.Add(csv.GetString(label) is { Length: > 0 } name ? name : throw Wrong(label, "a name"));
    }

    // Each of three parts takes some of every species.
    const int Fewest = 10;
    string[] names = [.. species.Distinct().Order(StringComparer.Ordinal)];
    if (names.Length < 2 || species.CountBy(name => name).Any(group => group.Value < Fewest))
    {
        throw new InvalidDataException($"{path} must have at least two species with {Fewest} rows each.");
    }

    return Dataset.OfClasses(rows, [.. species.Select(name => Array.IndexOf(names, name))], names, features);

    double Number(string column) =>
        double.TryParse(csv.GetString(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw Wrong(column, "a number");

    InvalidDataException Wrong(string column, string wanted) => new(
        $"{path}, line {csv.LineNumber}, column {column}: {(csv.GetString(column) is { Length: > 0 } text ? $"'{text}'" : "the cell is empty")}, where {wanted} was expected.");
}
