#!/usr/bin/env dotnet
#:project ../Autograd.Nn
#:property PublishAot=false

// Tells two moons apart, and shows the boundary in the terminal and on a page:  dotnet run -c Release examples/moons.cs

using Autograd.Nn;

var (training, validation) = ToyData.Moons(400, noise: 0.2, seed: 1).Split(share: 0.25, seed: 1);
var network = new Mlp([2, 16, 16, 1], Activation.Tanh, seed: 1);
var model = Model.For(network, training);
var trainer = new Trainer(model, Objective.BinaryCrossEntropy, new Adam(network.Parameters, learningRate: 0.01))
{
    BatchSize = 30,
    L2 = 1e-3,
    Patience = 30,
    Seed = 1,
};

var history = trainer.Fit(training, epochs: 300, validation);
Console.WriteLine(network);
Console.WriteLine($"{history.Count} epochs, the best was {history.Best!.Epoch}: validation loss {history.Best.ValidationLoss:F4}");

var confusion = new ConfusionMatrix(model, validation);
Console.WriteLine($"validation accuracy {confusion.Accuracy:F3}");
Console.WriteLine();
Console.WriteLine(Boundary.ToText(model, validation, width: 72, height: 24));

try
{
    var page = new Report("Two moons")
        .Text($"{training.Count} points to learn from, {validation.Count} to judge by; {network.Parameters.Length} parameters.")
        .Boundary(model, validation)
        .Curves(history)
        .Confusion(confusion)
        .Save("artifacts/moons.html");
    Console.WriteLine($"The report: {page}");
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
