using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Nn;

public sealed class LbfgsTests
{
    [Fact]
    public void The_first_step_is_steepest_descent_and_the_second_knows_the_curvature()
    {
        Value w = 4;
        var optimizer = new Lbfgs([w]);
        var calls = 0;

        // L = 4w², L′ = 8w. α = 1/|g| = 1/32, so that w moves by 1, from 64 to 36: low enough, and the slope is ¾ of what it was.
        optimizer.Step(Square).ShouldBe(64);
        w.Data.ShouldBe(3);

        // s = −1 and y = 24 − 32, so that γ = s·y / y·y = ⅛, the inverse of L″: Newton's step, exact on a parabola.
        optimizer.Step(Square).ShouldBe(36);
        w.Data.ShouldBe(0);
        calls.ShouldBe(3); // the loss at 3 was known

        optimizer.Step(Square).ShouldBe(0);
        optimizer.Converged.ShouldBeTrue();

        double Square(Span<double> gradient)
        {
            calls++;
            gradient[0] = 8 * w.Data;
            return 4 * w.Data * w.Data;
        }
    }

    // Measured: 38 and 534 steps, and 46 and 618 calls; the rest is for another rounding.
    [Theory]
    [InlineData(2, 45, 60)]
    [InlineData(100, 600, 700)]
    public void Rosenbrocks_valley_is_followed_to_its_minimum(int dimensions, int mostSteps, int mostCalls)
    {
        var x = Numbers.Variables([.. Enumerable.Range(0, dimensions).Select(i => i % 2 == 0 ? -1.2 : 1)]);
        var (steps, calls) = Minimize(new(x), Rosenbrock(x));

        // The least curvature at the minimum is about ½, so that a gradient below the tolerance of 1e-7 is this near.
        x.Data().ShouldAllBe(coordinate => Math.Abs(coordinate - 1) < 1e-5);
        steps.ShouldBeLessThanOrEqualTo(mostSteps);
        calls.ShouldBeLessThanOrEqualTo(mostCalls);
    }

    // As many as its axes, which exact searches would take, and some more since these are not exact: measured 12, 31 and 54.
    [Theory]
    [InlineData(5, 15)]
    [InlineData(20, 35)]
    [InlineData(50, 60)]
    public void A_parabola_takes_about_as_many_steps_as_it_has_dimensions(int dimensions, int mostSteps)
    {
        var x = Numbers.Variables([.. Enumerable.Repeat(1.0, dimensions)]);
        var (steps, _) = Minimize(new(x), Ellipsoid(x));

        x.Data().ShouldAllBe(coordinate => Math.Abs(coordinate) <= 1e-7); // |g| ≤ 1e-7, and no curvature below 1
        steps.ShouldBeLessThanOrEqualTo(mostSteps);
    }

    [Fact]
    public void The_minimum_of_the_recorded_function_is_reached_from_the_recorded_start()
    {
        // (1 − a)² + 10 (b − a²)² + ½ (c − b)², where PyTorch's first-order steps were recorded: 0 at (1, 1, 1).
        var x = Numbers.Variables(-1.2, 1, .5);
        var (a, b, c) = (x[0], x[1], x[2]);
        var tape = Tape.Record((1 - a).Square() + (10 * (b - a.Square()).Square()) + (.5 * (c - b).Square()), [], x);

        Minimize(new(x), gradient => tape.ParameterGradient([], gradient)).Steps.ShouldBeLessThan(40);

        x.Data().ShouldAgreeWith([1, 1, 1], 1e-6); // |g| ≤ 1e-7 and a least curvature of about ⅒
    }

    [Fact]
    public void The_loss_is_lower_after_every_step()
    {
        var x = Numbers.Variables(-1.2, 1);
        var optimizer = new Lbfgs(x);
        var loss = Rosenbrock(x);
        var last = double.PositiveInfinity;
        while (!optimizer.Converged)
        {
            var present = optimizer.Step(loss);
            present.ShouldBeLessThan(last);
            last = present;
        }
    }

