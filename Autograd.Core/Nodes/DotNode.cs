using System.Collections.Immutable;
using DotRule = Autograd.Core.Dot;

namespace Autograd.Core;

/// <summary>
/// y = b + Σᵢ wᵢ · xᵢ as one node. The lists of operands are shared with whoever built them: the neurons of a layer hold their
/// inputs once.
/// </summary>
internal abstract class DotNode(double y, ImmutableArray<Value> weights, Value? bias) : Value(y, Shape.ManyEdges)
{
    protected readonly ImmutableArray<Value> Weights = weights;
    protected readonly Value? Bias = bias;

    public sealed override string Operation => RuleName.Of<Dot>();

    internal sealed override int EdgeCount => (2 * Weights.Length) + (Bias is null ? 0 : 1);

    internal sealed override Edge EdgeAt(int index)
    {
        var n = Weights.Length;
        var (operand, derivative) = index < n ? WeightEdge(index) : index < 2 * n ? InputEdge(index - n) : new(Bias!, 1);
        return new(operand, operand.IsConstant ? 0 : derivative);
    }

    internal sealed override T PrimalOn<T>(ReadOnlySpan<T> operands) => DotRule.Of(operands);

    internal sealed override void DerivativesOn<T>(ReadOnlySpan<T> operands, T y, Span<T> derivatives)
    {
        for (var i = 0; i < derivatives.Length; i++)
        {
            derivatives[i] = DotRule.By(operands, i);
        }
    }

    protected abstract Edge WeightEdge(int index);

    protected abstract Edge InputEdge(int index);

    protected void CountWeightsAndBias(ref Sweep sweep)
    {
        foreach (var weight in Weights)
        {
            sweep.Count(weight);
        }

        if (Bias is not null)
        {
            sweep.Count(Bias);
        }
    }

    protected void HandToBias(ref Sweep sweep)
    {
        if (Bias is { IsConstant: false })
        {
            sweep.Hand(Bias, Grad);
        }
    }
}

/// <summary>A dot product of values with values. The derivative by each is its partner's number, so the numbers are stored.</summary>
internal sealed class DotOfValuesNode : DotNode
{
    private readonly ImmutableArray<Value> inputs;
    private readonly double[] weightData;

    // Null where no input can change after the recording, so that its number can be read where it stands.
    private readonly double[]? inputData;

    private DotOfValuesNode(
        double y, ImmutableArray<Value> weights, double[] weightData, ImmutableArray<Value> inputs, double[]? inputData, Value? bias)
        : base(y, weights, bias) => (this.weightData, this.inputs, this.inputData) = (weightData, inputs, inputData);

    public static Value From(ImmutableArray<Value> weights, ImmutableArray<Value> inputs, Value? bias)
    {
        var weightData = new double[weights.Length];
        Real sum = bias?.Data ?? 0;
        var inputsAreVariables = false;
        var varies = bias is { IsConstant: false };
        for (var i = 0; i < weightData.Length; i++)
        {
            Value weight = weights[i], input = inputs[i];
            weightData[i] = weight.Data;
            sum = DotRule.Next<Real>(sum, weight.Data, input.Data);
            inputsAreVariables |= input.Shape == Shape.Variable;
            varies |= !weight.IsConstant | !input.IsConstant;
        }

        if (!varies)
        {
            return Constant(sum);
        }

        var inputData = inputsAreVariables ? inputs.Select(input => input.Data).ToArray() : null;
        return new DotOfValuesNode(sum, weights, weightData, inputs, inputData, bias);
    }

    internal override void CountUses(ref Sweep sweep)
    {
        CountWeightsAndBias(ref sweep);
        foreach (var input in inputs)
        {
            sweep.Count(input);
        }
    }

    internal override void HandDown(ref Sweep sweep)
    {
        HandToBias(ref sweep);
        var adjoint = Grad;
        for (var i = 0; i < weightData.Length; i++)
        {
            Value weight = Weights[i], input = inputs[i];
            Real w = weightData[i], x = inputData is null ? input.Data : inputData[i];
            if (!weight.IsConstant)
            {
                sweep.Hand(weight, DotRule.Dw(w, x) * adjoint);
            }

            if (!input.IsConstant)
            {
                sweep.Hand(input, DotRule.Dx(w, x) * adjoint);
            }
        }
    }

    protected override Edge WeightEdge(int index) => new(Weights[index], DotRule.Dw<Real>(weightData[index], InputDataAt(index)));

    protected override Edge InputEdge(int index) => new(inputs[index], DotRule.Dx<Real>(weightData[index], InputDataAt(index)));

    private double InputDataAt(int index) => inputData is null ? inputs[index].Data : inputData[index];
}

/// <summary>A dot product of values with numbers: the first layer of a network. Nothing is computed for the numbers.</summary>
internal sealed class DotWithNumbersNode : DotNode
{
    private readonly ImmutableArray<double> inputs;

    private DotWithNumbersNode(double y, ImmutableArray<Value> weights, ImmutableArray<double> inputs, Value? bias)
        : base(y, weights, bias) => this.inputs = inputs;

    public static Value From(ImmutableArray<Value> weights, ImmutableArray<double> inputs, Value? bias)
    {
        Real sum = bias?.Data ?? 0;
        var varies = bias is { IsConstant: false };
        for (var i = 0; i < inputs.Length; i++)
        {
            sum = DotRule.Next<Real>(sum, weights[i].Data, inputs[i]);
            varies |= !weights[i].IsConstant;
        }

        return varies ? new DotWithNumbersNode(sum, weights, inputs, bias) : Constant(sum);
    }

    internal override void CountUses(ref Sweep sweep) => CountWeightsAndBias(ref sweep);

    internal override void HandDown(ref Sweep sweep)
    {
        HandToBias(ref sweep);
        var adjoint = Grad;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!Weights[i].IsConstant)
            {
                sweep.Hand(Weights[i], DotRule.Dw<Real>(default, inputs[i]) * adjoint);
            }
        }
    }

    protected override Edge WeightEdge(int index) => new(Weights[index], DotRule.Dw<Real>(default, inputs[index]));

    protected override Edge InputEdge(int index) => new(Constant(inputs[index]), 0);
}
