using Autograd.Core;

namespace Autograd.Nn;

/// <summary>An optimizer as numbers with names: what a file must keep, beside the parameters, for training to go on to the same bits.</summary>
/// <param name="Method">Which optimizer, such as "adam".</param>
/// <param name="Settings">What it was made with, and its present learning rate; yes and no are 1 and 0.</param>
/// <param name="Steps">How many steps lie behind.</param>
/// <param name="Memories">What it remembers from step to step: a number for each parameter in each.</param>
internal sealed record OptimizerState(
    string Method,
    IReadOnlyDictionary<string, double> Settings,
    long Steps,
    IReadOnlyDictionary<string, double[]> Memories)
{
    private static readonly OptimizerMethod[] Methods = [Sgd.Method, RmsProp.Method, Adam.Method, AdamW.Method, Lbfgs.Method];

    /// <summary>The optimizer again, with memories of its own, for parameters in the order of those it had.</summary>
    /// <exception cref="ArgumentException">A name or a number is not one that the optimizer can have; the message says which.</exception>
    public Optimizer Restore(IEnumerable<Value> parameters)
    {
        var method = Array.Find(Methods, method => method.Name == Method) ?? throw new ArgumentException(
            $"No optimizer has the name '{Method}', but {string.Join(", ", Methods.Select(method => $"'{method.Name}'"))} have.");
        return method.Restore(this, parameters);
    }
}
