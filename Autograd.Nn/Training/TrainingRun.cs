namespace Autograd.Nn;

/// <summary>One call of <see cref="Trainer.Fit"/>: its rows and buffers, and what was best so far.</summary>
internal sealed class TrainingRun
{
    private readonly Trainer trainer;
    private readonly TrainingLoss loss;
    private readonly TrainingRows training;
    private readonly TrainingRows? validation;
    private readonly double[] outputs;
    private readonly double[]? batch; // null where one batch has all rows
    private readonly int batchSize;
    private readonly LossGradient evaluate;
    private readonly List<EpochResult> epochs = [];

    // The parameters that were best, and without a validation part the last that the epoch's loss was measured with.
    private double[] best, measured;
    private double lowest = double.PositiveInfinity;
    private int sinceBest;
    private bool diverged, evaluated;

    // Of the epoch, and of the step within it.
    private int epoch, place, rowsInBatch;
    private double lossSum;

    public TrainingRun(Trainer trainer, Dataset training, Dataset? validation, int batchSize)
    {
        (this.trainer, this.batchSize) = (trainer, batchSize);
        this.training = new(trainer, training);
        this.validation = validation is null ? null : new(trainer, validation);
        loss = TrainingLoss.Of(trainer);
        batch = batchSize < training.Count ? new double[batchSize * loss.RowLength] : null;
        outputs = new double[(validation?.Count ?? 0) * trainer.Model.Network.OutputCount];
        best = new double[trainer.Optimizer.Parameters.Length];
        measured = new double[best.Length];
        evaluate = Evaluate;
        Keep(best);
    }

    public History Through(int count, int completed, IProgress<EpochResult>? progress, CancellationToken cancellation)
    {
        var end = TrainingEnd.LastEpoch;
        try
        {
            for (var i = 1; i <= count && end == TrainingEnd.LastEpoch; i++)
            {
                epoch = completed + i;
                var result = Next(cancellation);
                epochs.Add(result);
                Judge(result);
                end = trainer.Optimizer.Converged ? TrainingEnd.Converged
                    : sinceBest >= trainer.Patience ? TrainingEnd.NoImprovement
                    : TrainingEnd.LastEpoch;
                progress?.Report(result);
            }
        }
        finally
        {
            if (diverged || validation is not null)
            {
                RestoreParameters();
            }
        }

        return new(epochs, end);
    }

    private EpochResult Next(CancellationToken cancellation)
    {
        var rows = training.Data.Count;
        var batches = (rows + batchSize - 1) / batchSize;
        if (batch is not null)
        {
            training.Shuffle(trainer.Seed, epoch);
        }

        lossSum = 0;
        for (var i = 0; i < batches; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (trainer.Schedule is { } schedule)
            {
                trainer.Optimizer.LearningRate = schedule.At(checked(((epoch - 1) * batches) + i));
            }

            place = i * batchSize;
            rowsInBatch = Math.Min(batchSize, rows - place);
            if (batch is not null)
            {
                training.Gather(place, batch.AsSpan(0, Rows.Length));
            }

            if (validation is null && i == batches - 1)
            {
                Keep(measured);
            }

            var penalty = loss.Penalty();
            lossSum += (trainer.Optimizer.Step(evaluate) - penalty) * rowsInBatch;
        }

        if (Divergence.InParameters(trainer) is { } finding)
        {
            throw Diverged("a parameter is not finite", null, finding);
        }

        var (validationLoss, accuracy) = Validate();
        return new(epoch, lossSum / rows, trainer.Optimizer.LearningRate, validationLoss, accuracy);
    }

    private ReadOnlySpan<double> Rows => batch is null ? training.All : batch.AsSpan(0, rowsInBatch * loss.RowLength);

    /// <summary>The loss of the batch and its gradient: what the optimizer's step asks for.</summary>
    private double Evaluate(Span<double> gradient)
    {
        var value = loss.Gradient(Rows, gradient);

        // A line search may well try what is too far out, but not where it starts. A gradient whose square is infinite stops as well: Adam would make steps of 0
        // of it for ever, and so would clipping.
        var mayTry = evaluated && trainer.Optimizer is not FirstOrderOptimizer;
        evaluated = true;
        if (!mayTry && !(double.IsFinite(value) && double.IsFinite(VectorSpan.Dot(gradient, gradient))))
        {
            throw Diverged(
                double.IsFinite(value) ? "the norm of the gradient is not finite" : FormattableString.Invariant($"the loss is {value}"),
                (place / batchSize) + 1,
                Divergence.InRows(trainer, Rows, i => $"row {training.RowAt(place + i)} of the training part"));
        }

        if (trainer.MaximumNorm is { } maximum)
        {
            GradientClipping.ByNorm(gradient, maximum);
        }

        return value;
    }

    private (double? Loss, double? Accuracy) Validate()
    {
        if (validation is null)
        {
            return default;
        }

        var value = loss.Evaluate(validation.All, outputs);
        if (!double.IsFinite(value))
        {
            throw Diverged(
                FormattableString.Invariant($"the validation loss is {value}"), null, Divergence.InRows(trainer, validation.All, i => $"row {i} of the validation part"));
        }

        if (!trainer.Objective.Classifies)
        {
            return (value, null);
        }

        var width = trainer.Model.Network.OutputCount;
        var right = 0;
        for (var row = 0; row < validation.Data.Count; row++)
        {
            right += Model.Decide(outputs.AsSpan(row * width, width)) == validation.Data.Label(row) ? 1 : 0;
        }

        return (value, (double)right / validation.Data.Count);
    }

    private void Judge(EpochResult result)
    {
        var judged = result.ValidationLoss ?? result.TrainingLoss;
        if (!(judged < lowest))
        {
            sinceBest++;
            return;
        }

        (lowest, sinceBest) = (judged, 0);
        if (validation is null)
        {
            (best, measured) = (measured, best);
        }
        else
        {
            Keep(best);
        }
    }

    private void Keep(double[] data)
    {
        var parameters = trainer.Optimizer.Parameters;
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = parameters[i].Data;
        }
    }

    private void RestoreParameters()
    {
        var parameters = trainer.Optimizer.Parameters;
        for (var i = 0; i < best.Length; i++)
        {
            parameters[i].Data = best[i];
        }
    }

    private TrainingDivergedException Diverged(string what, int? batchNumber, Divergence.Finding? finding)
    {
        diverged = true;
        var where = batchNumber is null ? "after its last batch" : $"batch {batchNumber}";
        return new(
            $"Training diverged in epoch {epoch}, {where}: {what}. {Divergence.Describe(finding)} A lower learning rate, clipping (MaximumNorm) or standardised inputs may help.",
            epoch,
            batchNumber,
            finding?.NonFinite,
            new(epochs));
    }
}
