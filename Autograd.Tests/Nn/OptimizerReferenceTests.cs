using System.Text.Json;
using Autograd.Nn;

namespace Autograd.Tests.Nn;

/// <summary>Twenty steps of every optimizer on (1 − a)² + 10 (b − a²)² + ½ (c − b)², as PyTorch took them.</summary>
public sealed class OptimizerReferenceTests
{
    // Products of a few numbers of the order of 1, in another order: a last bit is 2e-16, and twenty steps add up some of them.
    private const double Tolerance = 1e-10;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, 9)];

    [Fact]
    public void Every_recorded_case_is_run() => Read(cases => cases.GetArrayLength()).ShouldBe(Cases.Count);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_by_Grad_go_where_PyTorch_went(int index) => Read(cases =>
    {
        var points = ByGrad(cases[index]);
        var recorded = cases[index].GetProperty("points");
        recorded.GetArrayLength().ShouldBe(20);
        for (var step = 0; step < 20; step++)
        {
            points[step].ShouldBe([.. recorded[step].EnumerateArray().Select(number => number.GetDouble())], Tolerance, $"step {step}");
        }

        return true;
    });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_by_the_gradient_of_a_tape_go_to_the_same_bits(int index) => Read(cases =>
    {
        var byGrad = ByGrad(cases[index]);
        var byTape = ByTape(cases[index]);
        for (var step = 0; step < 20; step++)
        {
            byTape[step].ShouldBe(byGrad[step], $"step {step}");
        }

        return true;
    });

    private static List<double[]> ByGrad(JsonElement recorded)
    {
        Value[] point = [-1.2, 1, .5];
        var optimizer = Optimizer(recorded, point);
        return Points(point, () =>
        {
            optimizer.ZeroGrad();
            Curve(point).Backward();
            if (ClipNorm(recorded) is { } maximum)
            {
                GradientClipping.ByNorm(optimizer.Parameters, maximum);
            }

            optimizer.Step();
        });
    }

    private static List<double[]> ByTape(JsonElement recorded)
    {
        Value[] point = [-1.2, 1, .5];
        var optimizer = Optimizer(recorded, point);
        var tape = Tape.Record(Curve(point), [], point);
        var gradient = new double[3];
        return Points(point, () =>
        {
            tape.ParameterGradient([], gradient);
            if (ClipNorm(recorded) is { } maximum)
            {
                GradientClipping.ByNorm(gradient, maximum);
            }

            optimizer.Step(gradient);
        });
    }

    private static List<double[]> Points(Value[] point, Action step)
    {
        var points = new List<double[]>();
        for (var i = 0; i < 20; i++)
        {
            step();
            points.Add(point.Data());
        }

        return points;
    }

    private static Value Curve(Value[] point)
    {
        var (a, b, c) = (point[0], point[1], point[2]);
        return (1 - a).Square() + (10 * (b - a.Square()).Square()) + (.5 * (c - b).Square());
    }

    // Only what was recorded is handed over, so that the defaults are compared too.
    private static FirstOrderOptimizer Optimizer(JsonElement recorded, Value[] parameters)
    {
        var settings = recorded.GetProperty("settings");
        var rate = settings.GetProperty("lr").GetDouble();
        return recorded.GetProperty("optimizer").GetString() switch
        {
            "sgd" => new Sgd(
                parameters,
                rate,
                momentum: Setting("momentum") ?? 0,
                nesterov: settings.TryGetProperty("nesterov", out var nesterov) && nesterov.GetBoolean(),
                weightDecay: Setting("weight_decay") ?? 0),
            "rmsprop" => new RmsProp(parameters, rate, Required("alpha"), Required("eps")),
            "adam" => new Adam(parameters, rate, Required("beta1"), Required("beta2"), Required("eps")),
            "adamw" => new AdamW(parameters, rate, weightDecay: Required("weight_decay")),
            var name => throw new InvalidDataException($"Unknown optimizer '{name}'."),
        };

        double? Setting(string name) => settings.TryGetProperty(name, out var number) ? number.GetDouble() : null;
        double Required(string name) => settings.GetProperty(name).GetDouble();
    }

    private static double? ClipNorm(JsonElement recorded) =>
        recorded.GetProperty("settings").TryGetProperty("clip_norm", out var number) ? number.GetDouble() : null;

    private static T Read<T>(Func<JsonElement, T> read)
    {
        using var stream = typeof(OptimizerReferenceTests).Assembly.GetManifestResourceStream("optimizers.json")!;
        using var document = JsonDocument.Parse(stream);
        return read(document.RootElement.GetProperty("cases"));
    }
}
