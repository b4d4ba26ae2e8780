namespace Autograd.Core;

/// <summary>
/// Wherever one side of a choice uses what is used elsewhere too, a gate is put between. On the side not taken adjoints are 0, but
/// an infinite derivative makes NaN of them, and the gate keeps that from leaking out.
/// </summary>
internal static class GateChoices
{
    public static WengertList In(WengertList list)
    {
        // Inner choices first: the gates of an inner one are then themselves inside the outer.
        var choices = Enumerable.Range(0, list.Count).Where(place => list.Is(place, DecidedOperator<Select>.Instance)).ToArray();
        if (choices.Length == 0)
        {
            return list;
        }

        var graph = new Edges(list);
        foreach (var choice in choices)
        {
            graph.GateSide(choice, side: 1, condition => condition);
            graph.GateSide(choice, side: 2, condition => graph.Not(condition));
        }

        return graph.ToList();
    }

    /// <summary>The list as a graph that can be changed: instructions are added at the end, and sorted when it is written back.</summary>
    private sealed class Edges
    {
        private readonly List<Instruction> instructions = [];
        private readonly List<int[]> operands = [];
        private readonly List<List<int>> users = [];
        private readonly Dictionary<int, int> opposites = [];
        private readonly int[] roots;

        public Edges(WengertList list)
        {
            roots = list.Roots.ToArray();
            for (var i = 0; i < list.Count; i++)
            {
                Add(list[i], list.OperandsOf(i).ToArray());
            }
        }

        /// <summary>Above 0 where the condition is not.</summary>
        public int Not(int condition)
        {
            if (!opposites.TryGetValue(condition, out var opposite))
            {
                var (zero, one) = (Add(new(InstructionKind.Constant, Number: 0), []), Add(new(InstructionKind.Constant, Number: 1), []));
                opposite = Add(new(InstructionKind.Operation, DecidedOperator<Select>.Instance), [condition, zero, one]);
                opposites.Add(condition, opposite);
            }

            return opposite;
        }

        public void GateSide(int choice, int side, Func<int, int> guardFrom)
        {
            var inside = OnlyUsedFor(choice, side);
            var gates = new Dictionary<int, int>();
            foreach (var node in inside)
            {
                for (var e = 0; e < operands[node].Length; e++)
                {
                    var operand = operands[node][e];
                    if (inside.Contains(operand) || instructions[operand].Kind == InstructionKind.Constant || !instructions[node].Operator!.HandsDownTo(e))
                    {
                        continue;
                    }

                    if (!gates.TryGetValue(operand, out var gate))
                    {
                        var guard = guardFrom(operands[choice][0]);
                        gate = Add(new(InstructionKind.Operation, DecidedOperator<Gate>.Instance), [guard, operand]);
                        gates.Add(operand, gate);
                    }

                    operands[node][e] = gate;
                    users[operand].Remove(node);
                    users[gate].Add(node);
                }
            }
        }

        /// <summary>The operations that serve that side of the choice and nothing else.</summary>
        private HashSet<int> OnlyUsedFor(int choice, int side)
        {
            var inside = new HashSet<int>();
            var candidates = new Stack<int>([operands[choice][side]]);
            while (candidates.TryPop(out var node))
            {
                var isOnlyHere = instructions[node].Kind == InstructionKind.Operation && Array.IndexOf(roots, node) < 0
                    && users[node].TrueForAll(user => inside.Contains(user) || user == choice)
                    && !(users[node].Contains(choice) && IsOtherwiseUsedBy(choice, node, side));
                if (isOnlyHere && inside.Add(node))
                {
                    foreach (var operand in operands[node])
                    {
                        candidates.Push(operand);
                    }
                }
            }

            return inside;
        }

        private bool IsOtherwiseUsedBy(int choice, int node, int side)
        {
            for (var e = 0; e < operands[choice].Length; e++)
            {
                if (e != side && operands[choice][e] == node)
                {
                    return true;
                }
            }

            return false;
        }

        private int Add(Instruction instruction, int[] uses)
        {
            var place = instructions.Count;
            instructions.Add(instruction);
            operands.Add(uses);
            users.Add([]);
            foreach (var operand in uses)
            {
                users[operand].Add(place);
            }

            return place;
        }

        public WengertList ToList()
        {
            var target = new WengertBuilder(instructions.Count);
            var places = new int[instructions.Count];
            Array.Fill(places, -1);
            var path = new Stack<(int Node, int Next)>();
            foreach (var root in Enumerable.Range(0, instructions.Count))
            {
                path.Push((root, 0));
                while (path.TryPop(out var top))
                {
                    var (node, next) = top;
                    if (places[node] >= 0)
                    {
                        continue;
                    }

                    if (next < operands[node].Length)
                    {
                        path.Push((node, next + 1));
                        path.Push((operands[node][next], 0));
                        continue;
                    }

                    places[node] = target.Copy(instructions[node], Array.ConvertAll(operands[node], operand => places[operand]));
                }
            }

            return target.Build(Array.ConvertAll(roots, root => places[root]));
        }
    }
}
