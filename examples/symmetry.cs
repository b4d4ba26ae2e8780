#!/usr/bin/env dotnet
#:project ../Autograd.Nn
#:property PublishAot=false

// Why weights start at random: units with equal incoming and equal outgoing weights get equal gradients, and stay equal for ever.
// Eight of them are one unit, whose boundary between two moons is a straight line. If either differs, they part.
//
//   dotnet run -c Release examples/symmetry.cs

using Autograd.Nn;

const int Units = 8;
var moons = ToyData.Moons(200, noise: 0.1, seed: 1);
var report = new Report("Symmetry").Text(
    "Four networks of 8 hidden units learn to tell two moons apart, for 300 epochs each. They differ in the weights that they start from.");

Show("Equal incoming and equal outgoing weights", Start((_, _) => 0.5, _ => 0.5));
Show("Equal incoming weights, outgoing ones that differ", Start((_, _) => 0.5, unit => (unit - 3.5) / 4));
Show("Incoming weights that differ, equal outgoing ones", Start((unit, input) => (input == 0 ? unit - 3.5 : 3.5 - unit) / 4, _ => 0.5));
var random = new Random(1);
Show("Random weights", Start((_, _) => Uniform(random), _ => Uniform(random)));

try
{
    Console.WriteLine($"The report: {report.Save("artifacts/symmetry.html")}");
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

void Show(string title, Mlp network)
{
    var model = Model.For(network, moons);
    var trainer = new Trainer(model, Objective.BinaryCrossEntropy, new Adam(network.Parameters, learningRate: 0.03)) { BatchSize = 20, Seed = 1 };
    var history = trainer.Fit(moons, epochs: 300);
    var accuracy = Metrics.Accuracy(model, moons);

    var units = network.Layers[0].Neurons;
    var distinct = units.Select(unit => (unit.Weights[0].Data, unit.Weights[1].Data, unit.Bias.Data)).Distinct().Count();
    Console.WriteLine($"{title}: {distinct} of {Units} units distinct, accuracy {accuracy:F3}");
    foreach (var unit in units)
    {
        Console.WriteLine($"  w = ({unit.Weights[0].Data,7:F3}, {unit.Weights[1].Data,7:F3})   b = {unit.Bias.Data,7:F3}");
    }

    Console.WriteLine();
    report
        .Boundary(model, moons, title)
        .Text($"Distinct hidden units after training: {distinct} of {Units}; loss {history[^1].TrainingLoss:F4}, accuracy {accuracy:F3}.");
}

static Mlp Start(Func<int, int, double> incoming, Func<int, double> outgoing)
{
    double[,] first = new double[Units, 2], second = new double[1, Units];
    for (var unit = 0; unit < Units; unit++)
    {
        (first[unit, 0], first[unit, 1]) = (incoming(unit, 0), incoming(unit, 1));
        second[0, unit] = outgoing(unit);
    }

    return new(new Layer(first, new double[Units], Activation.Tanh), new Layer(second, [0], Activation.Linear));
}

static double Uniform(Random random) => 2 * random.NextDouble() - 1;
