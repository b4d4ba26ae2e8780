namespace Autograd.Benchmarks;

/// <summary>Gradient descent on a recorded loss, batch after batch of rows.</summary>
internal sealed class TapeTraining(Tape tape, double[] rows, int batch, int threads = 1)
{
    private readonly double[] gradient = new double[tape.Parameters.Length];
    private readonly Sgd optimizer = new(tape.Parameters, learningRate: 0);

    public double LearningRate
    {
        get => optimizer.LearningRate;
        set => optimizer.LearningRate = value;
    }

    public IEnumerable<double> Parameters => tape.Parameters.Select(parameter => parameter.Data);

    /// <summary>A step for each whole batch; the mean loss.</summary>
    public double Epoch()
    {
        var length = batch * tape.Inputs.Length;
        var batches = rows.Length / length;
        var total = 0.0;
        for (var i = 0; i < batches; i++)
        {
            total += tape.BatchGradient(rows.AsSpan(i * length, length), gradient, threads);
            optimizer.Step(gradient);
        }

        return total / batches;
    }
}
