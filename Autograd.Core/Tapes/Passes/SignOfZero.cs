namespace Autograd.Core;

/// <summary>Where it matters whether a zero is 0 or −0: a pole sends the two to opposite infinities.</summary>
internal static class SignOfZero
{
    private static readonly Real[] Others = [-1.5, -1, -0.0, 0, 1, 2];

    /// <summary>For each instruction, whether the sign of a zero there can change a result or a derivative by more than such a sign.</summary>
    public static bool[] Matters(WengertList list)
    {
        var known = new Dictionary<(Operator, int, int), bool>();
        var matters = new bool[list.Count];
        for (var i = list.Count - 1; i >= 0; i--)
        {
            var operands = list.OperandsOf(i);
            for (var e = 0; e < operands.Length; e++)
            {
                matters[operands[e]] |= matters[i] || TellsApart(list[i].Operator!, operands.Length, e, known);
            }
        }

        return matters;
    }

    // The rule is asked, not a list of poles: so a user's own rule is known too.
    private static bool TellsApart(Operator rule, int count, int index, Dictionary<(Operator, int, int), bool> known)
    {
        // A rule treats the operands of a long list as those of a short one.
        const int Few = 4;
        (count, index) = count > Few + 1 ? (Few + (count % 2), index % Few) : (count, index);
        if (!known.TryGetValue((rule, count, index), out var tells))
        {
            var operands = new Real[count];
            foreach (var other in Others)
            {
                Array.Fill(operands, other);
                tells |= TellsApart(rule, operands, index);
            }

            known.Add((rule, count, index), tells);
        }

        return tells;
    }

    private static bool TellsApart(Operator rule, Real[] operands, int index)
    {
        Real[] below = [.. operands];
        (operands[index], below[index]) = (0.0, -0.0);
        Real y = rule.Primal<Real>(operands), yBelow = rule.Primal<Real>(below);
        if (Differ(y, yBelow))
        {
            return true;
        }

        for (var e = 0; e < operands.Length; e++)
        {
            if (Differ(rule.Derivative(operands, e, y), rule.Derivative(below, e, yBelow)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Differ(Real a, Real b) => a.X != b.X && !(double.IsNaN(a.X) && double.IsNaN(b.X));
}
