using System.Runtime.InteropServices;

namespace Autograd.Core;

/// <summary>Writes a <see cref="WengertList"/>; every call returns the place of what it wrote.</summary>
internal sealed class WengertBuilder(int capacity = 0)
{
    private readonly List<Instruction> instructions = new(capacity);
    private readonly List<int> operands = new(2 * capacity);

    public Instruction this[int place] => instructions[place];

    public int Constant(double number) => Add(new(InstructionKind.Constant, Number: number));

    public int Leaf(InstructionKind kind, int index) => Add(new(kind, Index: index));

    public int Operation(Operator rule, params ReadOnlySpan<int> operands)
    {
        var first = this.operands.Count;
        this.operands.AddRange(operands);
        return Add(new(InstructionKind.Operation, rule, First: first, Count: operands.Length));
    }

    /// <summary>The same instruction with these operands.</summary>
    public int Copy(in Instruction instruction, ReadOnlySpan<int> operands) =>
        instruction.Kind == InstructionKind.Operation ? Operation(instruction.Operator!, operands) : Add(instruction);

    public ReadOnlySpan<int> OperandsOf(int place) =>
        CollectionsMarshal.AsSpan(operands).Slice(instructions[place].First, instructions[place].Count);

    public WengertList Build(params ReadOnlySpan<int> roots) => new([.. instructions], [.. operands], [.. roots]);

    private int Add(Instruction instruction)
    {
        instructions.Add(instruction);
        return instructions.Count - 1;
    }
}
