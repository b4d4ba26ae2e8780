using Autograd.Nn;
using Autograd.Tests.Core;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Nn;

/// <summary>
/// Every step s of L-BFGS, of whatever length, meets the conditions that the search promises: L(p + s) ≤ L(p) + c₁ g · s, and
/// |g′ · s| ≤ c₂ |g · s| with the gradient g before and g′ after it. Seeded: every run tries the same.
/// </summary>
public sealed class StrongWolfeTests
{
    private const double SufficientDecrease = 1e-4, Flattening = .9;

    private static readonly Gen<double> Coordinates = Gen.Choose(-2000, 2000).Select(thousandths => thousandths / 1000.0);

    private static readonly Arbitrary<(double[][] Factor, double[] Start)> Parabolas =
        (from size in Gen.Choose(1, 6)
         from factor in Gen.ArrayOf(Gen.ArrayOf(Coordinates, size), size)
         from start in Gen.ArrayOf(Coordinates, size)
         select (factor, start)).ToArbitrary();

    [Fact]
    public void The_conditions_hold_at_every_step_on_random_parabolas() => Seeded.ForAll(Parabolas, parabola =>
    {
        // ½ |F x|² + ½ · 0.01 |x|², so that it is convex whatever F is.
        var x = Numbers.Variables(parabola.Start);
        Follow(x, gradient =>
        {
            var loss = 0.0;
            gradient.Clear();
            foreach (var row in parabola.Factor)
            {
                var y = row.Zip(x, (f, value) => f * value.Data).Sum();
                loss += .5 * y * y;
                for (var i = 0; i < x.Length; i++)
                {
                    gradient[i] += row[i] * y;
                }
            }

            for (var i = 0; i < x.Length; i++)
            {
                loss += .005 * x[i].Data * x[i].Data;
                gradient[i] += .01 * x[i].Data;
            }

            return loss;
        });
    }, tests: 200);

    [Fact]
    public void The_conditions_hold_at_every_step_of_training_a_network() => Seeded.ForAll(Gen.Choose(0, 10_000).ToArbitrary(), seed =>
    {
        var network = new Mlp([2, 4, 1], Activation.Tanh, seed);
        Value a = new(0), b = new(0), target = new(0);
        var tape = Tape.Record((network.Forward(a, b)[0] - target).Square(), [a, b, target], network.Parameters);
        double[] rows = [0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, .5, .2, 1, -1, .3, 0];

        Follow([.. network.Parameters], gradient => tape.BatchGradient(rows, gradient, threads: 1)).ShouldBeGreaterThan(5);
    }, tests: 30);

    /// <summary>Returns how many steps were looked at, up to the convergence, where rounding outweighs the conditions.</summary>
    private static int Follow(Value[] x, LossGradient evaluate)
    {
        var optimizer = new Lbfgs(x, gradientTolerance: 1e-5);
        double[] before = new double[x.Length], after = new double[x.Length];
        for (var step = 0; step < 100; step++)
        {
            var start = x.Data();
            var loss = evaluate(before);
            optimizer.Step(evaluate).ShouldBe(loss);
            if (optimizer.Converged)
            {
                return step;
            }

            var lower = evaluate(after);
            var (slope, flatter, rounding) = (0.0, 0.0, 0.0);
            for (var i = 0; i < x.Length; i++)
            {
                var s = x[i].Data - start[i];
                slope += before[i] * s;
                flatter += after[i] * s;

                // What p + s and the sums round off.
                rounding += 1e-14 * (Math.Abs(before[i]) + Math.Abs(after[i])) * (Math.Abs(s) + Math.Abs(start[i]));
            }

            lower.ShouldBeLessThanOrEqualTo(loss + (SufficientDecrease * (slope + rounding)));
            Math.Abs(flatter).ShouldBeLessThanOrEqualTo((Flattening * Math.Abs(slope)) + rounding);
        }

        return 100;
    }
}
