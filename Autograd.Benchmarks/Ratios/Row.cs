using System.Globalization;

namespace Autograd.Benchmarks.Ratios;

/// <summary>A line of the table.</summary>
/// <param name="Workload">What was computed.</param>
/// <param name="Contender">By which method.</param>
/// <param name="Ratio">Its time over the baseline's.</param>
/// <param name="Nanoseconds">Its median time of one operation.</param>
/// <param name="Bytes">What one operation allocates, or null where nobody knows.</param>
internal sealed record Row(string Workload, string Contender, Quartiles Ratio, double Nanoseconds, double? Bytes)
{
    public const string Head = """
        | workload | contender | ratio | quartiles | time | allocated |
        | --- | --- | ---: | ---: | ---: | ---: |
        """;

    /// <summary>In Markdown.</summary>
    public override string ToString() =>
        $"| {Workload} | {Contender} | {Digits(Ratio.Median)} | {Spread} | {Time} | {Allocation} |";

    private string Spread => Ratio.Lower == Ratio.Upper ? "" : $"{Digits(Ratio.Lower)} – {Digits(Ratio.Upper)}";

    private string Time => Nanoseconds switch
    {
        < 1e3 => $"{Digits(Nanoseconds)} ns",
        < 1e6 => $"{Digits(Nanoseconds / 1e3)} µs",
        < 1e9 => $"{Digits(Nanoseconds / 1e6)} ms",
        _ => $"{Digits(Nanoseconds / 1e9)} s",
    };

    // The runtime itself allocates a few bytes now and then.
    private string Allocation => Bytes switch
    {
        null => "",
        < 1 => "0 B",
        < 1e3 => $"{Digits(Bytes.Value)} B",
        < 1e6 => $"{Digits(Bytes.Value / 1e3)} kB",
        _ => $"{Digits(Bytes.Value / 1e6)} MB",
    };

    private static string Digits(double number) =>
        number.ToString(number < 9.995 ? "F2" : number < 99.95 ? "F1" : "N0", CultureInfo.InvariantCulture);
}
