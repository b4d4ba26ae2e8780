namespace Autograd.Nn;

/// <summary>What a model file holds.</summary>
public sealed record SavedModel
{
    internal SavedModel(Model model, Optimizer? optimizer, int epochs) => (Model, Optimizer, Epochs) = (model, optimizer, epochs);

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>
    /// The optimizer of the model's parameters, as it was after its last step; null if none was saved. A trainer of the two goes on
    /// to the same bits, if the rest of it is as before.
    /// </summary>
    public Optimizer? Optimizer { get; }

    /// <summary>How many epochs were done: the <c>completed</c> of <see cref="Trainer.Fit"/>.</summary>
    public int Epochs { get; }

    /// <summary>The three parts, as in <c>var (model, optimizer, epochs) = ModelFile.Load(path)</c>.</summary>
    public void Deconstruct(out Model model, out Optimizer? optimizer, out int epochs) => (model, optimizer, epochs) = (Model, Optimizer, Epochs);
}
