namespace Autograd.Benchmarks;

/// <summary>Gradient descent on the whole batches of the digits by a <see cref="Trainer"/>, one thread.</summary>
internal sealed class TrainerEpochs
{
    private readonly DigitsData data;
    private readonly Dataset rows;
    private readonly Sgd optimizer;
    private readonly Trainer trainer;

    public TrainerEpochs(Mlp network, DigitsData data, int batch, bool eager)
    {
        this.data = data;
        var wholeBatches = data.Labels.Length / batch * batch;
        rows = Dataset.OfClasses([.. data.Images.Chunk(DigitsData.Pixels).Take(wholeBatches)], data.Labels[..wholeBatches]);
        optimizer = new(network.Parameters, learningRate: 0);
        trainer = new(network, Objective.CrossEntropy, optimizer) { BatchSize = batch, Threads = 1, Eager = eager };
    }

    public double LearningRate
    {
        get => optimizer.LearningRate;
        set => optimizer.LearningRate = value;
    }

    public IEnumerable<double> Parameters => optimizer.Parameters.Select(parameter => parameter.Data);

    /// <summary>The mean loss of the batches of the last epoch.</summary>
    public double Fit(int epochs) => trainer.Fit(rows, epochs)[^1].TrainingLoss;

    /// <summary>The rows in the order in which the first epoch takes them.</summary>
    public DigitsData InFirstOrder()
    {
        var shuffled = new TrainingRows(trainer, rows);
        shuffled.Shuffle(trainer.Seed, epoch: 1);
        int[] order = [.. Enumerable.Range(0, rows.Count).Select(shuffled.RowAt)];
        return new(
            [.. order.SelectMany(row => data.Image(row).ToArray())],
            [.. order.Select(row => data.Labels[row])]);
    }
}
