using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autograd.Benchmarks.ByHand;

/// <summary>
/// The moons epoch as fast as we know how to write it for this one network, on one thread. The sixteen neurons of a layer are two
/// vectors; weights are kept input by input, those of the middle layer neuron by neuron too. The adjoints are scaled by −η from the start,
/// so that what the backward pass adds up are the steps themselves, and they are added to a copy of the parameters that becomes the
/// current one.
/// </summary>
internal sealed unsafe class MoonsWide
{
    private const int Inputs = 2, Width = 16, Group = 8;
    private readonly Arena arena = new();
    private readonly int samples, padded;
    private readonly double strength;

    // Samples are padded to whole groups with some whose label and share of the loss are 0.
    private readonly double* points, labels, shares, first, second, slopes;
    private Weights current, next;

    public MoonsWide(Mlp network, (ImmutableArray<double> X, double Label)[] data, double strength)
    {
        samples = data.Length;
        padded = (samples + Group - 1) / Group * Group;
        this.strength = strength;
        points = arena.Take(padded * Inputs);
        labels = arena.Take(padded);
        shares = arena.Take(padded);
        for (var i = 0; i < samples; i++)
        {
            (points[i * Inputs], points[(i * Inputs) + 1]) = (data[i].X[0], data[i].X[1]);
            (labels[i], shares[i]) = (data[i].Label, 1.0 / samples);
        }

        first = arena.Take(padded * Width);
        second = arena.Take(padded * Width);
        slopes = arena.Take(Group);
        current = new(arena, network);
        next = new(arena, network);
    }

    public double LearningRate { get; set; }

    /// <summary>In the order of <see cref="Mlp.Parameters"/>: neuron by neuron, its weights and then its bias.</summary>
    public IEnumerable<double> Parameters
    {
        get
        {
            var w = current;
            var numbers = new List<double>();
            for (var j = 0; j < Width; j++)
            {
                numbers.AddRange([w.First[j], w.First[Width + j], w.FirstBiases[j]]);
            }

            for (var j = 0; j < Width; j++)
            {
                numbers.AddRange(new ReadOnlySpan<double>(w.MiddleByNeuron + (j * Width), Width));
                numbers.Add(w.MiddleBiases[j]);
            }

            numbers.AddRange(new ReadOnlySpan<double>(w.Last, Width));
            numbers.Add(w.LastBias[0]);
            return numbers;
        }
    }

    /// <summary>The loss before the step.</summary>
    public double Epoch()
    {
        var loss = Penalty();
        FirstLayer();
        Product.Of(padded, Width, Width, new Left(first, Width, 1), current.Middle, Width, new Relu(second, current.MiddleBiases));
        loss += LastLayer();
        var decay = 1 - (LearningRate * strength);
        Product.Of(
            Width, Width, padded, new Left(second, 1, Width), first, Width, new Step(current.MiddleByNeuron, next.MiddleByNeuron, decay));
        Product.Of(padded, Width, Width, new Left(second, Width, 1), current.MiddleByNeuron, Width, new ReluAdjoints(first));
        FirstLayerBack(decay);
        for (var i = 0; i < Width; i += Wide.Width)
        {
            for (var j = 0; j < Width; j += Wide.Width)
            {
                Wide.Transpose(next.MiddleByNeuron + (j * Width) + i, Width, next.Middle + (i * Width) + j, Width);
            }
        }

        (current, next) = (next, current);
        return loss;
    }

    private double Penalty()
    {
        Vector512<double> a = default, b = default;
        for (var i = 0; i < Width * Width; i += 2 * Wide.Width)
        {
            Square(current.Middle + i, ref a);
            Square(current.Middle + i + Wide.Width, ref b);
        }

        for (var i = 0; i < Width; i += Wide.Width)
        {
            Square(current.First + i, ref a);
            Square(current.First + Width + i, ref b);
            Square(current.Last + i, ref a);
        }

        return 0.5 * strength * Vector512.Sum(a + b);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Square(double* at, ref Vector512<double> sum)
        {
            var w = Vector512.Load(at);
            sum = Vector512.FusedMultiplyAdd(w, w, sum);
        }
    }

