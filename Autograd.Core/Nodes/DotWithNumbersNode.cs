using System.Collections.Immutable;
using DotRule = Autograd.Core.Rules.Dot;

namespace Autograd.Core;

/// <summary>A dot product of values with numbers: the first layer of a network. Nothing is computed for the numbers.</summary>
internal sealed class DotWithNumbersNode : DotNode
{
    private readonly ImmutableArray<double> inputs;

    private DotWithNumbersNode(double y, ImmutableArray<Value> weights, Shape weightShapes, ImmutableArray<double> inputs, Value? bias)
        : base(y, weights, weightShapes, bias) => this.inputs = inputs;

    public static Value From(ImmutableArray<Value> weights, ImmutableArray<double> inputs, Value? bias)
    {
        var y = Primal(weights.AsSpan(), inputs.AsSpan(), bias?.Data ?? 0, out var weightShapes);
        return (weightShapes | (bias?.Shape ?? Shape.Constant)) == Shape.Constant
            ? Constant(y)
            : new DotWithNumbersNode(y, weights, weightShapes, inputs, bias);
    }

    private static double Primal(ReadOnlySpan<Value> weights, ReadOnlySpan<double> inputs, Real sum, out Shape weightShapes)
    {
        var ofWeights = Shape.None;
        for (var i = 0; i < weights.Length; i++)
        {
            var weight = weights[i];
            Throw.IfNull(weight, nameof(weights));
            sum = DotRule.Next<Real>(sum, weight.Data, inputs[i]);
            ofWeights |= weight.Shape;
        }

        weightShapes = ofWeights;
        return sum;
    }

    protected override void AddToAdjoints(double adjoint)
    {
        ReadOnlySpan<Value> weights = Weights.AsSpan();
        var inputs = this.inputs.AsSpan();
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i].Accumulate(DotRule.Dw<Real>(default, inputs[i]) * adjoint);
        }
    }

    protected override void SettleInputs(ref ReadyNodes ready)
    {
    }

    protected override Edge WeightEdge(int index) => new(Weights[index], DotRule.Dw<Real>(default, inputs[index]));

    protected override Edge InputEdge(int index) => new(Constant(inputs[index]), 0);
}
