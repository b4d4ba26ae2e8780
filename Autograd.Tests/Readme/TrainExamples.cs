using System.Globalization;
using Autograd.Nn;
using Autograd.Tests.Nn.Saving;

namespace Autograd.Tests.Readme;

/// <summary>The code of the page for those who train.</summary>
public sealed class TrainExamples
{
    [Fact]
    public void From_a_file_to_a_model()
    {
        using var folder = new TemporaryFolder();
        string page = folder["flower.html"], file = folder["iris.safetensors"], iris = Path.Combine(Repository.Root, "examples", "data", "iris.csv");

        string[][] lines = [.. File.ReadLines(iris).Skip(1).Select(line => line.Split(','))];
        string[] species = [.. lines.Select(line => line[4]).Distinct()];
        var flowers = Dataset.OfClasses(
            [.. lines.Select(line => line[..4].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())],
            [.. lines.Select(line => Array.IndexOf(species, line[4]))],
            species);

        var (rest, test) = flowers.Split(share: 0.2, seed: 1);              // to be looked at once, at the end
        var (training, validation) = rest.Split(share: 0.25, seed: 1);      // to learn from, and to stop by

        var network = new Mlp([4, 8, 3], Activation.Tanh, seed: 1);
        var model = Model.For(network, training);                           // with the scale of the training part
        var trainer = new Trainer(model, Objective.CrossEntropy, new AdamW(network.Parameters, learningRate: 0.01))
        {
            BatchSize = 10,
            Patience = 20,
            Seed = 1,
        };
        History history = trainer.Fit(training, epochs: 500, validation);

        double accuracy = Metrics.Accuracy(model, test);                           // 0.97
        string flower = model.ClassNames[model.Classify(5.9, 3.0, 5.1, 1.8)];     // "virginica"

        var scaled = new double[4];
        model.Standardization!.Apply([5.9, 3.0, 5.1, 1.8], scaled);
        network.SaveHtml(page, scaled, scores => Loss.CrossEntropy(scores, label: 1));   // as if it were of the second class

        SafetensorsFile.Save(file, model);

        accuracy.ShouldBe(29.0 / 30, 1e-15);
        flower.ShouldBe("virginica");
        history.End.ShouldBe(TrainingEnd.NoImprovement);
        folder.Names.ShouldBe(["flower.html", "iris.safetensors"]);
        new SafetensorsReader(File.ReadAllBytes(file)).List<string>("classes").ShouldBe(["setosa", "versicolor", "virginica"]);
    }
}
