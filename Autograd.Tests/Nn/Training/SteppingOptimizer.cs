using Autograd.Nn;

namespace Autograd.Tests.Nn.Training;

/// <summary>Adds 1 to a bias at each step, and from some step on far too much.</summary>
internal sealed class SteppingOptimizer(Value bias, IEnumerable<Value> parameters, int explodeAt = int.MaxValue) : FirstOrderOptimizer(parameters, learningRate: 0)
{
    private int steps;

    /// <summary>Told of each step that was made.</summary>
    public Action<int>? Then { get; init; }

    protected override void Update(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient)
    {
        bias.Data += ++steps >= explodeAt ? 1e200 : 1;
        Then?.Invoke(steps);
    }
}
