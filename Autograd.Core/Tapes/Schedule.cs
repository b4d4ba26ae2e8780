namespace Autograd.Core;

/// <summary>
/// The order in which the operations of a program are run: like operations that do not wait for each other stand side by side, so
/// that they can be run as one step.
/// </summary>
internal static class Schedule
{
    /// <summary>The chosen operations, by their places: by depth, then by rule, then as recorded.</summary>
    public static int[] Of(WengertList list, Func<int, bool> isChosen)
    {
        var depths = new int[list.Count];
        var deepest = 0;
        for (var i = 0; i < list.Count; i++)
        {
            if (isChosen(i) && list[i].Kind == InstructionKind.Operation)
            {
                var depth = 0;
                foreach (var operand in list.OperandsOf(i))
                {
                    depth = Math.Max(depth, depths[operand]);
                }

                depths[i] = depth + 1;
                deepest = Math.Max(deepest, depths[i]);
            }
        }

        var starts = new int[deepest + 2];
        foreach (var depth in depths)
        {
            starts[depth + 1]++;
        }

        for (var d = 1; d < starts.Length; d++)
        {
            starts[d] += starts[d - 1];
        }

        var order = new int[list.Count];
        var next = (int[])starts.Clone();
        for (var i = 0; i < list.Count; i++)
        {
            order[next[depths[i]]++] = i;
        }

        SortByRule(list, order, starts);
        return order[starts[1]..];
    }

    private static void SortByRule(WengertList list, int[] order, int[] starts)
    {
        var rules = new Dictionary<Operator, int>();
        for (var d = 1; d + 1 < starts.Length; d++)
        {
            var sameDepth = order.AsSpan(starts[d], starts[d + 1] - starts[d]);
            if (sameDepth.Length > 1)
            {
                foreach (var place in sameDepth)
                {
                    rules.TryAdd(list[place].Operator!, rules.Count);
                }

                sameDepth.Sort((a, b) => (rules[list[a].Operator!], a).CompareTo((rules[list[b].Operator!], b)));
            }
        }
    }
}
