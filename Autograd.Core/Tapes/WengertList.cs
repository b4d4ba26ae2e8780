namespace Autograd.Core;

/// <summary>What an instruction of a <see cref="WengertList"/> is.</summary>
internal enum InstructionKind
{
    /// <summary>A number that never changes.</summary>
    Constant,

    /// <summary>A number that is the same for all samples of a batch.</summary>
    Parameter,

    /// <summary>A number that each sample has of its own.</summary>
    Input,

    /// <summary>The result of a rule.</summary>
    Operation,
}

/// <summary>One line of a straight-line program.</summary>
/// <param name="Kind">Which of the others count.</param>
/// <param name="Operator">Of an operation, else null.</param>
/// <param name="Number">Of a constant.</param>
/// <param name="Index">Which parameter or input.</param>
/// <param name="First">Where its operands begin in the list's pool.</param>
/// <param name="Count">How many operands it has.</param>
internal readonly record struct Instruction(
    InstructionKind Kind, Operator? Operator = null, double Number = 0, int Index = 0, int First = 0, int Count = 0);

/// <summary>
/// A straight-line program: every instruction stands after its operands. Source of the name: R. Wengert, A simple automatic
/// derivative evaluation program, Communications of the ACM 7(8), 1964.
/// </summary>
internal sealed class WengertList(Instruction[] instructions, int count, int[] operands, int operandCount, int[] roots)
{
    /// <summary>Turns one instruction of a list into one of another, and returns its place there.</summary>
    /// <param name="target">The list that is built.</param>
    /// <param name="source">The place of the instruction in the list that is read.</param>
    /// <param name="operands">Its operands, by their places in the target.</param>
    public delegate int Rewriting(WengertBuilder target, int source, Span<int> operands);

    public int Count => count;

    /// <summary>The number of operations: what there is to do.</summary>
    public int Operations
    {
        get
        {
            var operations = 0;
            foreach (ref readonly var instruction in instructions.AsSpan(0, count))
            {
                operations += instruction.Kind == InstructionKind.Operation ? 1 : 0;
            }

            return operations;
        }
    }

    /// <summary>The number of operands of the operation that has most.</summary>
    public int MostOperands
    {
        get
        {
            var most = 0;
            foreach (ref readonly var instruction in instructions.AsSpan(0, count))
            {
                most = Math.Max(most, instruction.Count);
            }

            return most;
        }
    }

    /// <summary>The results, by their places.</summary>
    public ReadOnlySpan<int> Roots => roots;

    public ref readonly Instruction this[int place] => ref instructions[place];

    public ReadOnlySpan<int> OperandsOf(int place) => operands.AsSpan(instructions[place].First, instructions[place].Count);

    public bool IsConstant(int place, out double number)
    {
        number = instructions[place].Number;
        return instructions[place].Kind == InstructionKind.Constant;
    }

    /// <summary>Whether this is an operation by that rule.</summary>
    public bool Is(int place, Operator rule) => instructions[place].Operator == rule;

    /// <summary>The same instructions for one of the roots alone.</summary>
    public WengertList WithRoot(int index) => new(instructions, count, operands, operandCount, [roots[index]]);

    /// <summary>Another list, made instruction by instruction.</summary>
    public WengertList Rewrite(Rewriting rewriting)
    {
        var target = new WengertBuilder(Count);
        var places = new int[Count];
        var mapped = new int[MostOperands];
        for (var i = 0; i < Count; i++)
        {
            var sources = OperandsOf(i);
            for (var e = 0; e < sources.Length; e++)
            {
                mapped[e] = places[sources[e]];
            }

            places[i] = rewriting(target, i, mapped.AsSpan(0, sources.Length));
        }

        return target.Build(Array.ConvertAll(roots, root => places[root]));
    }

    /// <summary>How often each instruction is used, as an operand or as a root.</summary>
    public int[] Uses()
    {
        var uses = new int[Count];
        foreach (var operand in operands.AsSpan(0, operandCount))
        {
            uses[operand]++;
        }

        foreach (var root in roots)
        {
            uses[root]++;
        }

        return uses;
    }

    /// <summary>Which instructions depend on an instruction of these kinds.</summary>
    public bool[] DependOn(Func<InstructionKind, bool> kind)
    {
        var depend = new bool[Count];
        for (var i = 0; i < Count; i++)
        {
            depend[i] = kind(instructions[i].Kind);
            foreach (var operand in OperandsOf(i))
            {
                depend[i] |= depend[operand];
            }
        }

        return depend;
    }

    /// <summary>Which instructions have an effect on a root; on its derivatives, where only edges that hand an adjoint down count.</summary>
    public bool[] LeadToRoot(bool differentiably)
    {
        var lead = new bool[Count];
        foreach (var root in roots)
        {
            lead[root] = true;
        }

        for (var i = Count - 1; i >= 0; i--)
        {
            if (lead[i])
            {
                var sources = OperandsOf(i);
                for (var e = 0; e < sources.Length; e++)
                {
                    lead[sources[e]] |= !differentiably || instructions[i].Operator!.HandsDownTo(e);
                }
            }
        }

        return lead;
    }
}
