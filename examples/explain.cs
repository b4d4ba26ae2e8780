#!/usr/bin/env dotnet
#:project ../Autograd.Nn
#:property PublishAot=false

// Worked solutions: an expression computed in stages, and its derivatives from the last stage back to the first.
//
//   dotnet run -c Release examples/explain.cs                                    lists the expressions
//   dotnet run -c Release examples/explain.cs NAME                               prints the solution of one, and writes it as a page to step through
//   dotnet run -c Release examples/explain.cs -- NAME --output FOLDER            writes the page there instead of into artifacts/
//   dotnet run -c Release examples/explain.cs -- NAME --markdown, or --latex     prints that form, and writes no page

using System.Text;
using Autograd.Core;
using Autograd.Nn;

(string Name, string Summary, Func<Value> Build)[] expressions =
[
    ("product", "lesson 1: of x · y each factor is the derivative by the other", Product),
    ("staged", "lesson 2: in (x + y) · z + x one variable is used twice", Staged),
    ("sigmoid", "lesson 3: a neuron, from primitive operations", SigmoidCircuit),
    ("circuit", "lesson 4: (x + σ(y)) / (σ(x) + (x + y)²), in eight stages", HarderCircuit),
    ("multivariate", "lesson 5: c(a - b)², where a and b share variables", Multivariate),
    ("diamond", "lesson 6: a value that must wait for all its uses", Diamond),
    ("hidden", "lesson 7: a network with one hidden layer of σ", HiddenLayer),
    ("tanh", "lesson 8: a network of three tanh units, and its loss", TanhNetwork),
    ("softmax", "lesson 10: cross-entropy of a softmax, from primitive operations", SoftmaxCrossEntropy),
    ("relu", "lesson 11: a relu network with a unit that is off", ReluNetwork),
    ("kinks", "max, relu and |x| where they have no derivative", Kinks),
    ("where", "a choice: the side not taken is infinite, and does not matter", Choice),
    ("nan", "ln of a negative number, and what becomes of it", LogOfNegative),
];

Console.OutputEncoding = Encoding.UTF8;
if (args.Length == 0)
{
    foreach (var (name, summary, _) in expressions)
    {
        Console.WriteLine($"  {name,-14}{summary}");
    }

    Console.WriteLine();
    Console.WriteLine("The solution of one:  dotnet run -c Release examples/explain.cs NAME");
    return 0;
}

if (!Options.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine("usage: dotnet run -c Release examples/explain.cs [-- NAME [--output FOLDER | --markdown | --latex]]");
    return 2;
}

var index = Array.FindIndex(expressions, expression => expression.Name == options.Name);
if (index < 0)
{
    Console.Error.WriteLine($"There is no expression '{options.Name}'. There are: {string.Join(", ", expressions.Select(expression => expression.Name))}.");
    return 2;
}

var root = expressions[index].Build();
var explanation = root.Explain();
if (options.Form is not null)
{
    Console.WriteLine(options.Form == "--latex" ? explanation.ToLatex() : explanation.ToMarkdown());
    return 0;
}

Console.WriteLine(explanation);
Console.WriteLine();
if (root.FindNonFinite() is { } found)
{
    Console.WriteLine(found);
    Console.WriteLine();
}

