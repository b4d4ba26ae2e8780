namespace Autograd.Tests.Core;

/// <summary>What PyTorch recorded, see Reference/README.md; compared to 1e-9, relative above 1.</summary>
public class ReferenceTests : RowTests
{
    private const double Recorded = 1e-9;

    // The one graph that is steep enough behind a softplus of 20.6 to show that PyTorch's is the identity there: by 1.1e-9.
    private const int SteepBehindSoftplus = 80;

    private static readonly IReadOnlyList<ReferenceCase> Expressions = ReferenceCase.Read("expressions.json");
    private static readonly IReadOnlyList<ReferenceCase> Edges = ReferenceCase.Read("edges.json");

    public static TheoryData<int> ExpressionNumbers => [.. Enumerable.Range(0, Expressions.Count)];

    public static TheoryData<int> EdgeNumbers => [.. Enumerable.Range(0, Edges.Count)];

    public static TheoryData<int> NumbersOfEdgesOfOneInput =>
        [.. Enumerable.Range(0, Edges.Count).Where(number => Edges[number].Inputs.Length == 1)];

    [Fact]
    public void All_recorded_cases_are_here() => (Expressions.Count, Edges.Count).ShouldBe((200, 83));

    [Theory]
    [MemberData(nameof(ExpressionNumbers))]
    public void A_recorded_graph_has_the_recorded_value_and_gradient(int number)
    {
        var expected = Expressions[number];
        var inputs = Numbers.Variables(expected.Inputs);
        var y = expected.Run(new AsNodes(Named) { SoftplusAsRecorded = number == SteepBehindSoftplus }, inputs);
        y.Backward();

        y.Data.ShouldAgreeWith(expected.Value, Recorded, $"{expected}");
        Array.ConvertAll(inputs, x => x.Grad).ShouldAgreeWith(expected.Gradient, Recorded, $"{expected}");
    }

    [Theory]
    [MemberData(nameof(ExpressionNumbers))]
    public void A_recorded_graph_has_the_recorded_gradient_in_the_pure_form_and_as_a_graph(int number)
    {
        var expected = Expressions[number];
        var inputs = Numbers.Variables(expected.Inputs);
        var y = expected.Run(new AsNodes(Named) { SoftplusAsRecorded = number == SteepBehindSoftplus }, inputs);

        Derivative.Gradient(y, inputs).ShouldAgreeWith(expected.Gradient, Recorded, $"{expected}");
        Array.ConvertAll(Derivative.Of(y, inputs), d => d.Data).ShouldAgreeWith(expected.Gradient, Recorded, $"{expected}");
    }

    [Theory]
    [MemberData(nameof(ExpressionNumbers))]
    public void A_recorded_graph_has_the_recorded_gradient_in_forward_mode(int number)
    {
        var expected = Expressions[number];
        for (var i = 0; i < expected.Inputs.Length; i++)
        {
            var duals = expected.Inputs.Select((x, j) => new Dual(x, j == i ? 1 : 0));
            var y = expected.Run(new AsDuals(Named) { SoftplusAsRecorded = number == SteepBehindSoftplus }, duals);
            y.Primal.ShouldAgreeWith(expected.Value, Recorded, $"{expected}");
            y.Tangent.ShouldAgreeWith(expected.Gradient[i], Recorded, $"{expected}, input {i}");
        }
    }

    // The rows' own derivatives are not used here but for the kernels', so an error in a row and one in its expansion would differ.
    [Theory, ThroughExpansion]
    [MemberData(nameof(ExpressionNumbers))]
    public void A_recorded_graph_has_the_recorded_gradient_through_expanded_rows(int number)
    {
        var expected = Expressions[number];
        var inputs = Numbers.Variables(expected.Inputs);
        var y = expected.Run(new Expanded(Named) { SoftplusAsRecorded = number == SteepBehindSoftplus }, inputs);

        y.Data.ShouldAgreeWith(expected.Value, Recorded, $"{expected}");
        Derivative.Gradient(y, inputs).ShouldAgreeWith(expected.Gradient, Recorded, $"{expected}");
    }

    // Relative also for the tiny, but for 0, where the gradient of sigmoid(40) is 4e-18 here; softplus(25) is exact here, by 6e-13.
    [Theory]
    [MemberData(nameof(EdgeNumbers))]
    public void A_recorded_edge_has_the_recorded_value_and_gradient(int number)
    {
        var expected = Edges[number];
        var inputs = Numbers.Variables(expected.Inputs);
        var y = expected.Run(new AsNodes(Named), inputs);
        y.Backward();

        ShouldAgree(y.Data, expected.Value);
        var pure = Derivative.Gradient(y, inputs);
        for (var i = 0; i < inputs.Length; i++)
        {
            ShouldAgree(inputs[i].Grad, expected.Gradient[i]);
            ShouldAgree(pure[i], expected.Gradient[i]);
        }

        void ShouldAgree(double actual, double recorded) =>
            actual.ShouldBeWithin(recorded == 0 ? 1e-15 : Recorded * Math.Abs(recorded), recorded, $"{expected}");
    }

    // With several inputs, forward mode multiplies the tangents of 0 by infinite derivatives, which is NaN; with one it does not.
    [Theory]
    [MemberData(nameof(NumbersOfEdgesOfOneInput))]
    public void A_recorded_edge_of_one_input_has_the_recorded_gradient_in_forward_mode(int number)
    {
        var expected = Edges[number];
        var y = expected.Run(new AsDuals(Named), [new Dual(expected.Inputs[0], 1)]);
        y.Tangent.ShouldAgreeWith(expected.Gradient[0], Recorded, $"{expected}");
    }

    [Fact]
    public void Above_20_softplus_is_exact_where_the_recording_switches_to_the_identity()
    {
        // ln(1 + e²⁵) = 25 + ln(1 + e⁻²⁵) = 25 + 1.3888e-11; four ulps of 25 are 1.4e-14.
        (ValueOf<Softplus>(25) - 25).ShouldBe(1.3888e-11, 2e-14);
    }

    [Fact]
    public void The_graph_that_is_steep_behind_a_softplus_has_its_exact_value()
    {
        // 0.179316171138041129 in arithmetic of 40 digits; the graph makes the rounding of a double ten times larger.
        var steep = Expressions[SteepBehindSoftplus];
        steep.Run(new AsNodes(Named), Numbers.Variables(steep.Inputs)).Data.ShouldBe(0.179316171138041129, 1e-14);
    }

    // e⁻⁴⁰ / (1 + e⁻⁴⁰)² = 4.248354255291589e-18; 1e-12 of that for another exp.
    [Fact]
    public void The_gradient_of_sigmoid_at_40_is_not_lost() => GradientOf<Sigmoid>(40).ShouldBe(4.248354255291589e-18, 1e-30);
}
