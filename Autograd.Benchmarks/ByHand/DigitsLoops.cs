namespace Autograd.Benchmarks.ByHand;

/// <summary>The digits epoch by loops, and the scores.</summary>
internal sealed class DigitsLoops(Mlp network, DigitsData data, int batch) : Loops(network)
{
    /// <summary>The mean loss of the batches, each before its step.</summary>
    public double Epoch()
    {
        var samples = data.Labels.Length / batch * batch;
        var loss = 0.0;
        for (var i = 0; i < samples; i++)
        {
            if (i % batch == 0)
            {
                StartGradient(0);
            }

            var scores = Forward(data.Image(i));
            loss += CrossEntropy(scores, data.Labels[i], OutputBars);
            Backward();
            if (i % batch == batch - 1)
            {
                Step();
            }
        }

        return loss / samples;
    }

    /// <summary>The scores of all pictures.</summary>
    public void Predict(Span<double> scores)
    {
        for (var i = 0; i < data.Labels.Length; i++)
        {
            Forward(data.Image(i)).CopyTo(scores[(i * DigitsData.Classes)..]);
        }
    }

    protected override void Activate(Span<double> sums)
    {
        for (var j = 0; j < sums.Length; j++)
        {
            sums[j] = Math.Tanh(sums[j]);
        }
    }

    protected override void ActivateBack(ReadOnlySpan<double> outputs, Span<double> bars)
    {
        for (var j = 0; j < bars.Length; j++)
        {
            bars[j] *= 1 - (outputs[j] * outputs[j]);
        }
    }

    private double CrossEntropy(ReadOnlySpan<double> scores, int label, Span<double> bars)
    {
        var highest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        var sum = 0.0;
        for (var j = 0; j < bars.Length; j++)
        {
            bars[j] = Math.Exp(scores[j] - highest);
            sum += bars[j];
        }

        for (var j = 0; j < bars.Length; j++)
        {
            bars[j] = ((bars[j] / sum) - (j == label ? 1 : 0)) / batch;
        }

        return Math.Log(sum) + highest - scores[label];
    }
}
