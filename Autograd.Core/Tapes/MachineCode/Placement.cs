using System.Runtime.InteropServices;

namespace Autograd.Core;

/// <summary>
/// Where each line of a listing is computed. The JIT does not optimise very long methods, so long code is cut into chunks, and a
/// number that a later chunk needs is kept in a scratch buffer.
/// </summary>
internal sealed class Placement
{
    private const int Nowhere = -1;

    // What is used once stays in the expression that uses it and needs no local; but whoever reads such an expression recurses.
    private const int MostDepth = 8;

    private readonly Listing listing;
    private readonly int[] uses;
    private readonly int[] chunks;
    private readonly int[] lastChunks;
    private readonly int[] slots;
    private readonly int[] outputChunks;
    private readonly bool[] isInPlace;
    private readonly List<int> order = [];
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
        outputChunks = new int[listing.Outputs.Length];
        CountUses();
        Order();
        Cut(chunkSize);
        PlaceOutputs(chunkSize);
        FindLastChunks();
        GiveSlots();
        PutInPlace();
    }

    /// <summary>How many chunks there are.</summary>
    public int Chunks => starts.Count - 1;

    /// <summary>How many lines are computed; constants and conditions are none.</summary>
    public int Computed => order.Count;

    /// <summary>How many numbers pass from chunk to chunk.</summary>
    public int ScratchLength { get; private set; }

    /// <summary>The lines of a chunk, in the order in which they are computed.</summary>
    public ReadOnlySpan<int> LinesOf(int chunk) => CollectionsMarshal.AsSpan(order)[starts[chunk]..starts[chunk + 1]];

    /// <summary>Whether a line is computed inside the only expression that uses it.</summary>
    public bool IsInPlace(int place) => isInPlace[place];

    /// <summary>The chunk at whose end an output is written.</summary>
    public int ChunkOfOutput(int index) => outputChunks[index];

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
                foreach (var number in NumbersUsedBy(i))
                {
                    uses[number]++;
                }
            }
        }
    }

    /// <summary>
    /// Each line just before its first use, the result's before the others. So a long sum grows while its terms are computed, instead of
    /// keeping them all, and what waits for it can begin meanwhile.
    /// </summary>
    private void Order()
    {
        var isPlaced = new bool[uses.Length];
        var path = new Stack<(int Place, bool IsReady)>();
        OrderFor(listing.Result);
        foreach (var output in listing.Outputs)
        {
            OrderFor(output);
        }

        void OrderFor(int result)
        {
            path.Push((result, false));
            while (path.TryPop(out var top))
            {
                if (isPlaced[top.Place] || !IsComputed(top.Place))
                {
                    continue;
                }

                if (top.IsReady)
                {
                    isPlaced[top.Place] = true;
                    order.Add(top.Place);
                    continue;
                }

                // The operand that was written last comes first: it is the sum so far, where the other is the next term.
                path.Push((top.Place, true));
                var operands = NumbersUsedBy(top.Place);
                operands.Sort();
                foreach (var operand in operands)
                {
                    path.Push((operand, false));
                }
            }
        }
    }

    private void Cut(int chunkSize)
    {
        var count = Math.Max(1, (int)(((long)Computed + chunkSize - 1) / chunkSize));
        for (var chunk = 0; chunk < count; chunk++)
        {
            starts.Add((int)((long)Computed * (chunk + 1) / count));
            foreach (var place in LinesOf(chunk))
            {
                chunks[place] = chunk;
            }
        }
    }

    /// <summary>
    /// An output is written when it is there and the whole point is read, over which the outputs may be written. Many at once get chunks
    /// of their own at the end.
    /// </summary>
    private void PlaceOutputs(int chunkSize)
    {
        var first = LastChunkWithInput();
        var written = new List<int>(new int[Chunks]);
        for (var i = 0; i < outputChunks.Length; i++)
        {
            var chunk = Math.Max(first, chunks[listing.Outputs[i]]);
            if (written[chunk] >= chunkSize)
            {
                if (written[^1] >= chunkSize)
                {
                    starts.Add(Computed);
                    written.Add(0);
                }

                chunk = Chunks - 1;
            }

            outputChunks[i] = chunk;
            written[chunk]++;
        }
    }

    private int LastChunkWithInput()
    {
        for (var i = Computed - 1; i >= 0; i--)
        {
            if (listing.Lines[order[i]].Kind == LineKind.Input)
            {
                return chunks[order[i]];
            }
        }

        return 0;
    }

    private void FindLastChunks()
    {
        chunks.CopyTo(lastChunks, 0);
        foreach (var place in order)
        {
            foreach (var number in NumbersUsedBy(place))
            {
                UseIn(chunks[place], number);
            }
        }

        UseIn(Chunks - 1, listing.Result);
        for (var i = 0; i < outputChunks.Length; i++)
        {
            UseIn(outputChunks[i], listing.Outputs[i]);
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
