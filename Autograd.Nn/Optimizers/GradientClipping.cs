using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Shortens a gradient that is too long, all of its derivatives by one factor: its direction stays.</summary>
/// <remarks>
/// g ← g · min(1, maximum / (‖g‖ + 1e-6)), ‖g‖ being the root of the sum of squares: Pascanu, Mikolov and Bengio, On the difficulty of
/// training recurrent neural networks (2013), with the 1e-6 of PyTorch's clip_grad_norm_. A norm that is not finite shows in what is
/// returned; as in PyTorch, it leaves of every derivative 0 or NaN.
/// </remarks>
public static class GradientClipping
{
    /// <summary>Clips the <see cref="Value.Grad"/> of parameters: after the backward pass, before the step.</summary>
    /// <param name="parameters">Variables, each once; usually <see cref="Optimizer.Parameters"/>.</param>
    /// <param name="maximum">The longest that the gradient of all together may be: 0 or more.</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="ArgumentNullException">The list is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is negative or not finite.</exception>
    public static double ByNorm(ImmutableArray<Value> parameters, double maximum)
    {
        if (parameters.IsDefault)
        {
            throw new ArgumentNullException(nameof(parameters));
        }

        var squares = 0.0;
        foreach (var parameter in parameters)
        {
            squares += parameter.Grad * parameter.Grad;
        }

        var norm = Math.Sqrt(squares);
        var factor = Factor(norm, maximum);
        foreach (var parameter in parameters)
        {
            parameter.Grad *= factor;
        }

        return norm;
    }

    /// <summary>Clips a gradient from a tape.</summary>
    /// <param name="gradient">The derivatives, changed in place.</param>
    /// <param name="maximum">The longest that the gradient may be: 0 or more.</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is negative or not finite.</exception>
    public static double ByNorm(Span<double> gradient, double maximum)
    {
        var squares = 0.0;
        foreach (var derivative in gradient)
        {
            squares += derivative * derivative;
        }

        var norm = Math.Sqrt(squares);
        var factor = Factor(norm, maximum);
        foreach (ref var derivative in gradient)
        {
            derivative *= factor;
        }

        return norm;
    }

    // Math.Min hands on NaN.
    private static double Factor(double norm, double maximum) =>
        Math.Min(1, Hyperparameter.NotNegative(maximum, "maximum", nameof(maximum)) / (norm + 1e-6));
}
