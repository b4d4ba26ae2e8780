namespace Autograd.Nn;

/// <summary>A loss and its gradient at the present <see cref="Autograd.Core.Value.Data"/> of an optimizer's parameters.</summary>
/// <param name="gradient">
/// A derivative for each parameter, in the order of <see cref="Optimizer.Parameters"/>: to be written, whatever it holds before.
/// </param>
/// <returns>The loss.</returns>
public delegate double LossGradient(Span<double> gradient);
