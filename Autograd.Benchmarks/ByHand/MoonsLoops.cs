using System.Collections.Immutable;

namespace Autograd.Benchmarks.ByHand;

/// <summary>The moons epoch by loops.</summary>
internal sealed class MoonsLoops(Mlp network, (ImmutableArray<double> X, double Label)[] samples, double strength) : Loops(network)
{
    /// <summary>The loss before the step.</summary>
    public double Epoch()
    {
        var loss = StartGradient(strength);
        var share = 1.0 / samples.Length;
        foreach (var (x, label) in samples)
        {
            var margin = 1 - (label * Forward(x.AsSpan())[0]);
            if (margin > 0)
            {
                loss += share * margin;
                OutputBars[0] = -label * share;
                Backward();
            }
        }

        Step();
        return loss;
    }

    protected override void Activate(Span<double> sums)
    {
        for (var j = 0; j < sums.Length; j++)
        {
            sums[j] = Math.Max(sums[j], 0);
        }
    }

    protected override void ActivateBack(ReadOnlySpan<double> outputs, Span<double> bars)
    {
        for (var j = 0; j < bars.Length; j++)
        {
            bars[j] = outputs[j] > 0 ? bars[j] : 0;
        }
    }
}
