using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>By graphs that are built anew for every batch, with the gradient in the parameters' Grad.</summary>
internal sealed class EagerLoss(Trainer trainer) : TrainingLoss(trainer)
{
    private readonly Trainer trainer = trainer;

    public override double Penalty() => PenaltyOf(trainer)?.Data ?? 0;

    public override double Gradient(ReadOnlySpan<double> rows, Span<double> gradient)
    {
        var losses = new Value[rows.Length / RowLength];
        for (var i = 0; i < losses.Length; i++)
        {
            losses[i] = LossOf(rows.Slice(i * RowLength, RowLength)).Loss;
        }

        var loss = Penalized(Value.Mean(losses), PenaltyOf(trainer));
        foreach (var parameter in Network.Parameters)
        {
            parameter.ZeroGrad(); // also those that the optimizer leaves alone
        }

        loss.Backward();
        var parameters = trainer.Optimizer.Parameters;
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = parameters[i].Grad;
        }

        return loss.Data;
    }

    public override double Evaluate(ReadOnlySpan<double> rows, Span<double> outputs)
    {
        var count = rows.Length / RowLength;
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var (loss, results) = LossOf(rows.Slice(i * RowLength, RowLength));
            sum += loss.Data;
            for (var k = 0; k < results.Length; k++)
            {
                outputs[(i * results.Length) + k] = results[k].Data;
            }
        }

        return sum / count;
    }

    private (Value Loss, ImmutableArray<Value> Outputs) LossOf(ReadOnlySpan<double> row)
    {
        var outputs = Network.Forward(row[..Network.InputCount]);
        var targets = new Value[Network.OutputCount];
        for (var k = 0; k < targets.Length; k++)
        {
            targets[k] = Value.Constant(row[Network.InputCount + k]);
        }

        return (Objective.Of(outputs, targets), outputs);
    }
}
