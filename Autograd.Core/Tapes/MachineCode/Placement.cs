namespace Autograd.Core;

/// <summary>
/// Where each line of a listing is computed. The JIT does not optimise very long methods, so long code is cut into chunks, and a
/// number that a later chunk needs is kept in a scratch buffer.
/// </summary>
internal sealed class Placement
{
    private const int Nowhere = -1;

    // The JIT gives up on deep trees too; what is used once is else left in the expression that uses it, and needs no local.
    private const int MostDepth = 8;

    private readonly Listing listing;
    private readonly int[] uses;
    private readonly int[] chunks;
    private readonly int[] lastChunks;
    private readonly int[] slots;
    private readonly bool[] isInPlace;
    private readonly List<int> starts = [0];
    private readonly List<int> numbers = [];

    public Placement(Listing listing, int chunkSize)
    {
        this.listing = listing;
        var count = listing.Lines.Count;
        uses = new int[count];
        chunks = new int[count];
        lastChunks = new int[count];
        slots = new int[count];
        isInPlace = new bool[count];
        CountUses();
        Cut(chunkSize);
        WriteChunk = LastChunkWithInput();
        FindLastChunks();
        GiveSlots();
        PutInPlace();
    }

    /// <summary>How many chunks there are.</summary>
    public int Chunks => starts.Count - 1;

    /// <summary>How many lines are computed; constants and conditions are none.</summary>
    public int Computed { get; private set; }

    /// <summary>How many numbers pass from chunk to chunk.</summary>
    public int ScratchLength { get; private set; }

    /// <summary>The first chunk that may write: by its end the whole point is read, over which the results may be written.</summary>
    public int WriteChunk { get; }

    /// <summary>The lines of a chunk.</summary>
    public (int Start, int End) LinesOf(int chunk) => (starts[chunk], starts[chunk + 1]);

    /// <summary>Whether a line of the chunk is computed by itself, and not inside the only expression that uses it.</summary>
    public bool IsStatement(int place) => IsComputed(place) && !isInPlace[place];

    /// <summary>Whether a line is computed inside the only expression that uses it.</summary>
    public bool IsInPlace(int place) => isInPlace[place];

    /// <summary>The chunk of a line.</summary>
    public int ChunkOf(int place) => chunks[place];

    /// <summary>Where the number is kept for later chunks.</summary>
    public bool IsKept(int place, out int slot)
    {
        slot = slots[place];
        return slot != Nowhere;
    }

    private bool IsComputed(int place) => uses[place] > 0 && listing.Lines[place].Kind != LineKind.Constant;

    private void CountUses()
    {
        uses[listing.Result]++;
        foreach (var output in listing.Outputs)
        {
            uses[output]++;
        }

        for (var i = uses.Length - 1; i >= 0; i--)
        {
            if (IsComputed(i))
            {
                Computed++;
                foreach (var number in NumbersUsedBy(i))
                {
                    uses[number]++;
                }
            }
        }
    }

    private void Cut(int chunkSize)
    {
        var count = Math.Max(1, (Computed + chunkSize - 1) / chunkSize);
        var size = Math.Max(1, (Computed + count - 1) / count);
        var computed = 0;
        for (var i = 0; i < chunks.Length; i++)
        {
            if (IsComputed(i) && computed++ > 0 && computed % size == 1 % size)
            {
                starts.Add(i);
            }

            chunks[i] = starts.Count - 1;
        }

        starts.Add(chunks.Length);
    }

    private int LastChunkWithInput()
    {
        var last = 0;
        for (var i = 0; i < chunks.Length; i++)
        {
            if (IsComputed(i) && listing.Lines[i].Kind == LineKind.Input)
            {
                last = chunks[i];
            }
        }

        return last;
    }

    private void FindLastChunks()
    {
        chunks.CopyTo(lastChunks, 0);
        for (var i = 0; i < chunks.Length; i++)
        {
            if (IsComputed(i))
            {
                foreach (var number in NumbersUsedBy(i))
                {
                    UseIn(chunks[i], number);
                }
            }
        }

        UseIn(Chunks - 1, listing.Result);
        foreach (var output in listing.Outputs)
        {
            UseIn(WriteChunk, output);
        }
    }

    private void UseIn(int chunk, int place) => lastChunks[place] = Math.Max(lastChunks[place], chunk);

    private void GiveSlots()
    {
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = IsComputed(i) && lastChunks[i] > chunks[i] ? ScratchLength++ : Nowhere;
        }
    }

    private void PutInPlace()
    {
        var isResult = new bool[uses.Length];
        isResult[listing.Result] = true;
        foreach (var output in listing.Outputs)
        {
            isResult[output] = true;
        }

        var depths = new int[uses.Length];
        for (var i = 0; i < depths.Length; i++)
        {
            foreach (var number in NumbersUsedBy(i))
            {
                depths[i] = Math.Max(depths[i], isInPlace[number] ? depths[number] + 1 : 1);
            }

            // A choice is a statement: its branches meet in a local, with nothing else on the stack.
            isInPlace[i] = uses[i] == 1 && !isResult[i] && slots[i] == Nowhere && depths[i] < MostDepth
                && listing.Lines[i].Kind is not (LineKind.Constant or LineKind.Select);
        }
    }

    private List<int> NumbersUsedBy(int place)
    {
        numbers.Clear();
        listing.Lines.AddNumbersUsedBy(place, numbers);
        return numbers;
    }
}
