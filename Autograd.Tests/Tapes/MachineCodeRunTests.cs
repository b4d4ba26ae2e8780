using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>How machine code is run: in chunks, on threads, over its own input, and without allocation.</summary>
public class MachineCodeRunTests
{
    private const int Calls = 1000;

    private static readonly IReadOnlyList<ReferenceCase> Expressions = ReferenceCase.Read("expressions.json");

    public static TheoryData<int> ExpressionNumbers => [.. Enumerable.Range(0, Expressions.Count)];

    [Theory]
    [MemberData(nameof(ExpressionNumbers))]
    public void Code_in_chunks_has_the_bits_of_code_in_one(int number)
    {
        var recorded = Expressions[number];
        var inputs = Numbers.Variables(recorded.Inputs);
        var y = recorded.Run(new AsNodes(), inputs);
        var whole = CompiledGraph.Gradient(y, inputs, chunkSize: CompiledGraph.Whole);
        whole.ScratchLength.ShouldBe(0);
        var expected = whole.At(recorded.Inputs);
        foreach (var size in (int[])[1, 2, 5, 30])
        {
            var (value, gradient) = CompiledGraph.Gradient(y, inputs, chunkSize: size).At(recorded.Inputs);
            value.ShouldHaveTheBitsOf(expected.Value, $"{recorded} in chunks of {size}");
            gradient.ShouldBe(expected.Results, $"{recorded} in chunks of {size}");
        }
    }

    [Fact]
    public void A_long_program_is_cut_and_passes_numbers_through_scratch()
    {
        var (inputs, y) = Rosenbrock();
        var compiled = CompiledGraph.Gradient(y, inputs);
        compiled.ScratchLength.ShouldBeGreaterThan(0);
        y.Backward();
        var (value, gradient) = compiled.At(Array.ConvertAll(inputs, x => x.Data));

        // Sums of hundreds of terms in another order.
        value.ShouldAgreeWith(y.Data, 1e-12);
        gradient.ShouldAgreeWith(Array.ConvertAll(inputs, x => x.Grad), 1e-12);
    }

    [Theory]
    [InlineData(CompiledGraph.Whole)]
    [InlineData(7)]
    public void The_gradient_may_be_written_over_the_point(int chunkSize)
    {
        var (inputs, y) = Rosenbrock();
        var point = Array.ConvertAll(inputs, x => x.Data);
        var compiled = CompiledGraph.Gradient(y, inputs, chunkSize: chunkSize);
        var (value, gradient) = compiled.At(point);
        compiled.Run(point, point, new double[compiled.ScratchLength + 1]).ShouldBe(value);
        point.ShouldBe(gradient);
    }

    [Fact]
    public void Thousands_of_derivatives_are_written_each_in_its_place()
    {
        // f = Σ xᵢ yᵢ: the gradient is (y, x). The first input is not used, so its derivative is 0.
        const int Pairs = 2000;
        double[] x = [.. Enumerable.Range(1, Pairs)], y = Array.ConvertAll(x, number => -number);
        var inputs = Numbers.Variables([7, .. x, .. y]);
        var compiled = CompiledGraph.Gradient(Value.Dot(inputs.AsSpan(1, Pairs), inputs.AsSpan(1 + Pairs)), inputs);
        var (value, gradient) = compiled.At([7, .. x, .. y]);

        // −Σ i², all whole numbers below 2⁵³.
        value.ShouldBe(-(Pairs * (Pairs + 1.0) * (2 * Pairs + 1) / 6));
        gradient.ShouldBe([0, .. y, .. x]);
    }

    [Fact]
    public void The_whole_point_is_read_before_a_derivative_is_written_over_it()
    {
        // f = x · y: ∂f/∂x is y, which the first of three chunks has already.
        var inputs = Numbers.Variables(1, 1);
        var compiled = CompiledGraph.Gradient(inputs[0] * inputs[1], inputs, chunkSize: 1);
        double[] point = [3, 5];
        compiled.Run(point, point, new double[compiled.ScratchLength]).ShouldBe(15);
        point.ShouldBe([5, 3]);
    }

    [Fact]
    public void Eight_threads_run_the_same_code_at_once()
    {
        var (inputs, y) = Rosenbrock();
        var compiled = CompiledGraph.Gradient(y, inputs, chunkSize: 50);
        var points = Enumerable.Range(0, 8).Select(thread => Array.ConvertAll(inputs, x => x.Data + 0.1 * thread)).ToArray();
        var alone = Array.ConvertAll(points, point => compiled.At(point));
        OnThread.AllAtOnce([.. Enumerable.Range(0, points.Length).Select(thread => (Action)(() =>
        {
            double[] gradient = new double[inputs.Length], scratch = new double[compiled.ScratchLength];
            for (var call = 0; call < Calls; call++)
            {
                Array.Clear(gradient);
                compiled.Run(points[thread], gradient, scratch).ShouldBe(alone[thread].Value);
                gradient.ShouldBe(alone[thread].Results);
            }
        }))]);
    }

    [Theory]
    [InlineData(CompiledGraph.Whole)]
    [InlineData(50)]
    public void A_call_allocates_nothing(int chunkSize)
    {
        var (inputs, y) = Rosenbrock();
        var compiled = CompiledGraph.Gradient(y, inputs, chunkSize: chunkSize);
        double[] point = new double[inputs.Length], gradient = new double[inputs.Length], scratch = new double[compiled.ScratchLength + 1];
        compiled.Run(point, gradient, scratch);
        Memory.AllocatedBy(() =>
        {
            for (var call = 0; call < Calls; call++)
            {
                compiled.Run(point, gradient, scratch);
            }
        }).ShouldBe(0);
    }

    // Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²
    private static (Value[] X, Value Y) Rosenbrock()
    {
        var x = Numbers.Variables([.. Enumerable.Range(0, 60).Select(i => 0.3 + 0.02 * i)]);
        var terms = Enumerable.Range(0, x.Length - 1).Select(i => 100 * Value.Square(x[i + 1] - x[i] * x[i]) + Value.Square(1 - x[i]));
        return (x, Value.Sum([.. terms]));
    }
}
