using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autograd.Benchmarks.ByHand;

/// <summary>
/// The digits epoch as fast as we know how to write it for this one network, on one thread. The samples of a block lie side by side
/// in the lanes; the pixels are kept both ways round. The adjoints are scaled by −η / batch from the start, so that what the backward
/// pass adds up are the steps themselves, and they are added to a copy of the weights that becomes the current one after the batch.
/// </summary>
internal sealed unsafe class DigitsWide
{
    private const int Pixels = DigitsData.Pixels, Hidden = 32, Classes = DigitsData.Classes, Block = 32;
    private readonly Arena arena = new();
    private readonly int samples, batch;
    private readonly double* images, imagesByPixel, labels, signals, signalsBySample, scores;
    private Weights current, next;

    public DigitsWide(Mlp network, DigitsData data, int batch)
    {
        samples = data.Labels.Length / batch * batch;
        this.batch = batch;
        images = arena.Take(data.Images.AsSpan(0, samples * Pixels));
        imagesByPixel = arena.Take(samples * Pixels);
        for (var i = 0; i < samples * Pixels; i++)
        {
            int sample = i / Pixels, pixel = i % Pixels;
            imagesByPixel[(sample / Block * Block * Pixels) + (pixel * Block) + (sample % Block)] = images[i];
        }

        labels = arena.Take([.. data.Labels.Take(samples).Select(label => (double)label)]);
        signals = arena.Take(Hidden * Block);
        signalsBySample = arena.Take(Hidden * Block);
        scores = arena.Take(Classes * Block);
        current = new(arena, network);
        next = new(arena, network);
    }

    public double LearningRate { get; set; }

    /// <summary>In the order of <see cref="Mlp.Parameters"/>: neuron by neuron, its weights and then its bias.</summary>
    public IEnumerable<double> Parameters
    {
        get
        {
            var numbers = new List<double>();
            Add(current.FirstWeights, current.FirstBiases, Pixels, Hidden);
            Add(current.LastWeights, current.LastBiases, Hidden, Classes);
            return numbers;

            void Add(double* weights, double* biases, int inputs, int outputs)
            {
                for (var i = 0; i < outputs; i++)
                {
                    numbers.AddRange(new ReadOnlySpan<double>(weights + (i * inputs), inputs));
                    numbers.Add(biases[i]);
                }
            }
        }
    }

    /// <summary>The mean loss of the batches, each before its step.</summary>
    public double Epoch()
    {
        var loss = 0.0;
        for (var first = 0; first < samples; first += batch)
        {
            var from = current;
            for (var block = first; block < first + batch; block += Block)
            {
                loss += Forward(block);
                Backward(block, from);
                from = next;
            }

            (current, next) = (next, current);
        }

        return loss / samples;
    }

    private double Forward(int block)
    {
        Product.Of(
            Hidden, Block, Pixels, new Left(current.FirstWeights, Pixels, 1), imagesByPixel + (block * Pixels), Block,
            new Sums(signals));
        Activate();
        Product.Of(Classes, Block, Hidden, new Left(current.LastWeights, Hidden, 1), signals, Block, new Sums(scores));
        var loss = Vector512<double>.Zero;
        for (var lane = 0; lane < Block; lane += Wide.Width)
        {
            loss += CrossEntropy(scores + lane, Vector512.Load(labels + block + lane));
        }

        return Vector512.Sum(loss);
    }

