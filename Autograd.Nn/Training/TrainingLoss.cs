using Autograd.Core;

namespace Autograd.Nn;

/// <summary>The loss of rows, each the inputs of the network and then the targets: recorded, or built anew each time.</summary>
internal abstract class TrainingLoss(Trainer trainer)
{
    /// <summary>The numbers of a row: a target for each output follows the inputs.</summary>
    public int RowLength => Network.InputCount + Network.OutputCount;

    protected Mlp Network => trainer.Model.Network;

    protected Objective Objective => trainer.Objective;

    public static TrainingLoss Of(Trainer trainer) => trainer.Eager ? new EagerLoss(trainer) : new RecordedLoss(trainer);

    /// <summary>What the penalties come to at the present parameters.</summary>
    public abstract double Penalty();

    /// <summary>The mean loss of rows with the penalties, and its gradient by the optimizer's parameters.</summary>
    public abstract double Gradient(ReadOnlySpan<double> rows, Span<double> gradient);

    /// <summary>The mean loss of rows without penalties; and each row's outputs.</summary>
    public abstract double Evaluate(ReadOnlySpan<double> rows, Span<double> outputs);

    /// <summary>The penalties as a graph; null where there are none.</summary>
    public static Value? PenaltyOf(Trainer trainer)
    {
        var weights = trainer.Model.Network.Weights;
        var l1 = trainer.L1 > 0 ? Loss.L1Penalty(weights, trainer.L1) : null;
        var l2 = trainer.L2 > 0 ? Loss.L2Penalty(weights, trainer.L2) : null;
        return l1 is null ? l2 : l2 is null ? l1 : l1 + l2;
    }

    public static Value Penalized(Value loss, Value? penalty) => penalty is null ? loss : loss + penalty;
}
