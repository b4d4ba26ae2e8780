#!/usr/bin/env dotnet
#:project ../Autograd.Core
#:package MathNet.Numerics
#:property PublishAot=false

// Second derivatives at work: Newton's method with its quadratic convergence, and Newton-CG in a hundred dimensions, which needs no Hessian
// but its products with vectors:  dotnet run -c Release examples/newton.cs

using System.Globalization;
using Autograd.Core;
using MathNet.Numerics.LinearAlgebra;

Print($"Newton's method: f = −ln x − 2 ln y − 3 ln(1 − x − y) has its minimum at (1/6, 1/3)");
Print($"  step           x                    y             error   error / (error before)²");
var minimum = Vector(1.0 / 6, 1.0 / 3);
var point = Vector(0.1, 0.1);
for (var (step, before) = (0, 0.0); step <= 7; step++)
{
    var error = (point - minimum).L2Norm();

    // No quotient at the start, and none where rounding is most of the error.
    double? quotient = step > 0 && error > 1e-15 ? error / (before * before) : null;
    Print($"  {step,4}   {point[0]:F16}   {point[1]:F16}   {error,8:0.0e+00}   {quotient:F2}");
    before = error;

    Value x = point[0], y = point[1];
    var f = -Value.Log(x) - 2 * Value.Log(y) - 3 * Value.Log(1 - x - y);
    var hessian = CreateMatrix.DenseOfArray(Derivative.Hessian(f, x, y));
    point -= hessian.Solve(Vector(Derivative.Gradient(f, x, y)));
}

const int Dimensions = 100;
Print($"");
Print($"Newton-CG: Rosenbrock's valley in {Dimensions} dimensions, from (−1.2, 1, −1.2, 1, …)");
Print($"  step            f   largest slope   products H v");
var u = Vector([.. Enumerable.Range(0, Dimensions).Select(i => i % 2 == 0 ? -1.2 : 1)]);
var (steps, products) = (0, 0);
for (; steps <= 1000; steps++)
{
    Value[] xs = [.. u.Select(number => new Value(number))];
    var f = Rosenbrock(xs);
    var gradient = Vector(Derivative.Gradient(f, xs));
    var isMinimum = gradient.InfinityNorm() < 1e-10;
    if (steps % 50 == 0 || isMinimum)
    {
        Print($"  {steps,4}   {f.Data,10:0.00e+00}   {gradient.InfinityNorm(),13:0.0e+00}   {products,12}");
    }

    if (isMinimum)
    {
        break;
    }

    var direction = Direction(f, xs, gradient);
    u += StepLength(u, direction, f.Data, gradient * direction) * direction;
}

Print($"  largest |x − 1| is {(u - 1).InfinityNorm():0.0e+00}, by {products} products; the Hessians of {steps} steps would have taken {steps * Dimensions}");

// Solves H d = −g by conjugate gradients, the less exactly the farther from the minimum, and stops where H curves downward.
// J. Nocedal and S. J. Wright, Numerical Optimization, 2006, algorithm 7.1.
Vector<double> Direction(Value f, Value[] xs, Vector<double> gradient)
{
    var tolerance = Math.Min(0.5, Math.Sqrt(gradient.L2Norm())) * gradient.L2Norm();
    Vector<double> solution = gradient * 0, residual = gradient, conjugate = -gradient;
    for (var i = 0; i < 10 * Dimensions; i++)
    {
        var product = Vector(Derivative.HessianVector(f, xs, conjugate.AsArray()));
        products++;
        var curvature = conjugate * product;
        if (curvature <= 0)
        {
            return i == 0 ? -gradient : solution;
        }

        var length = residual * residual / curvature;
        solution += length * conjugate;
        var next = residual + length * product;
        if (next.L2Norm() < tolerance)
        {
            return solution;
        }

        conjugate = next * next / (residual * residual) * conjugate - next;
        residual = next;
    }

    return solution;
}

// Halves the step until f falls by a share of what its slope promises (Armijo).
static double StepLength(Vector<double> from, Vector<double> direction, double value, double slope)
{
    var length = 1.0;
    while (Rosenbrock([.. (from + length * direction).Select(Value.Constant)]).Data > value + 1e-4 * length * slope && length > 1e-12)
    {
        length /= 2;
    }

    return length;
}

static Value Rosenbrock(IReadOnlyList<Value> x) => Value.Sum(Enumerable.Range(0, x.Count - 1)
    .Select(i => 100 * Value.Square(x[i + 1] - Value.Square(x[i])) + Value.Square(1 - x[i])));

static Vector<double> Vector(params double[] numbers) => CreateVector.Dense(numbers);

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
