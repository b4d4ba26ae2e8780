namespace Autograd.Benchmarks.ByHand;

/// <summary>A network as a programmer would write it without a library: loops over arrays, the chain rule by hand, nothing allocated.</summary>
internal abstract class Loops
{
    private readonly double[][] weights, biases, weightBars, biasBars, signals, signalBars;

    protected Loops(Mlp network)
    {
        weights = [.. network.Layers.Select(layer => layer.Weights.Select(w => w.Data).ToArray())];
        biases = [.. network.Layers.Select(layer => layer.Neurons.Select(neuron => neuron.Bias.Data).ToArray())];
        weightBars = [.. weights.Select(w => new double[w.Length])];
        biasBars = [.. biases.Select(b => new double[b.Length])];
        signals = [new double[network.Layers[0].InputCount], .. biases.Select(b => new double[b.Length])];
        signalBars = [.. signals.Select(s => new double[s.Length])];
    }

    public double LearningRate { get; set; }

    /// <summary>In the order of <see cref="Mlp.Parameters"/>: neuron by neuron, its weights and then its bias.</summary>
    public IEnumerable<double> Parameters => Enumerable.Range(0, biases.Length).SelectMany(l =>
        Enumerable.Range(0, biases[l].Length).SelectMany(j =>
        {
            var width = signals[l].Length;
            return weights[l].AsSpan(j * width, width).ToArray().Append(biases[l][j]);
        }));

    /// <summary>What the last layer's adjoints are to be written to before <see cref="Backward"/>.</summary>
    protected Span<double> OutputBars => signalBars[^1];

    /// <summary>f(z) for each of a hidden layer's sums z, in place.</summary>
    protected abstract void Activate(Span<double> sums);

    /// <summary>The adjoints of a hidden layer's outputs times f′(z), in place.</summary>
    /// <param name="outputs">f(z)</param>
    /// <param name="bars">The adjoints.</param>
    protected abstract void ActivateBack(ReadOnlySpan<double> outputs, Span<double> bars);

    /// <summary>Starts the gradient with that of <paramref name="strength"/> / 2 · Σ w², which is returned.</summary>
    protected double StartGradient(double strength)
    {
        var squares = 0.0;
        for (var l = 0; l < weights.Length; l++)
        {
            double[] w = weights[l], bar = weightBars[l];
            for (var k = 0; k < w.Length; k++)
            {
                squares += w[k] * w[k];
                bar[k] = strength * w[k];
            }

            Array.Clear(biasBars[l]);
        }

        return 0.5 * strength * squares;
    }

    /// <summary>The last layer's sums for one sample.</summary>
    protected ReadOnlySpan<double> Forward(ReadOnlySpan<double> inputs)
    {
        inputs.CopyTo(signals[0]);
        for (var l = 0; l < weights.Length; l++)
        {
            double[] w = weights[l], x = signals[l], b = biases[l], y = signals[l + 1];
            for (var j = 0; j < y.Length; j++)
            {
                var sum = b[j];
                var row = w.AsSpan(j * x.Length, x.Length);
                for (var k = 0; k < row.Length; k++)
                {
                    sum += row[k] * x[k];
                }

                y[j] = sum;
            }

            if (l < weights.Length - 1)
            {
                Activate(y);
            }
        }

        return signals[^1];
    }

    /// <summary>Adds to the gradient what <see cref="OutputBars"/> say of the sample that was last run forward.</summary>
    protected void Backward()
    {
        for (var l = weights.Length - 1; l >= 0; l--)
        {
            double[] w = weights[l], wBar = weightBars[l], x = signals[l], xBar = signalBars[l], yBar = signalBars[l + 1];
            Array.Clear(xBar);
            for (var j = 0; j < yBar.Length; j++)
            {
                var adjoint = yBar[j];
                if (adjoint == 0)
                {
                    continue;
                }

                biasBars[l][j] += adjoint;
                var row = w.AsSpan(j * x.Length, x.Length);
                var rowBar = wBar.AsSpan(j * x.Length, x.Length);
                for (var k = 0; k < row.Length; k++)
                {
                    rowBar[k] += adjoint * x[k];
                }

                // Nobody asks for the adjoints of the data.
                for (var k = 0; k < row.Length && l > 0; k++)
                {
                    xBar[k] += adjoint * row[k];
                }
            }

            if (l > 0)
            {
                ActivateBack(x, xBar);
            }
        }
    }

    /// <summary>p ← p − η · ∂L/∂p for every parameter.</summary>
    protected void Step()
    {
        for (var l = 0; l < weights.Length; l++)
        {
            Step(weights[l], weightBars[l]);
            Step(biases[l], biasBars[l]);
        }
    }

    private void Step(double[] numbers, double[] bars)
    {
        for (var k = 0; k < numbers.Length; k++)
        {
            numbers[k] -= LearningRate * bars[k];
        }
    }
}
