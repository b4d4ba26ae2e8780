#!/usr/bin/env dotnet
#:project ../Autograd.Core
#:package MathNet.Numerics
#:property PublishAot=false

// MathNet's BFGS goes down Rosenbrock's valley by our gradients, and then by differences of its own:  dotnet run -c Release examples/minimise.cs

using System.Globalization;
using Autograd.Core;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using MathNet.Numerics.Optimization.ObjectiveFunctions;

const int MaximumIterations = 1000;
Console.WriteLine("f = Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)², from (−1.2, 1, −1.2, 1, …), has its minimum of 0 where every x is 1.");
foreach (var n in new[] { 2, 100 })
{
    Value[] xs = [.. Enumerable.Range(0, n).Select(i => new Value(i % 2 == 0 ? -1.2 : 1))];
    var tape = Tape.Record(Rosenbrock(xs), xs);
    var start = CreateVector.DenseOfEnumerable(xs.Select(x => x.Data));

    // The one line: the value at x, and the gradient there.
    var exact = ObjectiveFunction.Gradient(x => tape.Evaluate(x.AsArray()), x => CreateVector.Dense(tape.Gradient(x.AsArray())));

    // What a minimiser does where it is given no gradient.
    var differences = new ForwardDifferenceGradientObjectiveFunction(
        ObjectiveFunction.Value(x => tape.Evaluate(x.AsArray())), start - 10, start + 10);

    Console.WriteLine();
    Console.WriteLine($"{n} dimensions                iterations     minimum      largest |x − 1|");
    Show("  with our gradient", exact, start);
    Show("  with differences", differences, start);
}

static void Show(string title, IObjectiveFunction objective, Vector<double> start)
{
    var bfgs = new BfgsMinimizer(gradientTolerance: 1e-6, parameterTolerance: 1e-12, functionProgressTolerance: 1e-20, MaximumIterations);
    try
    {
        var result = bfgs.FindMinimum(objective, start);
        var distance = (result.MinimizingPoint - 1).InfinityNorm();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{title,-28}{result.Iterations,8}     {result.FunctionInfoAtMinimum.Value,8:0.0e+00}      {distance,8:0.0e+00}"));
    }
    catch (OptimizationException error)
    {
        Console.WriteLine($"{title,-28}{error.Message}");
    }
}

static Value Rosenbrock(IReadOnlyList<Value> x) => Value.Sum(Enumerable.Range(0, x.Count - 1)
    .Select(i => 100 * Value.Square(x[i + 1] - Value.Square(x[i])) + Value.Square(1 - x[i])));
