using System.Globalization;

namespace Autograd.Core;

/// <summary>What a gradient check found.</summary>
public sealed record GradientCheckReport
{
    internal GradientCheckReport(IReadOnlyList<InputCheck> inputs) => Inputs = inputs;

    /// <summary>One finding for each input, in order.</summary>
    public IReadOnlyList<InputCheck> Inputs { get; }

    /// <summary>The input where the two disagree most.</summary>
    public InputCheck Worst => Inputs.MaxBy(input => double.IsNaN(input.Error) ? double.PositiveInfinity : input.Error)!;

    /// <summary>Whether every error is at most <paramref name="tolerance"/>; 1e-6 suits the default step.</summary>
    public bool Passes(double tolerance = 1e-6) => Inputs.All(input => input.Error <= tolerance);

    /// <summary>The worst input, in words.</summary>
    public override string ToString() => $"Worst of {Inputs.Count}: {Worst}";
}

/// <summary>One input of a gradient check.</summary>
public sealed record InputCheck
{
    internal InputCheck(int input, double gradient, double difference, double step, bool kinkInStep) =>
        (Input, Gradient, Difference, Step, KinkInStep) = (input, gradient, difference, step, kinkInStep);

    /// <summary>Its index.</summary>
    public int Input { get; }

    /// <summary>The derivative from the graph.</summary>
    public double Gradient { get; }

    /// <summary>The central difference.</summary>
    public double Difference { get; }

    /// <summary>The step h to either side.</summary>
    public double Step { get; }

    /// <summary>Whether the slope jumps between x − h and x + h; then the difference says little.</summary>
    public bool KinkInStep { get; }

    /// <summary>
    /// |gradient − difference|, over the larger of 1 and their sizes. 0 where both are the same infinity, infinite where one is; NaN
    /// where one is NaN.
    /// </summary>
    public double Error
    {
        get
        {
            var size = Math.Max(1, Math.Max(Math.Abs(Gradient), Math.Abs(Difference)));
            return Gradient == Difference ? 0 : double.IsInfinity(size) ? size : Math.Abs(Gradient - Difference) / size;
        }
    }

    /// <summary>The finding in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"input {Input}: gradient {Gradient}, central difference {Difference}, step {Step:G3}, error {Error:G3}")
        + (KinkInStep ? "; a kink or a pole lies inside the step" : "");
}
