#!/usr/bin/env dotnet
#:project ../Autograd.Core
#:property PublishAot=false

// Code written against .NET's operator interfaces, by someone who knows nothing of Values, runs on doubles, and on Values with derivatives:
//
//   dotnet run -c Release examples/generic-math.cs

using System.Globalization;
using System.Numerics;
using Autograd.Core;

Print($"A power by repeated squaring: x^10 at x = 1.5");
Value x = 1.5;
var power = Power(x, 10);
Print($"  on double {Power(1.5, 10):F6}, on Value {power.Data:F6}, derivative {Derivative.Gradient(power, x):F6}, which is 10 x^9 = {10 * Power(1.5, 9):F6}");

// Prey p and predators q: dp/dt = a p - b p q, dq/dt = c p q - d q, by the classical method of Runge and Kutta.
const int Steps = 1000;
const double Time = 10, Nudge = 1e-5;
string[] names = ["prey at the start", "predators at the start", "a, birth of prey", "b, being eaten", "c, growth by eating", "d, death of predators"];
double[] numbers = [10, 5, 1.1, 0.4, 0.1, 0.4];
Value[] values = [.. numbers.Select(number => new Value(number))];

var (prey, predators) = Simulate(values);
var doubles = Simulate(numbers);
Print($"");
Print($"Prey and predators after {Time} years, {Steps} steps of Runge and Kutta");
Print($"  on double {doubles.Prey:F9} and {doubles.Predators:F9}");
Print($"  on Value  {prey.Data:F9} and {predators.Data:F9}");
Print($"  how they change with what the simulation was given:");
Print($"                               prey      by differences           predators      by differences");
var jacobian = Derivative.Jacobian([prey, predators], values);
for (var i = 0; i < numbers.Length; i++)
{
    var (byDifferences, alsoByDifferences) = Differences(i);
    Print($"    {names[i],-22}{jacobian[0, i],17:F6}{byDifferences,17:F6}{jacobian[1, i],20:F6}{alsoByDifferences,17:F6}");
}

(double Prey, double Predators) Differences(int i)
{
    double[] less = [.. numbers], more = [.. numbers];
    less[i] -= Nudge;
    more[i] += Nudge;
    var (before, after) = (Simulate(less), Simulate(more));
    return ((after.Prey - before.Prey) / (2 * Nudge), (after.Predators - before.Predators) / (2 * Nudge));
}

static T Power<T>(T x, int exponent) where T : IMultiplyOperators<T, T, T>, IMultiplicativeIdentity<T, T>
{
    var power = T.MultiplicativeIdentity;
    for (; exponent > 0; exponent /= 2)
    {
        power = exponent % 2 == 0 ? power : power * x;
        x *= x;
    }

    return power;
}

static (T Prey, T Predators) Simulate<T>(T[] given)
    where T : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IMultiplyOperators<T, double, T>
{
    const double H = Time / Steps;
    var (p, q) = (given[0], given[1]);
    for (var step = 0; step < Steps; step++)
    {
        var (p1, q1) = Slope(p, q);
        var (p2, q2) = Slope(p + p1 * (H / 2), q + q1 * (H / 2));
        var (p3, q3) = Slope(p + p2 * (H / 2), q + q2 * (H / 2));
        var (p4, q4) = Slope(p + p3 * H, q + q3 * H);
        p += (p1 + (p2 + p3) * 2.0 + p4) * (H / 6);
        q += (q1 + (q2 + q3) * 2.0 + q4) * (H / 6);
    }

    return (p, q);

    (T, T) Slope(T p, T q) => (given[2] * p - given[3] * p * q, given[4] * p * q - given[5] * q);
}

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
