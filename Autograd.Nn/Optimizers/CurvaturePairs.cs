using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// What L-BFGS remembers: the last steps s and the changes y of the gradient over them, of which it makes an approximation H of the
/// inverse Hessian.
/// </summary>
internal sealed class CurvaturePairs
{
    // A ring with room for one more than are remembered: a pair is written before it is known to be of use.
    private readonly List<Pair> ring = [];
    private readonly int capacity, size;
    private int first;

    public CurvaturePairs(int capacity, int size, int count)
    {
        this.capacity = capacity;
        this.size = size;
        for (Count = 0; Count < count; Count++)
        {
            ring.Add(new(size));
        }
    }

    public int Count { get; private set; }

    public void Clear() => (first, Count) = (0, 0);

    /// <summary>The pairs, the oldest first.</summary>
    public IEnumerable<(double[] Step, double[] Change)> All()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return (At(i).Step, At(i).Change);
        }
    }

    /// <summary>
    /// Adds the pair of a step that has been taken, in place of the oldest if there is no room, unless s · y ≤ 2⁻⁵² y · y: so little
    /// curvature is rounding, or none (R. Byrd, P. Lu, J. Nocedal and C. Zhu, A limited memory algorithm for bound constrained
    /// optimization, 1995, section 4).
    /// </summary>
    public void Add(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> start, ReadOnlySpan<double> gradient, ReadOnlySpan<double> startGradient)
    {
        if (ring.Count <= Count)
        {
            ring.Add(new(size));
        }

        var pair = At(Count);
        for (var i = 0; i < size; i++)
        {
            pair.Step[i] = parameters[i].Data - start[i];
            pair.Change[i] = gradient[i] - startGradient[i];
        }

        if (!pair.TryComplete())
        {
            return;
        }

        if (Count < capacity)
        {
            Count++;
        }
        else
        {
            first = first < capacity ? first + 1 : 0;
        }
    }

    /// <summary>Computes what depends on pairs that were written into <see cref="All"/>.</summary>
    /// <exception cref="ArgumentException">A pair is not one that would have been added.</exception>
    public void Complete()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!At(i).TryComplete())
            {
                throw new ArgumentException($"The curvature along 'step{i}' is not positive: such a step is never remembered.");
            }
        }
    }

    /// <summary>
    /// d = −H · g, by the two loops of J. Nocedal and S. Wright, Numerical Optimization, 2nd ed. (2006), algorithm 7.4, from the
    /// inverse Hessian γI with γ = s · y / y · y of the newest pair (their 7.20). It is −g if nothing is remembered.
    /// </summary>
    public void Direction(ReadOnlySpan<double> gradient, Span<double> direction)
    {
        VectorSpan.Scale(-1, gradient, direction);
        for (var i = Count - 1; i >= 0; i--)
        {
            var pair = At(i);
            pair.Weight = VectorSpan.Dot(pair.Step, direction) / pair.Product;
            VectorSpan.AddScaled(-pair.Weight, pair.Change, direction);
        }

        if (Count > 0)
        {
            var newest = At(Count - 1);
            VectorSpan.Scale(newest.Product / VectorSpan.Dot(newest.Change, newest.Change), direction, direction);
        }

        for (var i = 0; i < Count; i++)
        {
            var pair = At(i);
            var weight = VectorSpan.Dot(pair.Change, direction) / pair.Product;
            VectorSpan.AddScaled(pair.Weight - weight, pair.Step, direction);
        }
    }

    private Pair At(int index)
    {
        var slot = first + index;
        return ring[slot > capacity ? slot - capacity - 1 : slot];
    }

    private sealed class Pair(int size)
    {
        public double[] Step { get; } = new double[size];

        public double[] Change { get; } = new double[size];

        /// <summary>s · y</summary>
        public double Product { get; private set; }

        /// <summary>What the first loop leaves to the second.</summary>
        public double Weight { get; set; }

        public bool TryComplete()
        {
            Product = VectorSpan.Dot(Step, Change);
            return Product > double.ScaleB(1, -52) * VectorSpan.Dot(Change, Change);
        }
    }
}
