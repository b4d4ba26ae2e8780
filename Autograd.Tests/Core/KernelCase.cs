namespace Autograd.Tests.Core;

/// <summary>A function on lanes: the bound of its error, and where it is worth measuring.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bound">The largest error in units in the last place of the true result.</param>
/// <param name="Argument">One more argument, for a sample from a seed.</param>
/// <param name="Second">One more second argument, of a function of two.</param>
internal sealed record KernelCase(string Name, double Bound, Func<Random, double> Argument, Func<Random, double>? Second = null)
{
    /// <summary>The stated bounds, in one place; the summaries of the kernels repeat them.</summary>
    public static readonly KernelCase[] All =
    [
        new("Acos", 1.3, random => Mixed(random, 1, 1)),
        new("Asin", 1.3, random => Mixed(random, 1, 1)),
        new("Atan", 2, random => Mixed(random, 3, 1e10)),
        new("Atan2", 2, random => Mixed(random, 3, 1e10), random => Mixed(random, 3, 1e10)),
        new("Cos", 1, random => Mixed(random, 10, 1e6)),
        new("Cosh", 1.7, random => Mixed(random, 3, 700)),
        new("Erf", 1.3, random => Mixed(random, 3, 7)),
        new("Erfc", 3.5, random => Mixed(random, 3, 26)),
        new("Exp", 1.1, random => Mixed(random, 3, 700)),
        new("ExpM1", 1.6, random => Mixed(random, 3, 700)),
        new("Log", 1, random => Math.Abs(Mixed(random, 3, 1e300))),
        new("LogP1", 1.6, random => Math.Abs(Mixed(random, 3, 1e300)) - (random.Next(2) == 0 ? 0 : random.NextDouble())),
        new("Pow", 1.1, random => Math.Abs(Mixed(random, 3, 1e10)), random => Mixed(random, 3, 25)),
        new("Sin", 1, random => Mixed(random, 10, 1e6)),
        new("Sinh", 2, random => Mixed(random, 3, 700)),
        new("Tan", 2.5, random => Mixed(random, 10, 1e6)),
        new("Tanh", 2.7, random => Mixed(random, 3, 20)),
    ];

    public static KernelCase Named(string name) => Array.Find(All, kernel => kernel.Name == name)!;

    // Evenly within the first, or evenly in the logarithm from 1e-12 to the second: of either sign.
    private static double Mixed(Random random, double within, double largest) =>
        random.Next(2) == 0
            ? within * (2 * random.NextDouble() - 1)
            : (random.Next(2) == 0 ? 1 : -1) * Math.Exp(Math.Log(1e-12) + random.NextDouble() * (Math.Log(largest) - Math.Log(1e-12)));
}
