namespace Autograd.Core;

/// <summary>Writes a <see cref="WengertList"/>; every call returns the place of what it wrote.</summary>
internal sealed class WengertBuilder(int capacity = 0)
{
    private readonly Dictionary<long, int> constants = [];
    private Instruction[] instructions = new Instruction[capacity];
    private int[] operands = new int[2 * capacity];
    private int count, operandCount;

    public ref readonly Instruction this[int place] => ref instructions[place];

    public ReadOnlySpan<int> OperandsOf(int place) => operands.AsSpan(instructions[place].First, instructions[place].Count);

    /// <summary>A number; the same one has the same place. 0 and −0 are two.</summary>
    public int Constant(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        if (!constants.TryGetValue(bits, out var place))
        {
            place = Add(new(InstructionKind.Constant, Number: number));
            constants.Add(bits, place);
        }

        return place;
    }

    public int Leaf(InstructionKind kind, int index) => Add(new(kind, Index: index));

    public int Operation(Operator rule, params ReadOnlySpan<int> operands)
    {
        var first = operandCount;
        operandCount += operands.Length;
        if (operandCount > this.operands.Length)
        {
            Array.Resize(ref this.operands, Math.Max(operandCount, 2 * this.operands.Length));
        }

        operands.CopyTo(this.operands.AsSpan(first));
        return Add(new(InstructionKind.Operation, rule, First: first, Count: operands.Length));
    }

    /// <summary>The same instruction with these operands.</summary>
    public int Copy(in Instruction instruction, ReadOnlySpan<int> operands) => instruction.Kind switch
    {
        InstructionKind.Operation => Operation(instruction.Operator!, operands),
        InstructionKind.Constant => Constant(instruction.Number),
        _ => Leaf(instruction.Kind, instruction.Index),
    };

    /// <summary>The list, which takes the builder's memory: nothing can be written any more.</summary>
    public WengertList Build(params ReadOnlySpan<int> roots)
    {
        var list = new WengertList(instructions, count, operands, operandCount, [.. roots]);
        (instructions, operands) = ([], []);
        return list;
    }

    private int Add(Instruction instruction)
    {
        if (count == instructions.Length)
        {
            const int Fewest = 16;
            Array.Resize(ref instructions, Math.Max(Fewest, 2 * count));
        }

        instructions[count] = instruction;
        return count++;
    }
}
