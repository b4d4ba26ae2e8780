using Autograd.Nn;

namespace Autograd.Tests.Nn;

/// <summary>L-BFGS on losses that break off, lie or throw.</summary>
public sealed class LbfgsTroubleTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Behind_a_wall_of_what_is_not_finite_the_minimum_is_found(double wall)
    {
        // 100 w − ln w, whose minimum of 1 + ln 100 is at 1/100; steepest descent from ½ goes to −½.
        Value w = .5;
        var optimizer = new Lbfgs([w], lossTolerance: 0);
        for (var step = 0; step < 50 && !optimizer.Converged; step++)
        {
            optimizer.Step(gradient =>
            {
                gradient[0] = 100 - (1 / w.Data);
                return w.Data > 0 ? (100 * w.Data) - Math.Log(w.Data) : wall;
            });
        }

        // The curvature there is 1e4, and a gain of 1e-15 of the loss is lost in rounding: √(1e-15 / 1e4) = 3e-10.
        w.Data.ShouldBe(.01, 1e-9);
        optimizer.Converged.ShouldBeTrue();
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_gradient_that_is_not_finite_is_too_far(double derivative)
    {
        Value w = 1;
        var optimizer = new Lbfgs([w]);

        // w², without a derivative below ½: the step by 1 to 0 is halved.
        optimizer.Step(gradient =>
        {
            gradient[0] = w.Data < .5 ? derivative : 2 * w.Data;
            return w.Data * w.Data;
        });

        w.Data.ShouldBe(.5);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(3, double.NaN)]
    [InlineData(3, double.NegativeInfinity)]
    public void Where_the_start_is_not_finite_nothing_moves_and_the_caller_sees_it(double loss, double derivative)
    {
        Value[] x = [2, 3];
        var optimizer = new Lbfgs(x);
        var calls = 0;

        optimizer.Step(Broken).ShouldBe(loss);
        optimizer.Step(Broken).ShouldBe(loss);

        x.Data().ShouldBe([2, 3]);
        optimizer.Converged.ShouldBeFalse();
        calls.ShouldBe(2); // it may be finite by now

        double Broken(Span<double> gradient)
        {
            calls++;
            (gradient[0], gradient[1]) = (1, derivative);
            return loss;
        }
    }

    [Fact]
    public void If_no_step_lowers_the_loss_the_parameters_are_put_back_and_what_was_remembered_is_dropped()
    {
        Value[] x = [.3, .7];
        var optimizer = new Lbfgs(x);
        var calls = 0;
        optimizer.Step(Bowl);
        optimizer.Capture().Memories.ShouldNotBeEmpty();
        var before = x.Data();

        optimizer.Step(gradient =>
        {
            calls++;
            var loss = Bowl(gradient);
            (gradient[0], gradient[1]) = (-gradient[0], -gradient[1]); // points the wrong way
            return loss;
        });

        x.Data().ShouldBe(before);
        optimizer.Converged.ShouldBeTrue();
        optimizer.Capture().Memories.ShouldBeEmpty();
        calls.ShouldBeLessThanOrEqualTo(52); // two searches of 25 trials at most, and the start before each

        // With the true gradient it goes on from there.
        optimizer.Step(Bowl);
        optimizer.Converged.ShouldBeFalse();
        optimizer.Step(Bowl).ShouldBeLessThan(Math.Cosh(before[0]) + Math.Cosh(before[1]));

        double Bowl(Span<double> gradient)
        {
            (gradient[0], gradient[1]) = (Math.Sinh(x[0].Data), Math.Sinh(x[1].Data));
            return Math.Cosh(x[0].Data) + Math.Cosh(x[1].Data);
        }
    }

    [Fact]
    public void If_the_function_has_changed_meanwhile_it_starts_again_along_the_gradient_of_now()
    {
        // cosh(w − c): c goes from 2 to −2 between two steps, so that the remembered gradient points away from the minimum.
        Value w = 0;
        var minimum = 2.0;
        var optimizer = new Lbfgs([w]);
        optimizer.Step(Catenary);
        optimizer.Capture().Memories.ShouldNotBeEmpty();
        var before = w.Data;
        before.ShouldBeInRange(0.1, 1.9);

        minimum = -2;
        optimizer.Step(Catenary);

        w.Data.ShouldBeLessThan(before);
        optimizer.Converged.ShouldBeFalse();

        double Catenary(Span<double> gradient)
        {
            gradient[0] = Math.Sinh(w.Data - minimum);
            return Math.Cosh(w.Data - minimum);
        }
    }

    [Fact]
    public void A_step_against_the_curvature_is_taken_but_not_remembered()
    {
        // −w² from 1: every step outwards is lower, and the gradient falls along it, so that s · y < 0.
        Value w = 1;
        var optimizer = new Lbfgs([w]);

        optimizer.Step(gradient =>
        {
            gradient[0] = -2 * w.Data;
            return -w.Data * w.Data;
        });

        w.Data.ShouldBeGreaterThan(1);
        optimizer.Capture().Memories.ShouldBeEmpty();
    }

    [Fact]
    public void A_gain_too_small_for_the_slope_is_not_enough()
    {
        // w² from 1, but for 0, the first trial: the slope of −2 · 2 promises 2e-4 of ½ · 4 · 1e-4, and there it gains 1e-5.
        Value w = 1;

        new Lbfgs([w]).Step(gradient =>
        {
            gradient[0] = 2 * w.Data;
            return w.Data == 0 ? 1 - 1e-5 : w.Data * w.Data;
        });

        w.Data.ShouldNotBe(0);
        Math.Abs(w.Data).ShouldBeLessThan(1);
    }

    [Fact]
    public void Where_no_step_flattens_the_slope_the_lowest_one_is_taken()
    {
        // |w| is as steep on either side: each search runs out of trials about the kink, on one side or on the other.
        for (var start = 3.1; start < 4; start += .1)
        {
            Value w = start;
            var optimizer = new Lbfgs([w]);
            optimizer.Step(Kink);
            Math.Abs(w.Data).ShouldBeLessThan(1e-5);
            optimizer.Step(Kink).ShouldBeGreaterThanOrEqualTo(Math.Abs(w.Data)); // what is known is of where it stands

            double Kink(Span<double> gradient)
            {
                gradient[0] = Math.Sign(w.Data);
                return Math.Abs(w.Data);
            }
        }
    }

    [Fact]
    public void A_loss_without_a_minimum_ends_each_search()
    {
        Value w = 0;
        var optimizer = new Lbfgs([w]);
        var calls = 0;

        optimizer.Step(gradient =>
        {
            calls++;
            gradient[0] = -1;
            return -w.Data;
        });

        w.Data.ShouldBeGreaterThan(1e6);
        calls.ShouldBe(26); // the start, and 25 trials
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void An_exception_from_any_call_leaves_parameters_and_optimizer_as_they_were(int failing)
    {
        Value[] untroubled = [-1.2, 1, .5], x = [-1.2, 1, .5];
        var (reference, optimizer) = (new Lbfgs(untroubled), new Lbfgs(x));
        Run(reference, 3);
        Run(optimizer, 3);
        var before = x.Data();

        // Set far off, so that the search is long, and the start is not known.
        (x[0].Data, untroubled[0].Data) = (40, 40);
        var calls = 0;
        Should.Throw<TimeoutException>(() => optimizer.Step(gradient => ++calls == failing ? throw new TimeoutException() : Curve(x)(gradient)));

        x.Data().ShouldBe([40, before[1], before[2]]);
        optimizer.StepsTaken.ShouldBe(3);
        Run(reference, 5);
        Run(optimizer, 5);
        x.Data().ShouldBe(untroubled.Data());
    }

    [Fact]
    public void An_exception_in_the_last_resort_leaves_what_was_remembered()
    {
        Value[] x = [-1.2, 1, .5];
        var optimizer = new Lbfgs(x);
        Run(optimizer, 3);
        var (point, memories) = (x.Data(), Remembered());
        var atStart = 0;

        // Everywhere else the loss is higher, so that the search fails; it throws when it is asked for the start again.
        Should.Throw<TimeoutException>(() => optimizer.Step(gradient =>
        {
            gradient.Fill(1);
            var isStart = x.Data().SequenceEqual(point);
            return isStart && ++atStart == 2 ? throw new TimeoutException() : isStart ? 1 : 2;
        }));

        x.Data().ShouldBe(point);
        Remembered().ShouldBe(memories);

        double[] Remembered() => [.. optimizer.Capture().Memories.Values.SelectMany(numbers => numbers)];
    }

    private static void Run(Lbfgs optimizer, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            optimizer.Step(Curve([.. optimizer.Parameters]));
        }
    }

    // (1 − a)² + 10 (b − a²)² + ½ (c − b)² and its derivatives.
    private static LossGradient Curve(Value[] x) => gradient =>
    {
        var (a, b, c) = (x[0].Data, x[1].Data, x[2].Data);
        var bend = b - (a * a);
        gradient[0] = (-2 * (1 - a)) - (40 * a * bend);
        gradient[1] = (20 * bend) - (c - b);
        gradient[2] = c - b;
        return ((1 - a) * (1 - a)) + (10 * bend * bend) + (.5 * (c - b) * (c - b));
    };
}
