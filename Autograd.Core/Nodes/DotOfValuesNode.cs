using System.Collections.Immutable;
using DotRule = Autograd.Core.Rules.Dot;

namespace Autograd.Core;

/// <summary>A dot product of values with values. The derivative by each is its partner's number, so the numbers are stored.</summary>
internal sealed class DotOfValuesNode : DotNode
{
    private readonly ImmutableArray<Value> inputs;
    private readonly double[] weightData;

    // Null where no input can change after the recording, so that its number can be read where it stands.
    private readonly double[]? inputData;

    private DotOfValuesNode(
        double y, ImmutableArray<Value> weights, Shape weightShapes, double[] weightData, ImmutableArray<Value> inputs, double[]? inputData, Value? bias)
        : base(y, weights, weightShapes, bias) => (this.weightData, this.inputs, this.inputData) = (weightData, inputs, inputData);

    public static Value From(ImmutableArray<Value> weights, ImmutableArray<Value> inputs, Value? bias)
    {
        var weightData = new double[weights.Length];
        var y = Primal(weights.AsSpan(), inputs.AsSpan(), bias?.Data ?? 0, weightData, out var weightShapes, out var inputShapes);
        if ((weightShapes | inputShapes | (bias?.Shape ?? Shape.Constant)) == Shape.Constant)
        {
            return Constant(y);
        }

        var inputData = (inputShapes & Shape.Variable) == 0 ? null : inputs.Select(input => input.Data).ToArray();
        return new DotOfValuesNode(y, weights, weightShapes, weightData, inputs, inputData, bias);
    }

    // A method of its own, without calls, so that the sum stays in a register.
    private static double Primal(
        ReadOnlySpan<Value> weights, ReadOnlySpan<Value> inputs, Real sum, Span<double> weightData, out Shape weightShapes, out Shape inputShapes)
    {
        Shape ofWeights = Shape.None, ofInputs = Shape.None;
        for (var i = 0; i < weights.Length; i++)
        {
            Value weight = weights[i], input = inputs[i];
            Throw.IfNull(weight, nameof(weights));
            Throw.IfNull(input, nameof(inputs));
            weightData[i] = weight.Data;
            sum = DotRule.Next<Real>(sum, weight.Data, input.Data);
            ofWeights |= weight.Shape;
            ofInputs |= input.Shape;
        }

        (weightShapes, inputShapes) = (ofWeights, ofInputs);
        return sum;
    }

    internal override void CountUses(ref ReadyNodes ready)
    {
        base.CountUses(ref ready);
        foreach (var input in inputs)
        {
            ready.Count(input);
        }
    }

    protected override void AddToAdjoints(double adjoint)
    {
        ReadOnlySpan<Value> weights = Weights.AsSpan(), inputs = this.inputs.AsSpan();
        ReadOnlySpan<double> weightData = this.weightData, inputData = this.inputData;
        for (var i = 0; i < weights.Length; i++)
        {
            Value weight = weights[i], input = inputs[i];
            Real w = weightData[i], x = inputData.IsEmpty ? input.Data : inputData[i];
            weight.Accumulate(DotRule.Dw(w, x) * adjoint);
            input.Accumulate(DotRule.Dx(w, x) * adjoint);
        }
    }

    protected override void SettleInputs(ref ReadyNodes ready)
    {
        foreach (var input in inputs)
        {
            ready.Settle(input);
        }
    }

    protected override Edge WeightEdge(int index) => new(Weights[index], DotRule.Dw<Real>(weightData[index], InputDataAt(index)));

    protected override Edge InputEdge(int index) => new(inputs[index], DotRule.Dx<Real>(weightData[index], InputDataAt(index)));

    private double InputDataAt(int index) => inputData is null ? inputs[index].Data : inputData[index];
}
