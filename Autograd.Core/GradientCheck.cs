using static System.FormattableString;

namespace Autograd.Core;

/// <summary>Compares the gradient of a function with central differences, input by input.</summary>
public static class GradientCheck
{
    /// <summary>The step per unit of an argument: the cube root of the double's precision, at which rounding and curvature err alike.</summary>
    public const double DefaultStep = 6.0554544523933395e-6;

    /// <summary>
    /// Differentiates <paramref name="function"/> at a point by <see cref="Derivative.Gradient(Value, ReadOnlySpan{Value})"/> and by
    /// (f(x + h) − f(x − h)) / 2h for each input, with h = <paramref name="relativeStep"/> · max(1, |x|).
    /// </summary>
    /// <param name="function">Builds the graph from its inputs; it is called anew for each point.</param>
    /// <param name="point">The inputs, at least one.</param>
    /// <param name="relativeStep">The step for an argument of size 1 or less; for larger ones it grows with them.</param>
    /// <exception cref="ArgumentNullException">The function or the point is null.</exception>
    /// <exception cref="ArgumentException">The point is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not a positive, finite number, or too small to move an input.</exception>
    /// <exception cref="InvalidOperationException">The function returned null.</exception>
    public static GradientCheckReport Run(Func<Value[], Value> function, double[] point, double relativeStep = DefaultStep)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(point);
        if (point.Length == 0)
        {
            throw new ArgumentException("There is no input to check: give the point at which to differentiate.", nameof(point));
        }

        if (!(relativeStep > 0 && double.IsFinite(relativeStep)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(relativeStep), relativeStep, Invariant($"The step must be a positive, finite number, such as {DefaultStep}."));
        }

        var gradient = GradientAt(function, point);
        var checks = new InputCheck[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            checks[i] = Check(function, point, i, gradient[i], relativeStep);
        }

        return new(checks);
    }

    private static InputCheck Check(Func<Value[], Value> function, double[] point, int input, double derivative, double relativeStep)
    {
        var x = point[input];
        var h = relativeStep * Math.Max(1, Math.Abs(x));
        double left = x - h, right = x + h;
        if (left == x || right == x)
        {
            throw new ArgumentOutOfRangeException(
                nameof(relativeStep), relativeStep, Invariant($"The step vanishes beside {x}: {DefaultStep} suits a double."));
        }

        var difference = (At(right) - At(left)) / (right - left);
        return new(input, derivative, difference, h, HasKink());

        double At(double moved) => Root(function, Moved(point, input, moved), out _).Data;

        double SlopeAt(double moved) => GradientAt(function, Moved(point, input, moved))[input];

        // Looked at twice as closely, a smooth slope changes half as much from one point to the next. The jump of a kink or a pole
        // stays between two of the points: whole, or half of it where a point meets the kink and finds a slope between its sides.
        bool HasKink()
        {
            const double Noticeable = 1e-6;
            const double Shrunk = 0.4;
            const int Finest = 32;
            double[] slopes = [SlopeAt(left), derivative, SlopeAt(right)];
            var first = LargestChange(slopes);
            for (var stretches = 2; ; stretches *= 2)
            {
                var change = LargestChange(slopes);
                if (!double.IsFinite(change))
                {
                    return true;
                }

                if (change <= Math.Max(Shrunk * first, Noticeable * Math.Max(1, Math.Abs(derivative))))
                {
                    return false;
                }

                if (stretches == Finest)
                {
                    return true;
                }

                slopes = WithMidpoints(slopes);
            }
        }

        double[] WithMidpoints(double[] slopes)
        {
            var finer = new double[(2 * slopes.Length) - 1];
            for (var i = 0; i < finer.Length; i++)
            {
                finer[i] = i % 2 == 0 ? slopes[i / 2] : SlopeAt(left + ((right - left) * i / (finer.Length - 1)));
            }

            return finer;
        }
    }

    private static double LargestChange(double[] slopes)
    {
        var largest = 0.0;
        for (var i = 1; i < slopes.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(slopes[i] - slopes[i - 1]));
        }

        return largest;
    }

    private static double[] GradientAt(Func<Value[], Value> function, double[] point) =>
        Derivative.Gradient(Root(function, point, out var inputs), inputs);

    private static Value Root(Func<Value[], Value> function, double[] point, out Value[] inputs)
    {
        inputs = Array.ConvertAll(point, x => new Value(x));
        return function(inputs)
            ?? throw new InvalidOperationException("The function returned null: it must return the Value that it built from its inputs.");
    }

    private static double[] Moved(double[] point, int input, double x)
    {
        var moved = (double[])point.Clone();
        moved[input] = x;
        return moved;
    }
}
