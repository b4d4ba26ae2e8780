namespace Autograd.Core;

/// <summary>
/// When an operation has an adjoint: always, never, under a condition within another guard, or under either of two guards. Each is
/// known by a number, and none has two if it is seen in a few steps that they are the same.
/// </summary>
internal sealed class Guards
{
    public const int Never = 0, Always = 1;

    private static readonly Operator Choice = DecidedOperator<Select>.Instance;
    private readonly List<Guard> guards = [default, default];
    private readonly Dictionary<Guard, int> known = [];

    public int Count => guards.Count;

    /// <summary>Within a guard, where a condition holds or where it does not.</summary>
    public int And(int outer, int condition, bool holds)
    {
        if (outer == Never)
        {
            return Never;
        }

        foreach (var guard in Outward(outer))
        {
            if (!guard.IsEither && guard.Condition == condition && guard.Holds == holds)
            {
                return outer;
            }
        }

        return Known(new(false, outer, condition, holds));
    }

    /// <summary>Under either.</summary>
    public int Or(int a, int b)
    {
        if (Implies(a, b) || Implies(b, a))
        {
            return Implies(a, b) ? b : a;
        }

        Guard left = guards[a], right = guards[b];
        return !left.IsEither && left with { Holds = !left.Holds } == right
            ? left.Outer
            : Known(new(true, Math.Min(a, b), Math.Max(a, b), false));
    }

    /// <summary>Whether one is seen to lie within the other.</summary>
    public bool Implies(int inner, int outer)
    {
        if (inner == outer || inner == Never || outer == Always)
        {
            return true;
        }

        foreach (var guard in Outward(inner))
        {
            if (guard.IsEither)
            {
                return false;
            }

            if (guard.Outer == outer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes the needed ones down as numbers above 0 where they hold; returns their places.</summary>
    public int[] Write(WengertBuilder target, ReadOnlySpan<int> placeOfCondition, bool[] needed)
    {
        for (var g = guards.Count - 1; g > Always; g--)
        {
            if (needed[g])
            {
                needed[guards[g].Outer] = true;
                if (guards[g].IsEither)
                {
                    needed[guards[g].Condition] = true;
                }
            }
        }

        int zero = target.Constant(0), one = target.Constant(1);
        var places = new int[guards.Count];
        for (var g = Always + 1; g < guards.Count; g++)
        {
            if (needed[g])
            {
                var (isEither, outer, condition, holds) = guards[g];
                if (isEither)
                {
                    places[g] = target.Operation(Choice, places[outer], one, places[condition]);
                    continue;
                }

                var inner = holds ? placeOfCondition[condition] : target.Operation(Choice, placeOfCondition[condition], zero, one);
                places[g] = outer == Always ? inner : target.Operation(Choice, places[outer], inner, zero);
            }
        }

        return places;
    }

    private int Known(Guard guard)
    {
        if (!known.TryGetValue(guard, out var at))
        {
            at = guards.Count;
            guards.Add(guard);
            known.Add(guard, at);
        }

        return at;
    }

    // A few steps only: not to see that two are the same costs a gate, to look for it among a million costs a day.
    private IEnumerable<Guard> Outward(int from)
    {
        const int Steps = 16;
        for (var step = 0; step < Steps && from > Always; step++)
        {
            yield return guards[from];
            if (guards[from].IsEither)
            {
                yield break;
            }

            from = guards[from].Outer;
        }
    }

    /// <summary>A condition within an outer guard; or either of two guards, the second in the place of the condition.</summary>
    private readonly record struct Guard(bool IsEither, int Outer, int Condition, bool Holds);
}
