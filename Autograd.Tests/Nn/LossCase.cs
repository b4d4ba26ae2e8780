using System.Text.Json;

namespace Autograd.Tests.Nn;

/// <summary>A loss or an activation as PyTorch 1.13 recorded it in double precision.</summary>
/// <param name="At">The outputs it is taken of.</param>
/// <param name="Value">Its value.</param>
/// <param name="Gradient">Its derivative by each output.</param>
internal sealed record LossCase(double[] At, double Value, double[] Gradient)
{
    public static LossCase[] Named(string name)
    {
        using var stream = typeof(LossCase).Assembly.GetManifestResourceStream("losses.json")!;
        using var document = JsonDocument.Parse(stream);
        return
        [
            .. document.RootElement.GetProperty(name).EnumerateArray().Select(element =>
                new LossCase(Numbers(element, "at"), element.GetProperty("value").GetDouble(), Numbers(element, "gradient"))),
        ];

        static double[] Numbers(JsonElement element, string property) =>
            [.. element.GetProperty(property).EnumerateArray().Select(number => number.GetDouble())];
    }

    /// <summary>A loss agrees in value and in gradient, to a relative 1e-12: for another exp and another order of summation.</summary>
    public static void ShouldAgree(string name, Func<Value[], Value> loss)
    {
        var cases = Named(name);
        cases.ShouldNotBeEmpty();
        foreach (var (at, value, gradient) in cases)
        {
            Value[] outputs = [.. at.Select(output => new Value(output))];

            var y = loss(outputs);

            y.Data.ShouldBe(value, 1e-12 * Math.Max(1, Math.Abs(value)));
            Derivative.Gradient(y, outputs).ShouldBe(gradient, 1e-12);
        }
    }
}
