using System.Collections.Immutable;

namespace Autograd.Benchmarks.ByHand;

/// <summary>The moons epoch by <see cref="Micrograd"/>.</summary>
internal sealed class MoonsMicrograd
{
    private readonly (ImmutableArray<double> X, double Label)[] samples;
    private readonly double strength;
    private readonly (Micrograd[] Weights, Micrograd Bias)[][] layers;
    private readonly Micrograd[] parameters;

    public MoonsMicrograd(Mlp network, (ImmutableArray<double> X, double Label)[] samples, double strength)
    {
        (this.samples, this.strength) = (samples, strength);
        layers = [.. network.Layers.Select(layer => layer.Neurons.Select(neuron =>
            (neuron.Weights.Select(w => new Micrograd(w.Data)).ToArray(), new Micrograd(neuron.Bias.Data))).ToArray())];
        parameters = [.. layers.SelectMany(layer => layer.SelectMany(neuron => neuron.Weights.Append(neuron.Bias)))];
    }

    public double LearningRate { get; set; }

    public IEnumerable<double> Parameters => parameters.Select(parameter => parameter.Data);

    /// <summary>The loss before the step.</summary>
    public double Epoch()
    {
        var loss = Loss();
        foreach (var parameter in parameters)
        {
            parameter.Grad = 0;
        }

        loss.Backward();
        foreach (var parameter in parameters)
        {
            parameter.Data -= LearningRate * parameter.Grad;
        }

        return loss.Data;
    }

    private Micrograd Loss()
    {
        var total = new Micrograd(0);
        foreach (var (x, label) in samples)
        {
            Micrograd[] signals = [new(x[0]), new(x[1])];
            for (var l = 0; l < layers.Length; l++)
            {
                signals = [.. layers[l].Select(neuron =>
                {
                    var sum = neuron.Bias;
                    for (var k = 0; k < signals.Length; k++)
                    {
                        sum += neuron.Weights[k] * signals[k];
                    }

                    return l < layers.Length - 1 ? sum.Relu() : sum;
                })];
            }

            total += (new Micrograd(1) + (new Micrograd(-label) * signals[0])).Relu();
        }

        var squares = new Micrograd(0);
        foreach (var weight in layers.SelectMany(layer => layer.SelectMany(neuron => neuron.Weights)))
        {
            squares += weight * weight;
        }

        return (total * new Micrograd(1.0 / samples.Length)) + (squares * new Micrograd(0.5 * strength));
    }
}
