using System.Collections.Immutable;

namespace Autograd.Benchmarks;

/// <summary>The moons epoch as a programmer would write it for this one network: loops over arrays, the chain rule by hand.</summary>
internal sealed class MoonsByHand
{
    private readonly (ImmutableArray<double> X, double Label)[] samples;
    private readonly double strength;
    private readonly double[][] weights, biases, weightBars, biasBars, signals, signalBars;

    public MoonsByHand(Mlp network, (ImmutableArray<double> X, double Label)[] samples, double strength)
    {
        (this.samples, this.strength) = (samples, strength);
        weights = [.. network.Layers.Select(layer => layer.Weights.Select(w => w.Data).ToArray())];
        biases = [.. network.Layers.Select(layer => layer.Neurons.Select(neuron => neuron.Bias.Data).ToArray())];
        weightBars = [.. weights.Select(w => new double[w.Length])];
        biasBars = [.. biases.Select(b => new double[b.Length])];
        signals = [new double[network.Layers[0].Inputs], .. biases.Select(b => new double[b.Length])];
        signalBars = [.. signals.Select(s => new double[s.Length])];
    }

    /// <summary>In the order of <see cref="Mlp.Parameters"/>: neuron by neuron, its weights and then its bias.</summary>
    public IEnumerable<double> Gradient => Enumerable.Range(0, biases.Length).SelectMany(l =>
        Enumerable.Range(0, biases[l].Length).SelectMany(j =>
        {
            var width = signals[l].Length;
            return weightBars[l].AsSpan(j * width, width).ToArray().Append(biasBars[l][j]);
        }));

    public double LossAndGradient()
    {
        var loss = 0.0;
        for (var l = 0; l < weights.Length; l++)
        {
            double[] w = weights[l], bar = weightBars[l];
            for (var k = 0; k < w.Length; k++)
            {
                loss += 0.5 * strength * w[k] * w[k];
                bar[k] = strength * w[k];
            }

            Array.Clear(biasBars[l]);
        }

        var share = 1.0 / samples.Length;
        foreach (var (x, label) in samples)
        {
            x.CopyTo(signals[0]);
            var margin = 1 - (label * Forward());
            if (margin > 0)
            {
                loss += share * margin;
                signalBars[^1][0] = -label * share;
                Backward();
            }
        }

        return loss;
    }

    private double Forward()
    {
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

                y[j] = l < weights.Length - 1 ? Math.Max(sum, 0) : sum;
            }
        }

        return signals[^1][0];
    }

    private void Backward()
    {
        for (var l = weights.Length - 1; l >= 0; l--)
        {
            double[] w = weights[l], wBar = weightBars[l], x = signals[l], xBar = signalBars[l], y = signals[l + 1], yBar = signalBars[l + 1];
            Array.Clear(xBar);
            for (var j = 0; j < y.Length; j++)
            {
                var adjoint = l < weights.Length - 1 && y[j] <= 0 ? 0 : yBar[j];
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
                    xBar[k] += adjoint * row[k];
                }
            }
        }
    }
}