try
{
    Console.WriteLine($"To step through: {root.SaveHtml(Path.Combine(options.Output, $"{options.Name}.html"))}");
    return 0;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

static Value Product()
{
    Value x = new(1, "x"), y = new(-2, "y");
    return (x * y).Named("f");
}

static Value Staged()
{
    Value x = new(-2, "x"), y = new(5, "y"), z = new(-4, "z");
    var g = (x + y).Named("g");
    var h = (g * z).Named("h");
    return (h + x).Named("f");
}

static Value SigmoidCircuit()
{
    Value w0 = new(2, "w0"), w1 = new(-3, "w1"), w2 = new(-3, "w2"), x0 = new(-1, "x0"), x1 = new(-2, "x1");
    var m0 = (w0 * x0).Named("m0");
    var m1 = (w1 * x1).Named("m1");
    var s = (m0 + m1).Named("s");
    var y = (s + w2).Named("y");
    var n = (-y).Named("n");
    var e = Value.Exp(n).Named("e");
    var d = (1 + e).Named("d");
    return (1 / d).Named("f");
}

static Value HarderCircuit()
{
    Value x = new(3, "x"), y = new(-4, "y");
    var sigy = Value.Sigmoid(y).Named("sigy");
    var num = (x + sigy).Named("num");
    var sigx = Value.Sigmoid(x).Named("sigx");
    var xpy = (x + y).Named("xpy");
    var xpysqr = xpy.Square().Named("xpysqr");
    var den = (sigx + xpysqr).Named("den");
    var invden = (1 / den).Named("invden");
    return (num * invden).Named("f");
}

static Value Multivariate()
{
    Value w = new(1, "w"), x = new(2, "x"), y = new(-1, "y"), z = new(0.5, "z"), c = new(3, "c");
    var p = Value.Sum(w, x, y).Named("p");
    var q = ((x - y).Named("r") - z).Named("q");
    var a = p.Square().Named("a");
    var b = q.Square().Named("b");
    var d = (a - b).Named("d");
    return (c * d.Square().Named("s")).Named("f");
}

static Value Diamond()
{
    Value a = new(3, "a");
    var b = (a + a).Named("b");
    var c = (b * b).Named("c");
    return (b + c).Named("d");
}

// The biases make W0·x + b0 = [0, ln 3, -ln 3, ln 4], of which σ is [1/2, 3/4, 1/4, 4/5].
static Value HiddenLayer()
{
    var hidden = new Layer(new[,] { { 1, -2 }, { 1, 1 }, { -1, 3 }, { 0.5, -1 } }, [0, Math.Log(3) - 3, -Math.Log(3) - 1, Math.Log(4)], Activation.Sigmoid);
    var output = new Layer(new double[,] { { 2, -4, 8, 5 } }, [-1], Activation.Linear);
    NameParameters(hidden, "w", "b");
    NameParameters(output, "u", "c");
    var z = Named(hidden.Forward([2.0, 1.0]), "z");
    Named(z.Select(unit => unit.Operands[0]), "a");
    return output.Forward(z)[0].Named("y");
}

static Value TanhNetwork()
{
    double[] x = [1, 1, 2]; // for the bias, and two inputs
    double[][] rows = [[0, 1, 2], [2, 1, 0], [0, 2, 0]];
    Value[] beta = Named([0, 1, 2, 2], "β", first: 0);
    var units = rows.Select((row, i) =>
    {
        var a = Value.Dot(Named([.. row], $"α{i + 1}", first: 0), x).Named($"a{i + 1}");
        return Value.Tanh(a).Named($"z{i + 1}");
    });
    var prediction = Value.Dot(beta, [Value.Constant(1), .. units]).Named("p");
    return (0.5 * (prediction - 3).Named("r").Square().Named("s")).Named("L");
}

static Value SoftmaxCrossEntropy()
{
    Value[] z = Named([1, 2, -1], "z");
    Value[] e = Named(z.Select(Value.Exp), "e");
    var s = Value.Sum(e).Named("S");
    Value[] p = Named(e.Select(part => part / s), "p");
    Value[] l = Named(p.Select(Value.Log), "l");
    return (-Value.Dot(l, [0.2, 0.5, 0.3]).Named("t")).Named("L");
}

static Value ReluNetwork()
{
    var hidden = new Layer(new[,] { { 1, -1 }, { 0.5, 1 } }, [0.5, 0], Activation.Relu);
    var output = new Layer(new[,] { { 1, -1 }, { 2, 0.5 } }, [0, 1], Activation.Linear);
    NameParameters(hidden, "w", "b");
    NameParameters(output, "u", "c");
    var h = Named(hidden.Forward([1.0, 2.0]), "h");
    Named(h.Select(unit => unit.Operands[0]), "z");
    return Loss.SquaredError(Named(output.Forward(h), "p"), [1, 0]).Named("L");
}

static Value Kinks()
{
    Value x = new(3, "x"), y = new(3, "y");
    var m = Value.Max(x, y).Named("m");
    var d = (x - y).Named("d");
    return Value.Sum(m, Value.Relu(d).Named("r"), Value.Abs(d).Named("s")).Named("f");
}

static Value Choice()
{
    Value x = new(0, "x"), y = new(3, "y");
    var q = (y / x).Named("q");
    var s = (x * y).Named("s");
    var w = Value.Where(Value.Abs(x) > 0.001, q, s).Named("w");
    return (w + y).Named("f");
}

static Value LogOfNegative()
{
    Value a = new(1, "a"), b = new(3, "b"), w = new(2, "w");
    var d = (a - b).Named("d");
    var l = Value.Log(d).Named("l");
    var s = (w * a).Named("s");
    var m = (l * w).Named("m");
    return (m + s).Named("f");
}

static Value[] Named(IEnumerable<Value> values, string name, int first = 1) => [.. values.Select((value, i) => value.Named($"{name}{first + i}"))];

static void NameParameters(Layer layer, string weight, string bias)
{
    foreach (var (row, neuron) in layer.Neurons.Index())
    {
        Named(neuron.Weights, $"{weight}{row + 1}");
        neuron.Bias.Named($"{bias}{row + 1}");
    }
}

internal sealed record Options(string Name, string? Form, string Output)
{
    public static bool TryParse(string[] args, out Options options, out string problem)
    {
        options = new(args[0], Form: null, Output: "artifacts");
        problem = "";
        switch (args[1..])
        {
            case var _ when options.Name.StartsWith('-'):
                problem = $"The name of an expression comes first, and '{options.Name}' was given.";
                break;
            case []:
                break;
            case [("--markdown" or "--latex") and var form]:
                options = options with { Form = form };
                break;
            case ["--output", not "" and var folder]:
                options = options with { Output = folder };
                break;
            case ["--output"] or ["--output", ""]:
                problem = "--output must be followed by a folder.";
                break;
            case [("--markdown" or "--latex" or "--output"), ..]:
                problem = "One option can be given, not more.";
                break;
            case [var option, ..]:
                problem = $"'{option}' is no option.";
                break;
        }

        if (problem is "" && options.Form is null && File.Exists(options.Output))
        {
            problem = $"'{options.Output}' is a file: name a folder to write into, by --output.";
        }

        return problem is "";
    }
}
