namespace Autograd.Core;

/// <summary>Where each value of a program stands while it runs, and whether its adjoint is wanted.</summary>
internal sealed class Layout
{
    private readonly int[] slots;
    private readonly bool[] varies;
    private readonly bool[] wanted;
    private readonly List<(int From, int To)> copies = [];
    private int? zero;

    /// <summary>Lays a program out.</summary>
    /// <param name="list">The program.</param>
    /// <param name="isPerSample">Which leaves each sample has of its own; what depends on none is shared.</param>
    /// <param name="wants">Which leaves the gradient is wanted by.</param>
    public Layout(WengertList list, Func<InstructionKind, bool> isPerSample, Func<InstructionKind, bool> wants)
    {
        List = list;
        varies = list.DependOn(isPerSample);
        var leads = list.LeadToRoot(differentiably: true);
        var depends = list.DependOn(wants);
        wanted = [.. depends.Zip(leads, (depend, lead) => depend && lead)];
        SharedOrder = Schedule.Of(list, place => !varies[place]);
        VaryingOrder = Schedule.Of(list, place => varies[place]);

        // The shared leaves come first, the parameters before the constants.
        slots = new int[list.Count];
        foreach (var kind in (ReadOnlySpan<InstructionKind>)[InstructionKind.Parameter, InstructionKind.Constant, InstructionKind.Input])
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i].Kind == kind)
                {
                    slots[i] = varies[i] ? Rows++ : SharedSlots++;
                }
            }
        }

        FirstResultRow = Rows;
        foreach (var place in SharedOrder)
        {
            slots[place] = SharedSlots++;
        }

        foreach (var place in VaryingOrder)
        {
            slots[place] = Rows++;
        }
    }

    public WengertList List { get; }

    /// <summary>The shared operations, in the order in which they run.</summary>
    public int[] SharedOrder { get; }

    /// <summary>The varying operations, in the order in which they run.</summary>
    public int[] VaryingOrder { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; private set; }

    /// <summary>The first row that is no leaf's.</summary>
    public int FirstResultRow { get; }

    /// <summary>How many shared numbers there are.</summary>
    public int SharedSlots { get; private set; }

    /// <summary>Shared numbers that are needed side by side, and so are copied, and their adjoints added back.</summary>
    public IReadOnlyList<(int From, int To)> Copies => copies;

    public bool Varies(int place) => varies[place];

    public int SlotOf(int place) => slots[place];

    public bool WantsAdjoint(int place) => wanted[place];

    /// <summary>A value as an operand of a varying operation.</summary>
    public Argument ArgumentOf(int place) => new(!varies[place], slots[place], 0, wanted[place]);

    /// <summary>The column of the samples where the numbers of these rows begin, if they stand there side by side; else −1.</summary>
    public int ColumnOf(int firstRow, int count)
    {
        foreach (var run in ColumnRun.In(this))
        {
            if (firstRow >= run.Row && firstRow + count <= run.Row + run.Count)
            {
                return run.Column + (firstRow - run.Row);
            }
        }

        return -1;
    }

    /// <summary>A shared 0: what a dot product without a bias starts from.</summary>
    public int SlotOfZero() => zero ??= SharedSlots++;

    /// <summary>Room for so many shared numbers side by side, copied from these slots.</summary>
    public int CopyTogether(IEnumerable<int> sources)
    {
        var first = SharedSlots;
        foreach (var source in sources)
        {
            copies.Add((source, SharedSlots++));
        }

        return first;
    }
}
