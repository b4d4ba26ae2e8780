namespace Autograd.Core;

/// <summary>
/// Between an operation that matters only under a condition, being on one side of a choice, and what matters beside it, a gate is
/// put. Where the condition does not hold adjoints are 0, but an infinite derivative makes NaN of them, and the gate keeps that from
/// leaking out.
/// </summary>
internal static class GateChoices
{
    private static readonly Operator Choice = DecidedOperator<Select>.Instance;

    public static WengertList In(WengertList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list.Is(i, Choice))
            {
                return new Gating(list).Run();
            }
        }

        return list;
    }

    /// <summary>When each operation has an adjoint.</summary>
    private static int[] GuardsIn(WengertList list, Guards guards)
    {
        var when = new int[list.Count];
        Array.Fill(when, Guards.Never);
        foreach (var root in list.Roots)
        {
            when[root] = Guards.Always;
        }

        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (list[i].Kind != InstructionKind.Operation)
            {
                // Whether anybody wants it or not: the gradient by a leaf is read.
                when[i] = Guards.Always;
                continue;
            }

            var operands = list.OperandsOf(i);
            for (var e = 0; e < operands.Length; e++)
            {
                if (list[i].Operator!.HandsDownTo(e))
                {
                    var here = list.Is(i, Choice) ? guards.And(when[i], operands[0], holds: e == 1) : when[i];
                    when[operands[e]] = guards.Or(when[operands[e]], here);
                }
            }
        }

        return when;
    }

    /// <summary>
    /// Everything is written twice: as it was, for conditions to be computed from, and with gates. So a condition may depend on the
    /// very operation that it guards. What of the two is not used is removed later.
    /// </summary>
    private sealed class Gating(WengertList list)
    {
        private readonly Guards guards = new();
        private readonly Dictionary<(int Guard, int Operand), int> gates = [];
        private readonly WengertBuilder target = new(2 * list.Count);
        private readonly int[] plain = new int[list.Count];
        private readonly int[] gated = new int[list.Count];
        private int[] when = [];
        private int[] guardPlaces = [];

        public WengertList Run()
        {
            when = GuardsIn(list, guards);
            for (var i = 0; i < list.Count; i++)
            {
                plain[i] = target.Copy(list[i], Array.ConvertAll(list.OperandsOf(i).ToArray(), operand => plain[operand]));
            }

            guardPlaces = guards.Write(target, plain, NeedsGuard());
            for (var i = 0; i < list.Count; i++)
            {
                gated[i] = Gate(i);
            }

            return target.Build(Array.ConvertAll(list.Roots.ToArray(), root => gated[root]));
        }

        private bool[] NeedsGuard()
        {
            var needed = new bool[guards.Count];
            for (var i = 0; i < list.Count; i++)
            {
                var operands = list.OperandsOf(i);
                for (var e = 0; e < operands.Length; e++)
                {
                    needed[when[i]] |= IsGated(i, e);
                }
            }

            return needed;
        }

        private bool IsGated(int place, int index)
        {
            var operand = list.OperandsOf(place)[index];
            return when[place] != Guards.Never
                && list[operand].Kind != InstructionKind.Constant
                && list[place].Operator!.HandsDownTo(index)
                && !guards.Implies(when[operand], when[place]);
        }

        private int Gate(int place)
        {
            var operands = list.OperandsOf(place).ToArray();
            var changed = false;
            for (var e = 0; e < operands.Length; e++)
            {
                var operand = operands[e];
                operands[e] = !list[place].Operator!.HandsDownTo(e) ? plain[operand]
                    : IsGated(place, e) ? GateOf(when[place], operand)
                    : gated[operand];
                changed |= operands[e] != plain[operand];
            }

            return changed ? target.Copy(list[place], operands) : plain[place];
        }

        private int GateOf(int guard, int operand)
        {
            if (!gates.TryGetValue((guard, operand), out var gate))
            {
                gate = target.Operation(DecidedOperator<Gate>.Instance, guardPlaces[guard], gated[operand]);
                gates.Add((guard, operand), gate);
            }

            return gate;
        }
    }
}
