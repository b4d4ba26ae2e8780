#!/usr/bin/env dotnet
#:project ../Autograd.Core
#:package MathNet.Numerics
#:property PublishAot=false

// The price of a European call option and its derivatives (Greeks) of first and second order, beside the closed forms, and then those of a
// million options:
//
//   dotnet run -c Release examples/black-scholes.cs
//   dotnet run -c Release examples/black-scholes.cs -- SPOT STRIKE RATE VOLATILITY YEARS

using System.Diagnostics;
using System.Globalization;
using Autograd.Core;
using MathNet.Numerics.Distributions;

const int Options = 1_000_000;
string[] terms = ["spot", "strike", "rate", "volatility", "years"];
string[] names = ["price", "delta", "gamma", "vega", "theta", "rho", "vanna", "volga"];
if (!TryParse(args.Length == 0 ? ["100", "105", "0.03", "0.2", "0.5"] : args, out var option, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine("usage: dotnet run -c Release examples/black-scholes.cs [-- SPOT STRIKE RATE VOLATILITY YEARS]");
    return 2;
}

// The price is written once. Its derivatives are graphs, to be differentiated again or recorded.
Value spot = option[0], strike = option[1], rate = option[2], volatility = option[3], years = option[4];
var price = Price(spot, strike, rate, volatility, years);
var first = Derivative.Of(price, spot, volatility, years, rate);
var (delta, vega, theta, rho) = (first[0], first[1], -first[2], first[3]);
var ofDelta = Derivative.Of(delta, spot, volatility);
var (gamma, vanna, volga) = (ofDelta[0], ofDelta[1], Derivative.Of(vega, volatility));

Print($"A call option: {string.Join(", ", terms.Zip(option, (term, number) => string.Create(CultureInfo.InvariantCulture, $"{term} {number}")))}");
Print($"                 by graphs       closed form   difference");
Value[] graphs = [price, delta, gamma, vega, theta, rho, vanna, volga];
var closed = ClosedForm(option);
for (var i = 0; i < names.Length; i++)
{
    Print($"  {names[i],-7}{graphs[i].Data,17:F12}{closed[i],18:F12}{Math.Abs(graphs[i].Data - closed[i]),13:0.0e+00}");
}

// On lanes: each row's value with its derivatives by all five inputs.
Value[] inputs = [spot, strike, rate, volatility, years];
var rows = RandomOptions(new Random(1));
var prices = new Batch(Tape.Record(price, inputs), Options);
var deltas = new Batch(Tape.Record(delta, inputs), Options);
var vegas = new Batch(Tape.Record(vega, inputs), Options);

Print($"");
Print($"{Options:N0} options on {Environment.ProcessorCount} cores");
Print($"  price, delta, vega, theta, rho:  {Rate(() => prices.Run(rows)),6:F1} million options a second");
Print($"  with gamma, vanna and volga:     {Rate(RunAll),6:F1} million options a second");

var worst = 0.0;
for (var i = 0; i < Options; i += 100)
{
    var expected = ClosedForm(rows.AsSpan(5 * i, 5));
    ReadOnlySpan<double> p = prices.Gradient(i), d = deltas.Gradient(i), v = vegas.Gradient(i);
    double[] found = [prices.Values[i], p[0], d[0], p[3], -p[4], p[2], d[3], v[3]];
    worst = Math.Max(worst, found.Zip(expected, (x, y) => Math.Abs(x - y) / Math.Max(1, Math.Abs(y))).Max());
}

Print($"  largest difference from the closed forms, of every hundredth option: {worst:0.0e+00}");
return 0;

void RunAll()
{
    prices.Run(rows);
    deltas.Run(rows);
    vegas.Run(rows);
}

static Value Price(Value spot, Value strike, Value rate, Value volatility, Value years)
{
    var deviation = volatility * Value.Sqrt(years);
    var upper = (Value.Log(spot / strike) + (rate + Value.Square(volatility) / 2) * years) / deviation;
    return spot * Normal(upper) - strike * Value.Exp(-rate * years) * Normal(upper - deviation);

    static Value Normal(Value x) => Value.Erfc(-x / Math.Sqrt(2)) / 2;
}

// F. Black and M. Scholes, The pricing of options and corporate liabilities, 1973; the derivatives are in every textbook, by hand.
static double[] ClosedForm(ReadOnlySpan<double> option)
{
    var (spot, strike, rate, volatility, years) = (option[0], option[1], option[2], option[3], option[4]);
    var root = Math.Sqrt(years);
    var d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * years) / (volatility * root);
    var d2 = d1 - volatility * root;
    var discounted = strike * Math.Exp(-rate * years);
    double density = Normal.PDF(0, 1, d1), lower = Normal.CDF(0, 1, d2), upper = Normal.CDF(0, 1, d1);
    var vega = spot * density * root;
    return
    [
        spot * upper - discounted * lower,
        upper,
        density / (spot * volatility * root),
        vega,
        -spot * density * volatility / (2 * root) - rate * discounted * lower,
        discounted * years * lower,
        -density * d2 / volatility,
        vega * d1 * d2 / volatility,
    ];
}

static double[] RandomOptions(Random random)
{
    var rows = new double[5 * Options];
    for (var i = 0; i < rows.Length; i += 5)
    {
        (rows[i], rows[i + 1], rows[i + 2]) = (Between(90, 110), Between(80, 120), Between(0, 0.06));
        (rows[i + 3], rows[i + 4]) = (Between(0.15, 0.5), Between(0.25, 2));
    }

    return rows;

    double Between(double low, double high) => low + (high - low) * random.NextDouble();
}

// The best of five: the first also makes the code, and a machine has other things to do.
static double Rate(Action run) => Enumerable.Range(0, 5).Max(_ =>
{
    var clock = Stopwatch.StartNew();
    run();
    return Options / clock.Elapsed.TotalSeconds / 1e6;
});

bool TryParse(string[] texts, out double[] option, out string problem)
{
    option = new double[terms.Length];
    problem = "";
    if (texts.Length != terms.Length)
    {
        problem = $"An option has {terms.Length} numbers ({string.Join(", ", terms)}), and {texts.Length} were given.";
        return false;
    }

    for (var i = 0; i < terms.Length; i++)
    {
        var isRate = terms[i] == "rate";
        var isNumber = double.TryParse(texts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out option[i]) && double.IsFinite(option[i]);
        if (!isNumber || (option[i] <= 0 && !isRate))
        {
            problem = $"The {terms[i]} must be a {(isRate ? "number" : "number above 0")}, and '{texts[i]}' was given.";
            return false;
        }
    }

    return true;
}

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

/// <summary>What a tape computes for each row: a value, and its derivatives by the inputs.</summary>
internal sealed class Batch(Tape tape, int rows)
{
    private readonly double[] gradients = new double[rows * tape.Inputs.Length];

    public double[] Values { get; } = new double[rows];

    public void Run(double[] options) => tape.EachGradient(options, Values, gradients);

    public ReadOnlySpan<double> Gradient(int row) => gradients.AsSpan(row * tape.Inputs.Length, tape.Inputs.Length);
}
