namespace Autograd.Benchmarks;

/// <summary>A function of one point and its gradient by way of a delegate, as code that is generated at run time is called.</summary>
/// <param name="point">The variables.</param>
/// <param name="gradient">Takes the derivative by each of them.</param>
/// <returns>The function's value.</returns>
internal delegate double GradientFunction(ReadOnlySpan<double> point, Span<double> gradient);
