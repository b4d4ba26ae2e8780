using Autograd.Nn;

namespace Autograd.Tests.Nn;

/// <summary>Where L-BFGS asks for the loss, and when it need not.</summary>
public sealed class LbfgsCallsTests
{
    private readonly Value w = 1;
    private readonly List<double> asked = [];

    [Fact]
    public void A_gradient_of_just_the_tolerance_asks_for_no_step()
    {
        var optimizer = new Lbfgs([w], gradientTolerance: 2);

        optimizer.Step(Parabola); // its derivative at 1 is 2

        optimizer.Converged.ShouldBeTrue();
        asked.ShouldBe([1]);
    }

    [Fact]
    public void Where_nothing_is_remembered_one_search_along_the_gradient_is_enough()
    {
        var optimizer = new Lbfgs([w]);

        optimizer.Step(Uphill);

        optimizer.Converged.ShouldBeTrue();
        asked.Count.ShouldBeLessThanOrEqualTo(26); // the start, and 25 trials at most
    }

    [Fact]
    public void A_slope_that_stays_is_followed_to_the_minimum_of_the_cubic()
    {
        // L = −x − x²/20 + x³/48, x = w − 1: L′ is −1 at 0 and −0.95 at x = 2, the first trial, so that a longer step is tried: to
        // where L′ = −1 − x/10 + x²/16 is 0, which the cubic through two trials of a cubic has exactly.
        var optimizer = new Lbfgs([w], learningRate: 2);

        optimizer.Step(gradient =>
        {
            asked.Add(w.Data);
            var x = w.Data - 1;
            gradient[0] = -1 - (x / 10) + (x * x / 16);
            return -x - (x * x / 20) + (x * x * x / 48);
        });

        asked.Count.ShouldBe(3);
        w.Data.ShouldBe(1 + (8 * (0.1 + Math.Sqrt(0.01 + 0.25))), 1e-12); // rounding in the cubic
    }

    [Fact]
    public void Before_the_last_resort_the_loss_is_asked_for_at_the_start_again()
    {
        var optimizer = new Lbfgs([w], learningRate: 0.1);
        optimizer.Step(Parabola);
        optimizer.Capture().Memories.ShouldNotBeEmpty();
        var start = w.Data;
        asked.Clear();

        // Lowest at the start and infinite beside it, so that trials come nearer by halves; 25 of them do not reach it.
        optimizer.Step(gradient =>
        {
            asked.Add(w.Data);
            gradient[0] = -1;
            return w.Data == start ? 1 : double.PositiveInfinity;
        });

        optimizer.Converged.ShouldBeTrue();
        asked.Count(place => place == start).ShouldBe(2); // before each of the two searches
        asked.Count.ShouldBe(2 * (1 + 25));
        w.Data.ShouldBe(start);
    }

    [Fact]
    public void After_an_exception_at_the_start_it_is_asked_for_anew()
    {
        var optimizer = new Lbfgs([w], learningRate: 0.1);
        var fails = false;
        LossGradient function = gradient => fails ? throw new InvalidTimeZoneException() : Parabola(gradient);
        optimizer.Step(function);

        w.Data = 7;
        fails = true;
        Should.Throw<InvalidTimeZoneException>(() => optimizer.Step(function));
        fails = false;

        optimizer.Step(function).ShouldBe(49); // not the loss where the step before ended
    }

    private double Parabola(Span<double> gradient)
    {
        asked.Add(w.Data);
        gradient[0] = 2 * w.Data;
        return w.Data * w.Data;
    }

    // Of which the derivative has the wrong sign, so that no step along it is lower.
    private double Uphill(Span<double> gradient)
    {
        asked.Add(w.Data);
        gradient[0] = -1;
        return w.Data;
    }
}
