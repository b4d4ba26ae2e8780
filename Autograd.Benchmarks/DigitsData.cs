using System.Globalization;

namespace Autograd.Benchmarks;

/// <summary>Handwritten digits: pictures of 8 × 8 grey levels from 0 to 1, and what was meant.</summary>
/// <param name="Images">Picture after picture.</param>
/// <param name="Labels">0 to 9.</param>
internal sealed record DigitsData(double[] Images, int[] Labels)
{
    public const int Count = 1797, Pixels = 64, Classes = 10;
    private const double Darkest = 16;

    /// <summary>The network that is trained and asked: 64-32-10, tanh.</summary>
    public static Mlp NewNetwork() => new([Pixels, 32, Classes], Activation.Tanh, seed: 1);

    public static DigitsData Read()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "digits.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        return new(
            [.. rows.SelectMany(row => row.Take(Pixels)).Select(text => double.Parse(text, CultureInfo.InvariantCulture) / Darkest)],
            [.. rows.Select(row => int.Parse(row[Pixels], CultureInfo.InvariantCulture))]);
    }

    public ReadOnlySpan<double> Image(int row) => Images.AsSpan(row * Pixels, Pixels);
}
