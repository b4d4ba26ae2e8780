namespace Autograd.Tests.Core;

/// <summary>Graphs a million deep or wide, and diamonds with 2⁶⁰ paths: linear in the edges, and without recursion.</summary>
public class DepthAndWidthTests
{
    private const int Million = 1_000_000;

    // xₙ₊₁ = sin xₙ: the derivative of the last by the first is the product of the cosines, taken from the top as a backward pass
    // does. It falls no faster than n^(−3/2), so it is about 1e-9 here.
    private static readonly double[] Orbit = OrbitFrom(0.5);

    [Fact]
    public void Backward_of_a_chain_a_million_deep_needs_no_stack() => OnThread.WithSmallStack(() =>
    {
        var (x, y) = Chain();
        y.Backward();
        y.Data.ShouldBe(Orbit[Million]);
        x.Grad.ShouldBe(ProductOfCosines());
    });

    [Fact]
    public void The_topological_order_of_a_chain_a_million_deep_needs_no_stack() => OnThread.WithSmallStack(() =>
    {
        var (x, y) = Chain();
        var order = TopologicalOrder.Of(y);
        order.Count.ShouldBe(Million + 1);
        order[0].ShouldBeSameAs(x);
        order[^1].ShouldBeSameAs(y);
    });

    [Fact]
    public void The_pure_gradient_of_a_chain_a_million_deep_needs_no_stack() => OnThread.WithSmallStack(() =>
    {
        var (x, y) = Chain();
        Derivative.Gradient(y, x).ShouldBe(ProductOfCosines());
    });

    [Fact]
    public void The_derivative_of_a_chain_a_million_deep_as_a_graph_needs_no_stack() => OnThread.WithSmallStack(() =>
    {
        var (x, y) = Chain();
        Derivative.Of(y, x).Data.ShouldBe(ProductOfCosines());
    });

    [Fact]
    public void A_Hessian_vector_product_of_a_chain_a_million_deep_needs_no_stack() => OnThread.WithSmallStack(() =>
    {
        // y = (1 + 1e-6)^n · x², so y″ = 2 (1 + 1e-6)^n = 2e, but for n ulps of rounding and a relative n · 1e-12 / 2.
        Value x = 3;
        var y = x * x;
        for (var i = 0; i < Million; i++)
        {
            y *= 1 + 1e-6;
        }

        Derivative.HessianVector(y, [x], [1])[0].ShouldBe(2 * Math.E, 1e-5);
    });

    [Fact]
    public void FindNonFinite_at_the_bottom_of_a_chain_a_million_deep_needs_no_stack() => OnThread.WithSmallStack(() =>
    {
        Value x = 0;
        var log = x.Log();
        var y = log;
        for (var i = 0; i < Million; i++)
        {
            y += 1;
        }

        y.FindNonFinite()!.Node.ShouldBeSameAs(log);
    });

    [Fact]
    public void ZeroGrad_of_a_chain_a_million_deep_needs_no_stack() => OnThread.WithSmallStack(() =>
    {
        var (x, y) = Chain();
        x.Grad = 7;
        y.ZeroGrad();
        x.Grad.ShouldBe(0);
    });

    [Fact]
    public void Sixty_doublings_have_2_to_the_60_paths_and_61_nodes()
    {
        Value x = 1;
        var y = x;
        for (var i = 0; i < 60; i++)
        {
            y += y;
        }

        y.Backward();
        x.Grad.ShouldBe(Math.Pow(2, 60));
        TopologicalOrder.Of(y).Count.ShouldBe(61);
        Derivative.Gradient(y, x).ShouldBe(Math.Pow(2, 60));
        Derivative.Of(y, x).Data.ShouldBe(Math.Pow(2, 60));
        Derivative.JacobianVector([y], [x], [1]).ShouldBe([Math.Pow(2, 60)]);
        y.FindNonFinite().ShouldBeNull();
    }

    [Fact]
    public void The_Hessian_of_sixty_diamonds_is_found_at_once()
    {
        // y = 2⁶⁰ · x²: y″ = 2⁶¹.
        Value x = 3;
        var y = x * x;
        for (var i = 0; i < 60; i++)
        {
            y += y;
        }

        Derivative.Hessian(y, x)[0, 0].ShouldBe(Math.Pow(2, 61));
        Derivative.Gradient(Derivative.Of(y, x), x).ShouldBe(Math.Pow(2, 61));
    }

    [Fact]
    public void A_leaf_used_a_million_times_in_one_sum_collects_a_million_contributions()
    {
        Value x = 2;
        var y = Value.Sum(Enumerable.Repeat(x, Million));
        y.Backward();
        (y.Data, x.Grad).ShouldBe((2 * Million, Million));
        Derivative.Gradient(y, x).ShouldBe(Million);
        Derivative.Of(y, x).Data.ShouldBe(Million);
    }

    [Fact]
    public void A_leaf_used_by_a_million_nodes_collects_a_contribution_from_each()
    {
        // Σ i · x for i below n: n(n − 1) / 2, exact in a double.
        Value x = 2;
        var y = Value.Sum(Enumerable.Range(0, Million).Select(i => i * x));
        y.Backward();
        x.Grad.ShouldBe(0.5 * Million * (Million - 1));
        Derivative.Gradient(y, x).ShouldBe(0.5 * Million * (Million - 1));
    }

    private static (Value X, Value Y) Chain()
    {
        Value x = Orbit[0];
        var y = x;
        for (var i = 0; i < Million; i++)
        {
            y = y.Sin();
        }

        return (x, y);
    }

    private static double[] OrbitFrom(double x)
    {
        var orbit = new double[Million + 1];
        orbit[0] = x;
        for (var i = 0; i < Million; i++)
        {
            orbit[i + 1] = Math.Sin(orbit[i]);
        }

        return orbit;
    }

    private static double ProductOfCosines()
    {
        var product = 1.0;
        for (var i = Million - 1; i >= 0; i--)
        {
            product *= Math.Cos(Orbit[i]);
        }

        return product;
    }
}
