using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>The loss along a direction: φ(α) = L(p + α · d).</summary>
internal sealed class Ray(ImmutableArray<Value> parameters)
{
    /// <summary>p</summary>
    public double[] Start { get; } = new double[parameters.Length];

    /// <summary>d</summary>
    public double[] Direction { get; } = new double[parameters.Length];

    /// <summary>The gradient of the loss at the last trial.</summary>
    public double[] Gradient { get; private set; } = new double[parameters.Length];

    /// <summary>
    /// Moves the parameters to p + α · d and asks for the loss there. Where the loss or its slope is not finite, the loss is +∞: too
    /// far for every search.
    /// </summary>
    public Trial At(double step, LossGradient evaluate)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].Data = Start[i] + (step * Direction[i]);
        }

        var loss = evaluate(Gradient);
        var slope = VectorSpan.Dot(Gradient, Direction);
        return double.IsFinite(loss) && double.IsFinite(slope) ? new(step, loss, slope) : new(step, double.PositiveInfinity, double.NaN);
    }

    /// <summary>Moves the parameters back to p, to the bit.</summary>
    public void PutBack()
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].Data = Start[i];
        }
    }

    /// <summary>Makes the point where the parameters are the start.</summary>
    public void MoveStart()
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            Start[i] = parameters[i].Data;
        }
    }

    /// <summary>Hands over the gradient of the last trial for an array that the next may be written to.</summary>
    public double[] ExchangeGradient(double[] spare)
    {
        var gradient = Gradient;
        Gradient = spare;
        return gradient;
    }
}

/// <summary>A step α along a ray, φ(α) and φ′(α).</summary>
internal readonly record struct Trial(double Step, double Loss, double Slope);