    private void Backward(int block, Weights from)
    {
        for (var j = 0; j < Classes; j++)
        {
            next.LastBiases[j] = from.LastBiases[j] + RowSum(scores + (j * Block));
        }

        Product.Of(Classes, Hidden, Block, new Left(scores, Block, 1), signalsBySample, Hidden, new Steps(from.LastWeights, next.LastWeights, Hidden));
        Product.Of(Hidden, Block, Classes, new Left(current.LastWeights, 1, Hidden), scores, Block, new TanhAdjoints(signals));
        for (var i = 0; i < Hidden; i++)
        {
            next.FirstBiases[i] = from.FirstBiases[i] + RowSum(signals + (i * Block));
        }

        Product.Of(Hidden, Pixels, Block, new Left(signals, Block, 1), images + (block * Pixels), Pixels, new Steps(from.FirstWeights, next.FirstWeights, Pixels));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activate()
    {
        for (var i = 0; i < Hidden; i++)
        {
            var bias = Vector512.Create(current.FirstBiases[i]);
            var row = signals + (i * Block);
            for (var lane = 0; lane < Block; lane += Wide.Width)
            {
                Wide.Tanh(Vector512.Load(row + lane) + bias).Store(row + lane);
            }
        }

        for (var i = 0; i < Hidden; i += Wide.Width)
        {
            for (var lane = 0; lane < Block; lane += Wide.Width)
            {
                Wide.Transpose(signals + (i * Block) + lane, Block, signalsBySample + (lane * Hidden) + i, Hidden);
            }
        }
    }

    // The loss of eight samples; their scores become the adjoints of these, (softmax − one at the label) · −η / batch.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector512<double> CrossEntropy(double* column, Vector512<double> label)
    {
        var highest = Vector512.Create(double.NegativeInfinity);
        for (var j = 0; j < Classes; j++)
        {
            var score = Vector512.Load(column + (j * Block)) + Vector512.Create(current.LastBiases[j]);
            score.Store(column + (j * Block));
            highest = Vector512.MaxNative(highest, score);
        }

        Vector512<double> sum = default, ofLabel = default;
        for (var j = 0; j < Classes; j++)
        {
            var score = Vector512.Load(column + (j * Block)) - highest;
            ofLabel = Vector512.ConditionalSelect(Vector512.Equals(label, Vector512.Create((double)j)), score, ofLabel);
            var power = Wide.Exp(Vector512.MaxNative(score, Vector512.Create(-700.0)));
            power.Store(column + (j * Block));
            sum += power;
        }

        var step = Vector512.Create(-LearningRate / batch);
        var share = step / sum;
        for (var j = 0; j < Classes; j++)
        {
            var isLabel = Vector512.Equals(label, Vector512.Create((double)j));
            var target = Vector512.ConditionalSelect(isLabel, step, Vector512<double>.Zero);
            ((Vector512.Load(column + (j * Block)) * share) - target).Store(column + (j * Block));
        }

        return Vector512.Log(sum) - ofLabel;
    }

    private static double RowSum(double* row) => Vector512.Sum(
        Vector512.Load(row) + Vector512.Load(row + 8) + (Vector512.Load(row + 16) + Vector512.Load(row + 24)));

    private readonly struct Weights
    {
        public readonly double* FirstWeights, FirstBiases, LastWeights, LastBiases;

        public Weights(Arena arena, Mlp network)
        {
            FirstWeights = arena.Take([.. network.Layers[0].Weights.Select(w => w.Data)]);
            FirstBiases = arena.Take([.. network.Layers[0].Neurons.Select(neuron => neuron.Bias.Data)]);
            LastWeights = arena.Take([.. network.Layers[1].Weights.Select(w => w.Data)]);
            LastBiases = arena.Take([.. network.Layers[1].Neurons.Select(neuron => neuron.Bias.Data)]);
        }
    }

    private readonly struct Sums(double* to) : IProductEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int row, int column, Vector512<double> sums) => sums.Store(to + (row * Block) + column);
    }

    private readonly struct TanhAdjoints(double* signals) : IProductEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int row, int column, Vector512<double> sums)
        {
            var at = signals + (row * Block) + column;
            var y = Vector512.Load(at);
            Vector512.FusedMultiplyAdd(-y * y, sums, sums).Store(at);
        }
    }

    private readonly struct Steps(double* from, double* to, int stride) : IProductEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Take(int row, int column, Vector512<double> sums) =>
            (Vector512.Load(from + (row * stride) + column) + sums).Store(to + (row * stride) + column);
    }
}
