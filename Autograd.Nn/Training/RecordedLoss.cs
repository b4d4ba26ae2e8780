using Autograd.Core;

namespace Autograd.Nn;

/// <summary>On tapes: of the penalised loss, of the loss with the outputs (recorded when it is first asked for), and of the penalties.</summary>
internal sealed class RecordedLoss : TrainingLoss
{
    private readonly Tape penalized;
    private readonly Lazy<Tape> lossAndOutputs;
    private readonly Tape? penalty;
    private readonly double[] ofAll;
    private readonly int[]? moved;
    private readonly int threads;
    private double[] results = [];

    public RecordedLoss(Trainer trainer)
        : base(trainer)
    {
        Value[] row = [.. Enumerable.Range(0, RowLength).Select(_ => new Value(0))];
        var outputs = Network.Forward(row.AsSpan(0, Network.InputCount));
        var loss = Objective.Of(outputs, row[Network.InputCount..]);
        var penalties = PenaltyOf(trainer);
        var parameters = Network.Parameters;
        ofAll = new double[parameters.Length];
        moved = trainer.Moved;
        penalized = Tape.Record(Penalized(loss, penalties), row, parameters);
        lossAndOutputs = new(() => Tape.Record([loss, .. outputs], row, parameters));
        // As a batch of one row of nothing: one point would be made into machine code, which takes 50 ms for 2,400 weights.
        penalty = penalties is null ? null : Tape.Record(penalties, [new Value(0)], parameters);
        threads = trainer.Threads;
    }

    public override double Penalty()
    {
        Span<double> value = [0];
        penalty?.EvaluateBatch([0], value, threads: 1);
        return value[0];
    }

    public override double Gradient(ReadOnlySpan<double> rows, Span<double> gradient)
    {
        if (moved is null)
        {
            return penalized.BatchGradient(rows, gradient, threads);
        }

        var value = penalized.BatchGradient(rows, ofAll, threads);
        for (var i = 0; i < moved.Length; i++)
        {
            gradient[i] = ofAll[moved[i]];
        }

        return value;
    }

    public override double Evaluate(ReadOnlySpan<double> rows, Span<double> outputs)
    {
        var count = rows.Length / RowLength;
        var width = 1 + Network.OutputCount;
        if (results.Length != count * width)
        {
            results = new double[count * width];
        }

        lossAndOutputs.Value.EvaluateBatch(rows, results, threads);
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var result = results.AsSpan(i * width, width);
            sum += result[0];
            result[1..].CopyTo(outputs[(i * Network.OutputCount)..]);
        }

        return sum / count;
    }
}