    private void FirstLayer()
    {
        var w = current.First;
        Vector512<double> wa = Vector512.Load(w), wb = Vector512.Load(w + 8), va = Vector512.Load(w + 16), vb = Vector512.Load(w + 24);
        Vector512<double> ba = Vector512.Load(current.FirstBiases), bb = Vector512.Load(current.FirstBiases + 8);
        double* to = first, point = points;
        for (var i = 0; i < padded; i++, to += Width, point += Inputs)
        {
            Vector512<double> x = Vector512.Create(point[0]), y = Vector512.Create(point[1]);
            var a = Vector512.FusedMultiplyAdd(y, va, Vector512.FusedMultiplyAdd(x, wa, ba));
            var b = Vector512.FusedMultiplyAdd(y, vb, Vector512.FusedMultiplyAdd(x, wb, bb));
            Vector512.MaxNative(a, Vector512<double>.Zero).Store(to);
            Vector512.MaxNative(b, Vector512<double>.Zero).Store(to + 8);
        }
    }

    // The loss; the second layer's outputs become the adjoints of its sums.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double LastLayer()
    {
        Vector512<double> wa = Vector512.Load(current.Last), wb = Vector512.Load(current.Last + 8), zero = default;
        Vector512<double> weightsA = default, weightsB = default, biasesA = default, biasesB = default, losses = default, bias = default;
        var rate = Vector512.Create(LearningRate);
        var to = second;
        for (var i = 0; i < padded; i += Group)
        {
            var scores = Vector512.Create(current.LastBias[0]) + Wide.Sums(
                Score(to, wa, wb), Score(to + 16, wa, wb), Score(to + 32, wa, wb), Score(to + 48, wa, wb),
                Score(to + 64, wa, wb), Score(to + 80, wa, wb), Score(to + 96, wa, wb), Score(to + 112, wa, wb));
            Vector512<double> label = Vector512.Load(labels + i), share = Vector512.Load(shares + i);
            var margin = Vector512<double>.One - (label * scores);
            losses = Vector512.FusedMultiplyAdd(share, Vector512.MaxNative(margin, zero), losses);
            var slope = Vector512.ConditionalSelect(Vector512.GreaterThan(margin, zero), rate * share * label, zero);
            bias += slope;
            slope.Store(slopes);
            for (var k = 0; k < Group; k++, to += Width)
            {
                var adjoint = Vector512.Create(slopes[k]);
                Vector512<double> a = Vector512.Load(to), b = Vector512.Load(to + 8);
                weightsA = Vector512.FusedMultiplyAdd(adjoint, a, weightsA);
                weightsB = Vector512.FusedMultiplyAdd(adjoint, b, weightsB);
                a = Vector512.ConditionalSelect(Vector512.GreaterThan(a, zero), adjoint * wa, zero);
                b = Vector512.ConditionalSelect(Vector512.GreaterThan(b, zero), adjoint * wb, zero);
                biasesA += a;
                biasesB += b;
                a.Store(to);
                b.Store(to + 8);
            }
        }

        var decay = Vector512.Create(1 - (LearningRate * strength));
        Vector512.FusedMultiplyAdd(decay, wa, weightsA).Store(next.Last);
        Vector512.FusedMultiplyAdd(decay, wb, weightsB).Store(next.Last + 8);
        (Vector512.Load(current.MiddleBiases) + biasesA).Store(next.MiddleBiases);
        (Vector512.Load(current.MiddleBiases + 8) + biasesB).Store(next.MiddleBiases + 8);
        next.LastBias[0] = current.LastBias[0] + Vector512.Sum(bias);
        return Vector512.Sum(losses);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<double> Score(double* signals, Vector512<double> wa, Vector512<double> wb) =>
            Vector512.FusedMultiplyAdd(Vector512.Load(signals), wa, Vector512.Load(signals + 8) * wb);
    }

