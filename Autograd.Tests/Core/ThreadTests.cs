namespace Autograd.Tests.Core;

/// <summary>Threads with graphs of their own do not meet; threads that only read one graph may share it.</summary>
public class ThreadTests
{
    private const int Rounds = 200;

    [Fact]
    public void Two_threads_build_and_differentiate_graphs_of_their_own_at_once()
    {
        double[] alone = [.. BuildAndRunBackward(0.3), .. BuildAndRunBackward(-0.8)];
        double[] left = [], right = [];
        OnThread.AllAtOnce(
            () => left = Repeated(() => BuildAndRunBackward(0.3)),
            () => right = Repeated(() => BuildAndRunBackward(-0.8)));
        left.Concat(right).ShouldBe(alone);
    }

    [Fact]
    public void A_thousand_threads_differentiate_graphs_of_their_own_at_once()
    {
        const int Threads = 1000;
        double[][] alone = [.. Enumerable.Range(0, Threads).Select(i => BuildAndRunBackward(i / 1000.0))], together = new double[Threads][];
        OnThread.AllAtOnce([.. Enumerable.Range(0, Threads).Select(i => (Action)(() => together[i] = BuildAndRunBackward(i / 1000.0)))]);
        for (var i = 0; i < Threads; i++)
        {
            together[i].ShouldBe(alone[i], $"thread {i}");
        }
    }

    [Fact]
    public void Threads_take_pure_gradients_of_one_graph_at_once()
    {
        var variables = Numbers.Variables(0.3, -0.8);
        var y = Build(variables);
        var alone = Derivative.Gradient(y, variables);
        double[] left = [], right = [];
        OnThread.AllAtOnce(
            () => left = Repeated(() => Derivative.Gradient(y, variables)),
            () => right = Repeated(() => Derivative.Gradient(y, variables)));
        left.ShouldBe(alone);
        right.ShouldBe(alone);
        variables.ShouldAllBe(x => x.Grad == 0);
    }

    [Fact]
    public void Threads_take_second_derivatives_of_one_graph_at_once()
    {
        var variables = Numbers.Variables(0.3, -0.8);
        var y = Build(variables);
        var hessian = Derivative.Hessian(y, variables);
        var jacobian = Derivative.Jacobian(Derivative.Of(y, variables), variables);
        OnThread.AllAtOnce(
            () => Repeated(() => Derivative.Hessian(y, variables).Row(0)).ShouldBe(hessian.Row(0)),
            () => Repeated(() => Derivative.Jacobian(Derivative.Of(y, variables), variables).Row(0)).ShouldBe(jacobian.Row(0)));
    }

    private static double[] BuildAndRunBackward(double at)
    {
        var variables = Numbers.Variables(at, 2 * at);
        Build(variables).Backward();
        return Array.ConvertAll(variables, x => x.Grad);
    }

    private static Value Build(Value[] x)
    {
        var y = x[0] * x[1];
        for (var i = 0; i < 50; i++)
        {
            y = Value.LogSumExp(y.Tanh(), Value.Dot(x, [y, x[0]]), x[1]);
        }

        return y;
    }

    // Every round must give what the first gave.
    private static double[] Repeated(Func<double[]> run)
    {
        var first = run();
        for (var i = 1; i < Rounds; i++)
        {
            run().ShouldBe(first);
        }

        return first;
    }
}
