namespace Autograd.Core;

/// <summary>A recorded program as straight-line code: what to return, and what to write where.</summary>
internal sealed class Listing
{
    private readonly WengertList list;
    private readonly Code[] primals;
    private readonly Code[] operands;

    private Listing(WengertList list, int outputs, int mostLines)
    {
        this.list = list;
        MostLines = mostLines;
        primals = new Code[list.Count];
        operands = new Code[Math.Max(1, list.MostOperands)];
        IsComplete = outputs <= mostLines && WritePrimals();
        if (IsComplete)
        {
            Result = primals[list.Roots[0]].PlaceIn(Lines);
        }
    }

    public StraightLine Lines { get; } = new();

    /// <summary>The line whose number is returned.</summary>
    public int Result { get; }

    /// <summary>The lines whose numbers are written, in the order of where to.</summary>
    public int[] Outputs { get; private set; } = [];

    /// <summary>Whether all was written down within the limit.</summary>
    private bool IsComplete { get; set; }

    private int MostLines { get; }

    /// <summary>The value of every root; the first is returned too. Null where that takes more lines, or writes more, than the limit.</summary>
    public static Listing? OfValues(WengertList list, int mostLines)
    {
        var listing = new Listing(list, list.Roots.Length, mostLines);
        if (listing.IsComplete)
        {
            listing.Outputs = Array.ConvertAll(list.Roots.ToArray(), root => listing.primals[root].PlaceIn(listing.Lines));
        }

        return listing.IsComplete ? listing : null;
    }

    /// <summary>
    /// The value of the first root, which is returned, and its derivatives by the leaves of a kind, numbered from 0 on. Null where that
    /// takes more lines, or writes more, than the limit.
    /// </summary>
    public static Listing? OfGradient(WengertList list, InstructionKind leaves, int leafCount, int mostLines)
    {
        var listing = new Listing(list, leafCount, mostLines);
        if (listing.IsComplete)
        {
            listing.WriteAdjoints(leaves, leafCount);
        }

        return listing.IsComplete ? listing : null;
    }

    private bool WritePrimals()
    {
        for (var i = 0; i < list.Count; i++)
        {
            var instruction = list[i];
            primals[i] = instruction.Kind switch
            {
                InstructionKind.Constant => instruction.Number,
                InstructionKind.Input => new(Lines, Lines.Input(instruction.Index)),
                InstructionKind.Parameter => new(Lines, Lines.Parameter(instruction.Index)),
                _ => instruction.Operator!.Primal<Code>(OperandsOf(i)),
            };
            if (Lines.Count > MostLines)
            {
                return false;
            }
        }

        return true;
    }

    private void WriteAdjoints(InstructionKind leaves, int leafCount)
    {
        var leadsToRoot = list.LeadToRoot(differentiably: true);
        var dependsOnLeaf = list.DependOn(kind => kind == leaves);
        var adjoints = new Code?[list.Count];
        var derivatives = new Code[leafCount];
        adjoints[list.Roots[0]] = 1;
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (!leadsToRoot[i] || !dependsOnLeaf[i] || adjoints[i] is not { } adjoint)
            {
                continue;
            }

            if (list[i].Kind == leaves)
            {
                derivatives[list[i].Index] = adjoint;
                continue;
            }

            var sources = list.OperandsOf(i);
            var numbers = OperandsOf(i);
            for (var e = 0; e < sources.Length; e++)
            {
                if (Lines.Count > MostLines)
                {
                    IsComplete = false;
                    return;
                }

                if (dependsOnLeaf[sources[e]] && list[i].Operator!.HandsDownTo(e))
                {
                    var contribution = list[i].Operator!.HandDown(numbers, e, primals[i], adjoint);
                    adjoints[sources[e]] = adjoints[sources[e]] is { } others ? others + contribution : contribution;
                }
            }
        }

        Outputs = Array.ConvertAll(derivatives, derivative => derivative.PlaceIn(Lines));
    }

    private ReadOnlySpan<Code> OperandsOf(int place)
    {
        var sources = list.OperandsOf(place);
        for (var e = 0; e < sources.Length; e++)
        {
            operands[e] = primals[sources[e]];
        }

        return operands.AsSpan(0, sources.Length);
    }
}
