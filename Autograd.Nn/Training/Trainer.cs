using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// Trains a model batch by batch: on a tape, or eagerly to watch it; the numbers are the same but for rounding. The same seed gives
/// the same bits, whatever the number of threads.
/// </summary>
/// <remarks>Two threads must not train one network at a time.</remarks>
public sealed class Trainer
{
    /// <summary>A trainer of a model.</summary>
    /// <param name="model">Its standardisation is applied to all rows; its network is trained.</param>
    /// <param name="objective">What to make small.</param>
    /// <param name="optimizer">
    /// Moves the network's parameters, or those that it was made of: <c>new Adam(network.Layers[^1].Parameters)</c> leaves all layers
    /// but the last as they are. Keeps its memory from one call of <see cref="Fit"/> to the next.
    /// </param>
    /// <exception cref="ArgumentException">The optimizer has a parameter that the network does not have.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Trainer(Model model, Objective objective, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(optimizer);
        Moved = model.Network.PlacesOf(optimizer);
        (Model, Objective, Optimizer) = (model, objective, optimizer);
    }

    /// <summary>A trainer of a network that gets its inputs as they come.</summary>
    /// <inheritdoc cref="Trainer(Model, Objective, Optimizer)"/>
    public Trainer(Mlp network, Objective objective, Optimizer optimizer)
        : this(new Model(network), objective, optimizer)
    {
    }

    /// <summary>What is trained.</summary>
    public Model Model { get; }

    /// <summary>What is made small.</summary>
    public Objective Objective { get; }

    /// <summary>What moves the parameters.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Which of the network's parameters the optimizer has; null for all, in their order.</summary>
    internal int[]? Moved { get; }

    /// <summary>The rows of a step; the last batch of an epoch has what remains. Left out, all rows are one batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    public int? BatchSize
    {
        get;
        init => field = value is { } size ? Hyperparameter.Count(size, "batch size", nameof(value)) : null;
    }

    /// <summary>The order of the rows, anew in each epoch, follows from it and the number of the epoch.</summary>
    public int Seed { get; init; }

    /// <summary>Sets the optimizer's learning rate for every step; left out, it stays as it is.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>The longest gradient of a step, see <see cref="GradientClipping"/>; left out, any length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is not above 0, or not finite.</exception>
    public double? MaximumNorm
    {
        get;
        init => field = value is { } norm ? Hyperparameter.Positive(norm, "maximum norm", nameof(value)) : null;
    }

    /// <summary>The strength of a <see cref="Loss.L1Penalty"/> on the weights, without the biases.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is negative or not finite.</exception>
    public double L1
    {
        get;
        init => field = Hyperparameter.NotNegative(value, "strength of a penalty", nameof(value));
    }

    /// <summary>The strength of a <see cref="Loss.L2Penalty"/> on the weights, without the biases.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is negative or not finite.</exception>
    public double L2
    {
        get;
        init => field = Hyperparameter.NotNegative(value, "strength of a penalty", nameof(value));
    }

    /// <summary>Early stopping: training ends when the validation loss has not improved for so many epochs. Left out, it does not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    public int? Patience
    {
        get;
        init => field = value is { } epochs ? Hyperparameter.Count(epochs, "patience", nameof(value)) : null;
    }

    /// <summary>At most so many threads share a batch; 0 for as many as there are cores.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a negative number.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    }

    /// <summary>
    /// Builds the graph of every batch anew and runs <see cref="Value.Backward"/> on it, which can be stepped through, and leaves the
    /// gradient of the last batch in the parameters. Else the graph is recorded once, and their Grad stays as it is.
    /// </summary>
    public bool Eager { get; init; }

    /// <summary>
    /// Trains for a number of epochs. With a validation part the network ends with the parameters of the epoch whose validation
    /// loss is lowest, however training ends; without one with those of the last step.
    /// </summary>
    /// <param name="training">The rows to learn from, as the model takes them: not standardised.</param>
    /// <param name="epochs">How often to go through them all: 1 or more.</param>
    /// <param name="validation">Rows to judge each epoch by, which are not learned from.</param>
    /// <param name="completed">
    /// How many epochs came before, where training goes on with the optimizer of before: the order of the rows, the schedule and the
    /// numbers of the epochs go on from there, to the same bits as without the break. Not so with a validation part: it left the
    /// parameters of the best epoch, training goes on from those, and what is best is found anew.
    /// </param>
    /// <param name="progress">Hears of each epoch.</param>
    /// <param name="cancellation">Ends training before the next batch.</param>
    /// <exception cref="ArgumentException">
    /// The data does not suit the model or the objective, a batch is larger than the data, there is patience without a validation part, or the optimizer needs all
    /// rows in one batch and an unclipped gradient. Nothing has changed.
    /// </exception>
    /// <exception cref="ArgumentNullException">The training part is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled: the network is as described.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss, the norm of a gradient, or a parameter became NaN or infinite. The network has the parameters of the best epoch, without a validation part those before the last
    /// step of the epoch with the lowest training loss, the last that this loss was measured with; or those that it came with.
    /// </exception>
    public History Fit(
        Dataset training,
        int epochs,
        Dataset? validation = null,
        int completed = 0,
        IProgress<EpochResult>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        Hyperparameter.Count(epochs, "number of epochs", nameof(epochs));
        ArgumentOutOfRangeException.ThrowIfNegative(completed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(epochs, int.MaxValue - completed);
        RequireSuitable(training, nameof(training));
        if (validation is not null)
        {
            RequireSuitable(validation, nameof(validation));
        }
        else if (Patience is not null)
        {
            throw new ArgumentException("Patience is with the loss of a validation part, and there is none: give one, or leave Patience out.", nameof(validation));
        }

        var batch = BatchSize ?? training.Count;
        if (batch > training.Count)
        {
            throw new ArgumentException($"A batch of {batch} rows is larger than the training part, which has {training.Count}.", nameof(training));
        }

        if (Optimizer is not FirstOrderOptimizer && (batch < training.Count || MaximumNorm is not null))
        {
            throw new ArgumentException(
                $"{Optimizer.GetType().Name} compares losses within a step, so it needs all {Counts.Of(training.Count, "row")} in one batch and an unclipped gradient: "
                + "leave BatchSize and MaximumNorm out.",
                nameof(training));
        }

        return new TrainingRun(this, training, validation, batch).Through(epochs, completed, progress, cancellation);
    }

    private void RequireSuitable(Dataset data, string parameter)
    {
        Model.RequireFeaturesOf(data, parameter);
        var outputs = Objective.OutputsFor(data, parameter);
        if (outputs != Model.Network.OutputCount)
        {
            throw new ArgumentException($"The {Objective} of these rows needs {Counts.Of(outputs, "output")}, and the network has {Model.Network.OutputCount}.", parameter);
        }

        // A trainer may be given a network alone, which has no names for its classes.
        if (!Model.ClassNames.IsEmpty)
        {
            Model.RequireClassesOf(data, parameter);
        }
    }
}
