using System.Collections.Immutable;

namespace Autograd.Core;

/// <summary>
/// What is done to a recorded program before it is run. No pass changes a result beyond rounding, NaN and infinity included; but that
/// lanes round a gathered product and its addition once, so that a product which alone would overflow may not, and that equal
/// subexpressions which become one have one adjoint, so that 0 · ∞ in one of them no longer makes NaN.
/// </summary>
internal static class Passes
{
    private static readonly ImmutableArray<(string Effect, Func<WengertList, WengertList> Pass)> All =
    [
        ("constants folded", FoldConstants.In),
        ("identities dropped", DropIdentities.In),
        ("equal subexpressions merged", MergeEqual.In),
        ("choices gated", GateChoices.In),
        ("sums and products gathered", GatherSums.In),
    ];

    /// <summary>The program after every pass, and what each changed.</summary>
    public static (WengertList Program, ImmutableArray<PassReport> Reports) Run(WengertList recorded)
    {
        var reports = ImmutableArray.CreateBuilder<PassReport>();
        var program = RemoveUnused.In(recorded);
        var before = program.Operations;
        foreach (var (effect, pass) in All)
        {
            program = RemoveUnused.In(pass(program));
            var after = program.Operations;
            reports.Add(new(effect, before, after));
            before = after;
        }

        return (program, reports.ToImmutable());
    }
}

/// <summary>What a pass changed.</summary>
/// <param name="Effect">In words.</param>
/// <param name="Before">The number of operations before it.</param>
/// <param name="After">And after it.</param>
internal readonly record struct PassReport(string Effect, int Before, int After);
