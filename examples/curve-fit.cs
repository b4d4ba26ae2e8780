#!/usr/bin/env dotnet
#:project ../Autograd.Core
#:package MathNet.Numerics
#:property PublishAot=false

// MathNet's Levenberg-Marquardt fits seven parameters by our Jacobians, and reaches the values that NIST certifies:
//
//   dotnet run -c Release examples/curve-fit.cs
//
// Data, starting points and certified values: R. Thurber, semiconductor electron mobility over the logarithm of density, of the higher level of
// difficulty among the Statistical Reference Datasets, https://www.itl.nist.gov/div898/strd/nls/data/thurber.shtml

using System.Globalization;
using Autograd.Core;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

const double CertifiedSumOfSquares = 5.6427082397e3;
double[] certified = [1.2881396800e3, 1.4910792535e3, 5.8323836877e2, 7.5416644291e1, 9.6629502864e-1, 3.9797285797e-1, 4.9727297349e-2];
double[][] starts = [[1000, 1000, 400, 40, 0.7, 0.3, 0.03], [1300, 1500, 500, 75, 1, 0.4, 0.05]];
double[] density =
[
    -3.067, -2.981, -2.921, -2.912, -2.840, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501, -1.460, -1.274, -1.212, -1.100, -1.046, -0.915,
    -0.714, -0.566, -0.545, -0.400, -0.309, -0.109, -0.103, 0.010, 0.119, 0.377, 0.790, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047, 2.200,
];
double[] mobility =
[
    80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.060, 401.672, 390.724, 567.534, 635.316, 733.054, 759.087,
    894.206, 990.785, 1090.109, 1080.914, 1122.643, 1178.351, 1260.531, 1273.514, 1288.339, 1327.543, 1353.863, 1414.509, 1425.208, 1421.384, 1442.962,
    1464.350, 1468.705, 1447.894, 1457.628,
];

// One root for each observation, one input for each parameter: its Jacobian is the one that a fit asks for.
Value[] b = [.. certified.Select(_ => new Value(0))];
var tape = Tape.Record(density.Select(x => Mobility(x, b)), inputs: b);

// The two lines: the model's values at the parameters p, and their Jacobian.
var model = ObjectiveFunction.NonlinearModel(
    (p, _) => CreateVector.Dense(tape.EvaluateAll(p.AsArray())),
    (p, _) => CreateMatrix.DenseOfArray(tape.Jacobian(p.AsArray())),
    CreateVector.Dense(density),
    CreateVector.Dense(mobility));

Console.WriteLine("y = (b1 + b2 x + b3 x² + b4 x³) / (1 + b5 x + b6 x² + b7 x³), fitted to 37 observations");
var fewest = double.PositiveInfinity;
foreach (var start in starts)
{
    var fit = new LevenbergMarquardtMinimizer().FindMinimum(model, CreateVector.Dense(start));
    Print($"");
    Print($"from ({string.Join(", ", start.Select(x => x.ToString(CultureInfo.InvariantCulture)))}) in {fit.Iterations} iterations");
    Print($"        fitted              certified           digits that agree   standard error");
    for (var i = 0; i < certified.Length; i++)
    {
        var (value, error, digits) = (fit.MinimizingPoint[i], fit.StandardErrors[i], Digits(fit.MinimizingPoint[i], certified[i]));
        Print($"  b{i + 1}    {value,-20:0.0000000000e+00}{certified[i],-20:0.0000000000e+00}{digits,-20:F1}{error:0.0000e+00}");
    }

    var sumOfSquares = fit.ModelInfoAtMinimum.Value;
    Print($"  sum of squares of the residuals {sumOfSquares:0.0000000000e+00}, certified {CertifiedSumOfSquares:0.0000000000e+00}");
    fewest = Math.Min(fewest, fit.MinimizingPoint.Zip(certified, Digits).Min());
}

Print($"");
Print($"From both, all parameters agree with the certified ones to {fewest:F1} digits or more.");

static Value Mobility(double x, Value[] b) => (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6])));

// Of eleven, which is what is certified.
static double Digits(double fitted, double certified) => Math.Min(11, -Math.Log10(Math.Abs(fitted / certified - 1)));

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
