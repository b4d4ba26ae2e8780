using Autograd.Core;

namespace Autograd.Nn;

// Outputs as numbers. The first call records the network on a tape, which later calls replay with the parameters as they are then.
public sealed partial class Mlp
{
    private readonly Lazy<Tape> prediction;

    /// <summary>The outputs for a sample, without a graph: to the last bit those of <see cref="PredictBatch"/>.</summary>
    /// <param name="inputs">A number for each input.</param>
    /// <exception cref="ArgumentException">Not one number for each input.</exception>
    public double[] Predict(params ReadOnlySpan<double> inputs)
    {
        var outputs = new double[OutputCount];
        Predict(inputs, outputs);
        return outputs;
    }

    /// <summary>The outputs for a sample, without a graph; allocates nothing after the first call.</summary>
    /// <param name="inputs">A number for each input.</param>
    /// <param name="outputs">Gets a number for each output.</param>
    /// <exception cref="ArgumentException">A list is of the wrong length.</exception>
    public void Predict(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        RequireLength(inputs.Length, InputCount, nameof(inputs), "input");
        RequireLength(outputs.Length, OutputCount, nameof(outputs), "output");

        // A batch of one: machine code for one point would take 50 ms to make for 2,400 parameters, and then hardly be faster.
        prediction.Value.EvaluateBatch(inputs, outputs, threads: 1);
    }

    /// <summary>The outputs for many samples, on lanes; allocates nothing after the first call.</summary>
    /// <param name="rows">n × inputs, sample by sample.</param>
    /// <param name="outputs">Gets n × outputs, sample by sample.</param>
    /// <param name="threads">At most so many run at once; 0 for as many as there are cores. The result is the same to the last bit.</param>
    /// <exception cref="ArgumentException">The rows are not whole samples, there are none, or a list is of the wrong length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    public void PredictBatch(ReadOnlySpan<double> rows, Span<double> outputs, int threads = 0)
    {
        if (rows.IsEmpty || rows.Length % InputCount != 0)
        {
            throw new ArgumentException($"{Counts.ThereAre(rows.Length, "number")} for samples of {InputCount}: give whole samples, at least one.", nameof(rows));
        }

        if (outputs.Length != (long)(rows.Length / InputCount) * OutputCount)
        {
            throw new ArgumentException(
                $"{Counts.Unequal(outputs.Length, "place", OutputCount, "output")} of {Counts.Of(rows.Length / InputCount, "sample")}: each output needs one.",
                nameof(outputs));
        }

        prediction.Value.EvaluateBatch(rows, outputs, threads);
    }

    private static void RequireLength(int length, int expected, string parameter, string each)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{Counts.Unequal(length, "number", expected, each)}: each {each} needs one.", parameter);
        }
    }

    private Tape RecordPrediction()
    {
        Value[] inputs = [.. Enumerable.Range(0, InputCount).Select(_ => new Value(0))];
        return Tape.Record(Forward(inputs), inputs, Parameters);
    }
}
