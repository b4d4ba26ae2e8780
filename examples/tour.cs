#!/usr/bin/env dotnet
#:project ../Autograd.Nn
#:property PublishAot=false

// Ten minutes of the library, as a program that prints what it does:  dotnet run -c Release examples/tour.cs

using Autograd.Core;
using Autograd.Nn;

Title("1. An expression remembers how it was made");
Value x = -2, y = 5, z = -4;
x.Named();
y.Named();
z.Named();
var g = (x + y).Named("g");
var h = (g * z).Named("h");
var f = (h + x).Named("f");
Print($"f = (x + y) z + x at x = -2, y = 5, z = -4 is {f.Data}");
Print("The local derivative on each edge is there as soon as a node is made:");
Print($"  {h}");

Title("2. The gradient, by one pass backward");
f.Backward();
Print($"df/dx = {x.Grad}   by two ways: -4 through g, and 1 directly");
Print($"df/dy = {y.Grad}");
Print($"df/dz = {z.Grad}");
Print("Every step of that pass, from the result to the leaves:");
foreach (var node in TopologicalOrder.Of(f).Reverse())
{
    Print($"  {node}");
}

Title("3. Derivatives that are expressions, to any order");
Value t = 0.5;
var wave = Value.Sin(t);
var first = Derivative.Of(wave, t);
var second = Derivative.Of(first, t);
Print($"sin t = {wave.Data:F6}, its derivative {first.Data:F6}, its second {second.Data:F6} at t = 0.5");
Value a = -1.2, b = 1;
var banana = Value.Square(1 - a) + 100 * Value.Square(b - a * a);
var hessian = Derivative.Hessian(banana, a, b);
Print($"Rosenbrock's valley at (-1.2, 1): gradient [{string.Join(", ", Derivative.Gradient(banana, a, b).Select(d => $"{d:F1}"))}],");
Print($"  Hessian [[{hessian[0, 0]:F0}, {hessian[0, 1]:F0}], [{hessian[1, 0]:F0}, {hessian[1, 1]:F0}]]");

Title("4. Forward mode: the same rules on dual numbers");
var dual = Circuit(new Dual(0.5, 1), new Dual(2, 0));
Print($"sin(uv) / (1 + e^-u) at (0.5, 2): {dual.Primal:F6}, and along u it changes at {dual.Tangent:F6}");

Title("5. Trust, but check");
Print($"against central differences: {GradientCheck.Run(p => Circuit(p[0], p[1]), [0.5, 2])}");
Print($"at a kink it says so:        {GradientCheck.Run(p => Value.Abs(p[0]), [1e-6])}");

Title("6. An operation of your own is one row");
Value u = 0.5;
var squashed = Value.Apply<Softsign>(u);
squashed.Backward();
Print($"softsign {u.Data} = {squashed.Data:F6}, derivative {u.Grad:F6}");
Print($"and its second derivative, which nobody wrote: {Derivative.Of(Derivative.Of(squashed, u), u).Data:F6}");

Title("7. When numbers go wrong");
Value zero = 0;
zero.Named();
var halted = ((Value.Sqrt(zero) + 1) * 2).FindNonFinite()!;
foreach (var line in halted.ToString().Split(Environment.NewLine))
{
    Print(line);
}

Title("8. Recorded once, replayed for many points");
Value p0 = new(0, "x"), p1 = new(0, "y");
var tape = Tape.Record(Value.Square(1 - p0) + 100 * Value.Square(p1 - p0 * p0), inputs: [p0, p1]);
double[] heights = new double[3], slopes = new double[6];
tape.EachGradient([-1.2, 1, 0, 0, 1, 1], heights, slopes);
for (var i = 0; i < heights.Length; i++)
{
    Print($"point {i}: height {heights[i]:F1}, gradient [{slopes[2 * i]:F1}, {slopes[(2 * i) + 1]:F1}]");
}

Print("What it does for each:");
foreach (var line in tape.ToString().TrimEnd().Split(Environment.NewLine))
{
    Print($"  {line}");
}

Title("9. A network learns exclusive or");
double[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];
double[] targets = [0, 1, 1, 0];
var network = new Mlp([2, 8, 1], Activation.Tanh, seed: 2);
var optimizer = new Sgd(network.Parameters, learningRate: 0.5);
foreach (var line in network.ToString().Split('\n'))
{
    Print(line);
}

for (var step = 0; step <= 400; step++)
{
    var loss = Value.Mean(inputs.Zip(targets, (input, target) => Loss.SquaredError(network.Forward(input)[0], target)));
    optimizer.ZeroGrad();
    loss.Backward();
    optimizer.Step();
    if (step % 100 == 0)
    {
        Print($"  step {step,3}   loss {loss.Data:F6}");
    }
}

foreach (var input in inputs)
{
    Print($"  {input[0]} xor {input[1]} = {network.Forward(input)[0].Data:F2}");
}

static T Circuit<T>(T u, T v) where T : IReal<T> => T.Sin(u * v) / (1 + T.Exp(-u));

static void Title(string title) => Console.WriteLine($"{Environment.NewLine}{title}");

static void Print(string line) => Console.WriteLine($"   {line}");

/// <summary>y = a / (1 + |a|),   ∂y/∂a = 1 / (1 + |a|)²</summary>
internal readonly struct Softsign : IUnary
{
    static T IUnary.Primal<T>(T a) => a / (1 + T.Abs(a));
    static T IUnary.Da<T>(T a, T y) => 1 / ((1 + T.Abs(a)) * (1 + T.Abs(a)));
}