    [Fact]
    public void At_a_minimum_nothing_moves_and_one_call_says_so()
    {
        Value[] x = [1, 1];
        var optimizer = new Lbfgs(x);

        Minimize(optimizer, Rosenbrock(x)).ShouldBe((1, 1));

        x.Data().ShouldBe([1, 1]);
    }

    [Fact]
    public void A_gain_within_its_tolerance_is_convergence()
    {
        Value w = 4;
        var optimizer = new Lbfgs([w], lossTolerance: 3.5 / 8);

        optimizer.Step(Ellipsoid([w])); // from 8 to 4½, just the tolerance: α = ¼ moves by 1
        optimizer.Converged.ShouldBeTrue();
        w.Data.ShouldBe(3);
    }

    [Fact]
    public void A_learning_rate_of_0_moves_nothing()
    {
        Value w = 4;
        var optimizer = new Lbfgs([w], learningRate: 0);

        optimizer.Step(Ellipsoid([w])).ShouldBe(8);

        w.Data.ShouldBe(4);
        optimizer.Converged.ShouldBeFalse();
    }

    [Fact]
    public void A_parameter_set_between_steps_is_seen()
    {
        Value w = 4;
        var optimizer = new Lbfgs([w]);
        optimizer.Step(Ellipsoid([w]));

        w.Data = 10;

        optimizer.Step(Ellipsoid([w])).ShouldBe(50);
    }

    [Fact]
    public void Settings_out_of_their_ranges_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Lbfgs([1], learningRate: -1)).ParamName.ShouldBe("learningRate");
        Should.Throw<ArgumentOutOfRangeException>(() => new Lbfgs([1], memory: 0)).ParamName.ShouldBe("memory");
        Should.Throw<ArgumentOutOfRangeException>(() => new Lbfgs([1], gradientTolerance: -1)).ParamName.ShouldBe("gradientTolerance");
        Should.Throw<ArgumentOutOfRangeException>(() => new Lbfgs([1], lossTolerance: double.NaN)).ParamName.ShouldBe("lossTolerance");
        Should.Throw<ArgumentNullException>(() => new Lbfgs([1]).Step(null!)).ParamName.ShouldBe("evaluate");
    }

    [Fact]
    public void Steps_allocate_nothing_once_the_memory_is_full()
    {
        var x = Numbers.Variables([.. Enumerable.Repeat(-1.2, 30)]);
        var optimizer = new Lbfgs(x, memory: 3);
        var loss = Rosenbrock(x);
        for (var step = 0; step < 4; step++)
        {
            optimizer.Step(loss);
        }

        // Of several attempts: a collection in between counts what is left of a thread's share of the heap as allocated.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var step = 0; step < 5; step++)
            {
                optimizer.Step(loss);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        least.ShouldBe(0);
        optimizer.Converged.ShouldBeFalse(); // so that those were steps
    }

    private static (int Steps, int Calls) Minimize(Lbfgs optimizer, LossGradient evaluate)
    {
        var (steps, calls) = (0, 0);
        for (; steps < 10_000 && !optimizer.Converged; steps++)
        {
            optimizer.Step(gradient =>
            {
                calls++;
                return evaluate(gradient);
            });
        }

        return (steps, calls);
    }

    /// <summary>Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²</summary>
    private static LossGradient Rosenbrock(Value[] x) => gradient =>
    {
        var loss = 0.0;
        gradient.Clear();
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var (a, b) = (x[i].Data, x[i + 1].Data);
            var bend = b - (a * a);
            loss += (100 * bend * bend) + ((1 - a) * (1 - a));
            gradient[i] += (-400 * a * bend) - (2 * (1 - a));
            gradient[i + 1] += 200 * bend;
        }

        return loss;
    };

    /// <summary>Σ ½ k xₖ², k from 1</summary>
    private static LossGradient Ellipsoid(Value[] x) => gradient =>
    {
        var loss = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            gradient[i] = (i + 1) * x[i].Data;
            loss += .5 * gradient[i] * x[i].Data;
        }

        return loss;
    };
}
