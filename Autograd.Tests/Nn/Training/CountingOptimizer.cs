using Autograd.Nn;

namespace Autograd.Tests.Nn.Training;

/// <summary>Moves nothing, and counts.</summary>
internal sealed class CountingOptimizer(IEnumerable<Value> parameters) : FirstOrderOptimizer(parameters, learningRate: 0)
{
    public int Steps { get; private set; }

    protected override void Update(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient) => Steps++;
}