    // Two chains of sums for each parameter, since an addition takes longer than the rest of a sample.
    private void FirstLayerBack(double decay)
    {
        Vector512<double> xa = default, xb = default, ya = default, yb = default, a = default, b = default;
        Vector512<double> xc = default, xd = default, yc = default, yd = default, c = default, d = default;
        double* bars = first, point = points;
        for (var i = 0; i < padded; i += 2, bars += 2 * Width, point += 2 * Inputs)
        {
            Add(bars, point, ref xa, ref xb, ref ya, ref yb, ref a, ref b);
            Add(bars + Width, point + Inputs, ref xc, ref xd, ref yc, ref yd, ref c, ref d);
        }

        double* from = current.First, to = next.First;
        var keep = Vector512.Create(decay);
        Vector512.FusedMultiplyAdd(keep, Vector512.Load(from), xa + xc).Store(to);
        Vector512.FusedMultiplyAdd(keep, Vector512.Load(from + 8), xb + xd).Store(to + 8);
        Vector512.FusedMultiplyAdd(keep, Vector512.Load(from + 16), ya + yc).Store(to + 16);
        Vector512.FusedMultiplyAdd(keep, Vector512.Load(from + 24), yb + yd).Store(to + 24);
        (Vector512.Load(current.FirstBiases) + a + c).Store(next.FirstBiases);
        (Vector512.Load(current.FirstBiases + 8) + b + d).Store(next.FirstBiases + 8);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Add(
            double* bars, double* point, ref Vector512<double> xa, ref Vector512<double> xb,
            ref Vector512<double> ya, ref Vector512<double> yb, ref Vector512<double> a, ref Vector512<double> b)
        {
            Vector512<double> barA = Vector512.Load(bars), barB = Vector512.Load(bars + 8);
            Vector512<double> x = Vector512.Create(point[0]), y = Vector512.Create(point[1]);
            xa = Vector512.FusedMultiplyAdd(x, barA, xa);
            xb = Vector512.FusedMultiplyAdd(x, barB, xb);
            ya = Vector512.FusedMultiplyAdd(y, barA, ya);
            yb = Vector512.FusedMultiplyAdd(y, barB, yb);
            a += barA;
            b += barB;
        }
    }

    private readonly struct Weights
    {
        // First and Middle by input, then by neuron.
        public readonly double* First, FirstBiases, Middle, MiddleByNeuron, MiddleBiases, Last, LastBias;

        public Weights(Arena arena, Mlp network)
        {
            First = arena.Take(Inputs * Width);
            Middle = arena.Take(Width * Width);
            for (var j = 0; j < Width; j++)
            {
                for (var i = 0; i < Inputs; i++)
                {
                    First[(i * Width) + j] = network.Layers[0].Neurons[j].Weights[i].Data;
                }

                for (var i = 0; i < Width; i++)
                {
                    Middle[(i * Width) + j] = network.Layers[1].Neurons[j].Weights[i].Data;
                }
            }

            MiddleByNeuron = arena.Take([.. network.Layers[1].Weights.Select(w => w.Data)]);
            Last = arena.Take([.. network.Layers[2].Weights.Select(w => w.Data)]);
            FirstBiases = Biases(arena, network.Layers[0]);
            MiddleBiases = Biases(arena, network.Layers[1]);
            LastBias = Biases(arena, network.Layers[2]);
        }

        private static double* Biases(Arena arena, Layer layer) => arena.Take([.. layer.Neurons.Select(neuron => neuron.Bias.Data)]);
    }

    private readonly struct Relu(double* to, double* biases) : IProductEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int row, int column, Vector512<double> sums) =>
            Vector512.MaxNative(sums + Vector512.Load(biases + column), Vector512<double>.Zero).Store(to + (row * Width) + column);
    }

    // The adjoints of the layer's sums, in the place of its outputs.
    private readonly struct ReluAdjoints(double* outputs) : IProductEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int row, int column, Vector512<double> sums)
        {
            var at = outputs + (row * Width) + column;
            Vector512.ConditionalSelect(Vector512.GreaterThan(Vector512.Load(at), Vector512<double>.Zero), sums, default).Store(at);
        }
    }

    private readonly struct Step(double* from, double* to, double decay) : IProductEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int row, int column, Vector512<double> sums) =>
            Vector512.FusedMultiplyAdd(Vector512.Create(decay), Vector512.Load(from + (row * Width) + column), sums)
                .Store(to + (row * Width) + column);
    }
}
