using System.Runtime.InteropServices;

namespace Autograd.Core;

// What is asked at a point, in new arrays: for optimisers that take functions of a point.
public sealed partial class Tape
{
    /// <summary>The values of all roots at a point, in a new array.</summary>
    /// <param name="point">A number for each input.</param>
    /// <returns>A number for each root.</returns>
    /// <exception cref="ArgumentException">Not one number for each input.</exception>
    public double[] EvaluateAll(ReadOnlySpan<double> point)
    {
        var values = new double[RootCount];
        Evaluate(point, values);
        return values;
    }

    /// <summary>The gradient by the inputs at a point, in a new array. Where the value is needed too, the other form has it for nothing.</summary>
    /// <param name="point">A number for each input.</param>
    /// <returns>The derivative by each input.</returns>
    /// <exception cref="ArgumentException">Not one number for each input.</exception>
    /// <exception cref="InvalidOperationException">The tape has several roots.</exception>
    public double[] Gradient(ReadOnlySpan<double> point)
    {
        var gradient = new double[Inputs.Length];
        Gradient(point, gradient);
        return gradient;
    }

    /// <summary>The gradient by the parameters at a point, in a new array. Where the value is needed too, the other form has it for nothing.</summary>
    /// <param name="point">A number for each input.</param>
    /// <returns>The derivative by each parameter.</returns>
    /// <exception cref="ArgumentException">Not one number for each input.</exception>
    /// <exception cref="InvalidOperationException">The tape has several roots.</exception>
    public double[] ParameterGradient(ReadOnlySpan<double> point)
    {
        var gradient = new double[parameters.Length];
        ParameterGradient(point, gradient);
        return gradient;
    }

    /// <summary>The roots × inputs matrix of the derivatives of each root by each input at a point, in a new array.</summary>
    /// <param name="point">A number for each input.</param>
    /// <exception cref="ArgumentException">Not one number for each input.</exception>
    public double[,] Jacobian(ReadOnlySpan<double> point)
    {
        var jacobian = new double[RootCount, Inputs.Length];
        Jacobian(point, jacobian.Length == 0 ? [] : MemoryMarshal.CreateSpan(ref jacobian[0, 0], jacobian.Length));
        return jacobian;
    }
}
