namespace Autograd.Benchmarks.ByHand;

/// <summary>Arrays that the garbage collector never moves, each on a cache line of its own, for as long as the arena is referenced.</summary>
internal sealed unsafe class Arena
{
    private const int LineBytes = 64;
    private readonly List<double[]> arrays = [];

    /// <summary>An array of zeros.</summary>
    public double* Take(int length)
    {
        var array = GC.AllocateArray<double>(length + (LineBytes / sizeof(double)), pinned: true);
        arrays.Add(array);
        fixed (double* start = array)
        {
            return (double*)(((nuint)start + LineBytes - 1) & ~(nuint)(LineBytes - 1));
        }
    }

    /// <summary>An array of these numbers.</summary>
    public double* Take(ReadOnlySpan<double> numbers)
    {
        var start = Take(numbers.Length);
        numbers.CopyTo(new Span<double>(start, numbers.Length));
        return start;
    }
}
