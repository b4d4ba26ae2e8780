using System.Text.RegularExpressions;
using Autograd.Tests.Core;

namespace Autograd.Tests.Mutation;

/// <summary>The tests of rows, tested: a row with a slip in it must make one of them fail.</summary>
public partial class MutationTests(ITestOutputHelper output)
{
    /// <summary>What no test catches, for a reason; a slip that is caught must not stand here.</summary>
    private static readonly string[] WhereNothingIsPromised =
    [
        // Only the second derivative of NaN is another: 0 for NaN.
        "Relu: derivative Detached",
        "LeakyRelu: derivative Detached",
        "AtLeast: derivative by First Detached",
        "AtLeast: derivative by Last Detached",
        "AtMost: derivative by First Detached",
        "AtMost: derivative by Last Detached",

        // exp(∞ − ∞), as in PyTorch.
        "LogSumExp: derivative by First OutOfDomain",
        "LogSumExp: derivative by Last OutOfDomain",

        // ∞ / ∞, as in PyTorch.
        "Atan2: derivative by First AtInfinity (First)",
        "Atan2: derivative by First AtInfinity (Last)",
        "Atan2: derivative by Last AtInfinity (First)",
        "Atan2: derivative by Last AtInfinity (Last)",
    ];

    [Fact]
    public async Task Every_slip_in_every_row_is_caught_by_the_tests_of_rows_where_it_changes_anything_that_is_promised()
    {
        // The message of a failure would quote the source, which takes longer than the test.
        using var _ = ShouldlyConfiguration.DisableSourceInErrors();
        var checks = await RowCheck.All();
        Dictionary<string, int> caught = [];
        List<string> survivors = [], unseen = [];
        List<SpoiltRow> alike = [];
        var count = 0;
        foreach (var row in Row.All)
        {
            var guards = checks.Where(check => check.Rows.Contains(row.Name) && !(check.IsThroughExpansion && row.IsKernel)).ToArray();
            var probe = new Probe(row);
            foreach (var mutant in SpoiltRow.Of(row))
            {
                count++;
                var isAlike = probe.IsLike(mutant.Row);
                if (Array.Find(guards, check => check.Catches(mutant.Row)) is { } check)
                {
                    caught[check.Test.Name] = caught.GetValueOrDefault(check.Test.Name) + 1;
                    if (isAlike)
                    {
                        unseen.Add(mutant.ToString());
                    }
                }
                else if (isAlike)
                {
                    alike.Add(mutant);
                }
                else
                {
                    survivors.Add(mutant.ToString());
                }
            }
        }

        output.WriteLine($"{count} mutants of {Row.All.Count()} rows; {alike.Count} change nothing;");
        output.WriteLine($"{caught.Values.Sum()} are caught by the {checks.Count} checks, here by the first that fails:");
        foreach (var (test, number) in caught.OrderByDescending(pair => pair.Value))
        {
            output.WriteLine($"{number,6} {test}");
        }

        Lines(alike).ShouldBe(Listed(), ignoreOrder: true, "See README.md beside this test, which says why.");
        survivors.ShouldBe(WhereNothingIsPromised, ignoreOrder: true);

        // What is caught changes something: this is the test of the probe. 1 + 0.01 − 1 is a rounding away from 0.01.
        unseen.ShouldBe(["LeakyRelu: derivative Cancelling"]);
    }

    /// <summary>The mutants that change nothing, a line for a slip: the rows, and by which operand and at which.</summary>
    private static IEnumerable<string> Lines(IEnumerable<SpoiltRow> alike) => alike
        .GroupBy(
            mutant => Place().Replace(mutant.What, ""),
            mutant => $"{mutant.Sound.Name}{string.Concat(Place().Matches(mutant.What))}")
        .Select(slip => $"{slip.Key} | {string.Join(", ", slip.Order(StringComparer.Ordinal))}");

    /// <summary>The same as the README has them, each with a reason.</summary>
    private static IEnumerable<string> Listed() =>
        Line().Matches(Repository.Text("Autograd.Tests/Mutation/README.md")).Select(line => line.Groups["line"].Value);

    [GeneratedRegex(@" by (First|Last)(?= )| \((First|Last)\)")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\| (?<line>(primal|derivative|SwappedOperands)[^|]* \| [^|]+) \| [^|]{5,} \|$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
