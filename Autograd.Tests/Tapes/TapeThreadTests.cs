using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>Results do not depend on the number of threads, and one tape serves many at once.</summary>
public class TapeThreadTests
{
    private static readonly int[] ThreadCounts = [1, 2, 3, 8];
    private static readonly int[] RowCounts = [1, 31, 33, 1000, 5000];

    [Fact]
    public void A_batch_gradient_has_the_same_bits_on_any_number_of_threads()
    {
        var (tape, rows) = Network();
        foreach (var count in RowCounts)
        {
            double[] expected = new double[tape.Parameters.Length], actual = new double[tape.Parameters.Length];
            var mean = tape.BatchGradient(rows.AsSpan(0, 3 * count), expected, threads: 1);
            foreach (var threads in ThreadCounts)
            {
                Array.Fill(actual, double.NaN);
                tape.BatchGradient(rows.AsSpan(0, 3 * count), actual, threads).ShouldHaveTheBitsOf(mean, $"{count} rows, {threads} threads");
                actual.ShouldBe(expected, $"{count} rows, {threads} threads");
            }
        }
    }

    [Fact]
    public void Each_gradient_and_value_has_the_same_bits_on_any_number_of_threads()
    {
        var (tape, rows) = Network();
        foreach (var count in RowCounts)
        {
            var (values, gradients) = Each(1);
            foreach (var threads in ThreadCounts)
            {
                var each = Each(threads);
                each.Values.ShouldBe(values, $"{count} rows, {threads} threads");
                each.Gradients.ShouldBe(gradients, $"{count} rows, {threads} threads");
                var evaluated = new double[count];
                tape.EvaluateBatch(rows.AsSpan(0, 3 * count), evaluated, threads);
                evaluated.ShouldBe(values, $"{count} rows, {threads} threads");
            }

            (double[] Values, double[] Gradients) Each(int threads)
            {
                double[] values = new double[count], gradients = new double[3 * count];
                tape.EachGradient(rows.AsSpan(0, 3 * count), values, gradients, threads);
                return (values, gradients);
            }
        }
    }

    [Fact]
    public void Sixteen_threads_that_share_a_tape_each_get_the_right_answer()
    {
        var (tape, rows) = Network();
        var expected = new double[16][];
        for (var i = 0; i < expected.Length; i++)
        {
            expected[i] = Answers(tape, rows, i, threads: 1);
        }

        var actual = new double[16][];
        OnThread.AllAtOnce([.. Enumerable.Range(0, 16).Select(i => (Action)(() => actual[i] = Answers(tape, rows, i, threads: 2)))]);
        for (var i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldBe(expected[i], $"thread {i}");
        }
    }

    [Fact]
    public void What_a_users_rule_throws_in_a_replay_reaches_the_caller_and_the_tape_works_afterwards()
    {
        Value x = 1, w = 2;
        var tape = Tape.Record(w * Value.Apply<Fragile>(x), [x], [w]);
        double[] rows = [.. Enumerable.Range(0, 200_000).Select(i => i % 7 - 3.0)], gradient = [7];
        foreach (var threads in ThreadCounts)
        {
            Fragile.IsBroken = true;
            Should.Throw<NotSupportedException>(() => tape.BatchGradient(rows, gradient, threads)).Message.ShouldBe("broken");
            Should.Throw<NotSupportedException>(() => tape.Gradient([3], gradient)).Message.ShouldBe("broken");
            gradient.ShouldBe([7.0]);

            // w · the mean of x², and that mean by w; 1e-12 for another order of summation.
            Fragile.IsBroken = false;
            tape.BatchGradient(rows, gradient, threads).ShouldBe(2 * rows.Average(row => row * row), 1e-12);
            gradient[0].ShouldBe(rows.Average(row => row * row), 1e-12);
            gradient[0] = 7;
        }
    }

    /// <summary>The answers to all calls, many times over, for rows of the caller's own.</summary>
    private static double[] Answers(Tape tape, double[] rows, int caller, int threads)
    {
        var some = rows.AsSpan(30 * caller, 3 * 1500);
        double[] byParameters = new double[tape.Parameters.Length], byPoint = new double[tape.Parameters.Length];
        double[] byInputs = new double[3], jacobian = new double[3], values = new double[1500], gradients = new double[4500];
        double value = 0, mean = 0;
        for (var repetition = 0; repetition < 5; repetition++)
        {
            mean = tape.BatchGradient(some, byParameters, threads);
            tape.EachGradient(some, values, gradients, threads);
            tape.Gradient(some[..3], byInputs);
            tape.Jacobian(some[..3], jacobian);
            tape.ParameterGradient(some[..3], byPoint);
            value = tape.Evaluate(some[..3]);
        }

        return [mean, value, .. byParameters, .. values, .. gradients, .. byInputs, .. jacobian, .. byPoint];
    }

    private static (Tape Tape, double[] Rows) Network()
    {
        var network = new Mlp([2, 8, 8, 1], Activation.Tanh, seed: 1);
        Value[] inputs = [0.0, 0.0, 0.0];
        var loss = Loss.SquaredError(network.Forward(inputs.AsSpan(0, 2))[0], inputs[2]);
        var random = new Random(1);
        return (Tape.Record(loss, inputs, network.Parameters), [.. Enumerable.Range(0, 3 * 5000).Select(_ => random.NextDouble() - 0.5)]);
    }

    /// <summary>y = a², unless it is broken</summary>
    private readonly struct Fragile : IUnary
    {
        public static volatile bool IsBroken;

        static T IUnary.Primal<T>(T a) => IsBroken ? throw new NotSupportedException("broken") : a * a;
        static T IUnary.Da<T>(T a, T y) => 2 * a;
    }
}
