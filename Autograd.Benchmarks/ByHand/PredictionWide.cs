using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autograd.Benchmarks.ByHand;

/// <summary>
/// The scores of the digits network as fast as we know how to write it for this one network, on one thread. Neurons lie side by side in
/// the lanes, so that pictures go in and scores come out one after the other, as they are; those of ten classes are computed as sixteen.
/// </summary>
internal sealed unsafe class PredictionWide
{
    private const int Pixels = DigitsData.Pixels, Hidden = 32, Classes = DigitsData.Classes, PaddedClasses = 2 * Wide.Width, Tile = 8;
    private readonly Arena arena = new();
    private readonly Weights first, last;
    private readonly double* signals;

    public PredictionWide(Mlp network)
    {
        first = new(arena, network.Layers[0], Hidden);
        last = new(arena, network.Layers[1], PaddedClasses);
        signals = arena.Take(Tile * Hidden);
    }

    /// <summary>The scores of all pictures, eight at a time: at least eight, of which the last eight may overlap those before.</summary>
    public void Batch(ReadOnlySpan<double> pictures, Span<double> scores)
    {
        fixed (double* from = pictures, to = scores)
        {
            var count = pictures.Length / Pixels;
            for (var next = 0; next < count; next += Tile)
            {
                var row = Math.Min(next, count - Tile);
                Product.Of(Tile, Hidden, Pixels, new Left(from + (row * Pixels), Pixels, 1), first.Numbers, Hidden, new Sums(signals));
                for (var i = 0; i < Tile; i++)
                {
                    Activate(signals + (i * Hidden));
                }

                Product.Of(Tile, PaddedClasses, Hidden, new Left(signals, Hidden, 1), last.Numbers, PaddedClasses, new Scores(to + (row * Classes), last.Biases));
            }
        }
    }

    /// <summary>The scores of one picture. Two sums for each neuron, since an addition takes longer than the loads of a step.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Row(ReadOnlySpan<double> picture, Span<double> scores)
    {
        fixed (double* from = picture, to = scores)
        {
            Vector512<double> a0 = default, b0 = default, c0 = default, d0 = default, a1 = default, b1 = default, c1 = default, d1 = default;
            var weights = first.Numbers;
            for (var pixel = 0; pixel < Pixels; pixel += 2, weights += 2 * Hidden)
            {
                Vector512<double> even = Vector512.Create(from[pixel]), odd = Vector512.Create(from[pixel + 1]);
                a0 = Vector512.FusedMultiplyAdd(even, Vector512.Load(weights), a0);
                b0 = Vector512.FusedMultiplyAdd(even, Vector512.Load(weights + 8), b0);
                c0 = Vector512.FusedMultiplyAdd(even, Vector512.Load(weights + 16), c0);
                d0 = Vector512.FusedMultiplyAdd(even, Vector512.Load(weights + 24), d0);
                a1 = Vector512.FusedMultiplyAdd(odd, Vector512.Load(weights + 32), a1);
                b1 = Vector512.FusedMultiplyAdd(odd, Vector512.Load(weights + 40), b1);
                c1 = Vector512.FusedMultiplyAdd(odd, Vector512.Load(weights + 48), c1);
                d1 = Vector512.FusedMultiplyAdd(odd, Vector512.Load(weights + 56), d1);
            }

            (a0 + a1).Store(signals);
            (b0 + b1).Store(signals + 8);
            (c0 + c1).Store(signals + 16);
            (d0 + d1).Store(signals + 24);
            Activate(signals);

            a0 = b0 = a1 = b1 = c0 = c1 = d0 = d1 = default;
            weights = last.Numbers;
            for (var neuron = 0; neuron < Hidden; neuron += 4, weights += 4 * PaddedClasses)
            {
                Vector512<double> x0 = Vector512.Create(signals[neuron]), x1 = Vector512.Create(signals[neuron + 1]);
                Vector512<double> x2 = Vector512.Create(signals[neuron + 2]), x3 = Vector512.Create(signals[neuron + 3]);
                a0 = Vector512.FusedMultiplyAdd(x0, Vector512.Load(weights), a0);
                a1 = Vector512.FusedMultiplyAdd(x0, Vector512.Load(weights + 8), a1);
                b0 = Vector512.FusedMultiplyAdd(x1, Vector512.Load(weights + 16), b0);
                b1 = Vector512.FusedMultiplyAdd(x1, Vector512.Load(weights + 24), b1);
                c0 = Vector512.FusedMultiplyAdd(x2, Vector512.Load(weights + 32), c0);
                c1 = Vector512.FusedMultiplyAdd(x2, Vector512.Load(weights + 40), c1);
                d0 = Vector512.FusedMultiplyAdd(x3, Vector512.Load(weights + 48), d0);
                d1 = Vector512.FusedMultiplyAdd(x3, Vector512.Load(weights + 56), d1);
            }

            var end = new Scores(to, last.Biases);
            end.Take(0, 0, a0 + b0 + (c0 + d0));
            end.Take(0, Wide.Width, a1 + b1 + (c1 + d1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activate(double* row)
    {
        for (var lane = 0; lane < Hidden; lane += Wide.Width)
        {
            Wide.Tanh(Vector512.Load(row + lane) + Vector512.Load(first.Biases + lane)).Store(row + lane);
        }
    }

    // Input by input, each with so many places for neurons; those that there are not have 0.
    private readonly struct Weights
    {
        public readonly double* Numbers, Biases;

        public Weights(Arena arena, Layer layer, int places)
        {
            Numbers = arena.Take(layer.InputCount * places);
            Biases = arena.Take(places);
            for (var i = 0; i < layer.OutputCount; i++)
            {
                var neuron = layer.Neurons[i];
                for (var input = 0; input < layer.InputCount; input++)
                {
                    Numbers[(input * places) + i] = neuron.Weights[input].Data;
                }

                Biases[i] = neuron.Bias.Data;
            }
        }
    }

    private readonly struct Sums(double* to) : IProductEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int row, int column, Vector512<double> sums) => sums.Store(to + (row * Hidden) + column);
    }

    // Of the second eight there are two.
    private readonly struct Scores(double* to, double* biases) : IProductEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int row, int column, Vector512<double> sums)
        {
            var scores = sums + Vector512.Load(biases + column);
            var at = to + (row * Classes) + column;
            if (column == 0)
            {
                scores.Store(at);
            }
            else
            {
                scores.GetLower().GetLower().Store(at);
            }
        }
    }
}
