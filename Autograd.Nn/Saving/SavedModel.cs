namespace Autograd.Nn;

/// <summary>What a model file holds.</summary>
/// <param name="Model">The model.</param>
/// <param name="Optimizer">
/// The optimizer of the model's parameters, as it was after its last step; null if none was saved. A trainer of the two goes on to the
/// same bits, if the rest of it is as before.
/// </param>
/// <param name="Epochs">How many epochs were done: the <c>completed</c> of <see cref="Trainer.Fit"/>.</param>
public sealed record SavedModel(Model Model, Optimizer? Optimizer, int Epochs);
