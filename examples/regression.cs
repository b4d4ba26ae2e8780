#!/usr/bin/env dotnet
#:project ../Autograd.Nn
#:property PublishAot=false

// Fits a noisy function of one variable with L-BFGS, and draws the fit over the data:  dotnet run -c Release examples/regression.cs

using Autograd.Nn;

const double Noise = 0.1;
var random = new Random(1);
double[] xs = [.. Enumerable.Range(0, 200).Select(_ => 6 * random.NextDouble() - 3)];
double[] ys = [.. xs.Select(x => Curve(x) + Noise * Normal(random))];
var data = Dataset.OfTargets([.. xs.Select(x => new[] { x })], ys, targetNames: ["y"], featureNames: ["x"]);
var (training, test) = data.Split(share: 0.3, seed: 1);

var network = new Mlp([1, 12, 1], Activation.Tanh, seed: 1);
var model = Model.For(network, training);
var trainer = new Trainer(model, Objective.MeanSquaredError, new Lbfgs(network.Parameters)) { L2 = 2e-4 };
var history = trainer.Fit(training, epochs: 300);
Console.WriteLine(network);
Console.WriteLine($"{history.Count} steps of L-BFGS ({history.End}): training loss {history[0].TrainingLoss:F4} -> {history[^1].TrainingLoss:F4}");

// What is left over at best is the noise: a mean squared error of 0.01.
Console.WriteLine(
    $"test: mean squared error {Metrics.MeanSquaredError(model, test):F4}, R² {Metrics.RSquared(model, test):F3}; the noise alone has {Noise * Noise:F4}");

try
{
    var page = new Report("A noisy function")
        .Text($"y = sin 2x + x / 2 with noise of deviation {Noise}: {training.Count} points to learn from, {test.Count} to test on, which are shown.")
        .Fit(model, test)
        .Curves(history)
        .Save("artifacts/regression.html");
    Console.WriteLine($"The report: {page}");
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

static double Curve(double x) => Math.Sin(2 * x) + (x / 2);

// Box and Muller: https://en.wikipedia.org/wiki/Box-Muller_transform
static double Normal(Random random) =>
    Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
