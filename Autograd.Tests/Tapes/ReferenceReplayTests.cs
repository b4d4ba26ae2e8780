using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>
/// Every graph that PyTorch recorded, replayed at every width and at one point: the value and gradient of the graph itself, NaN and
/// infinity alike.
/// </summary>
public class ReferenceReplayTests
{
    // A few ulps of the lanes' functions and of another rounding of sums of products, made larger by steep graphs.
    private const double Tolerance = 1e-12;

    private static readonly IReadOnlyList<ReferenceCase> Expressions = ReferenceCase.Read("expressions.json");
    private static readonly IReadOnlyList<ReferenceCase> Edges = ReferenceCase.Read("edges.json");

    public static TheoryData<int> ExpressionNumbers => [.. Enumerable.Range(0, Expressions.Count)];

    public static TheoryData<int> EdgeNumbers => [.. Enumerable.Range(0, Edges.Count)];

    [Theory]
    [MemberData(nameof(ExpressionNumbers))]
    public void A_recorded_graph_is_replayed_with_its_value_and_gradient(int number) => Check(Expressions[number]);

    [Theory]
    [MemberData(nameof(EdgeNumbers))]
    public void A_recorded_edge_is_replayed_with_its_value_and_gradient(int number) => Check(Edges[number]);

    private static void Check(ReferenceCase recorded)
    {
        var inputs = Numbers.Variables(recorded.Inputs);
        var y = recorded.Run(new AsNodes(), inputs);
        var gradient = Derivative.Gradient(y, inputs);
        var replays = new Replays(y, inputs);

        var point = replays.AtPoint(recorded.Inputs);
        point.Value.ShouldAgreeWith(y.Data, Tolerance, $"{recorded}, a point");
        point.Gradient.ShouldAgreeWith(gradient, Tolerance, $"{recorded}, a point");
        foreach (var width in Replays.Widths)
        {
            // Three rows: of lanes some are not in use.
            var (values, gradients) = replays.EachGradient(width, [.. recorded.Inputs, .. recorded.Inputs, .. recorded.Inputs]);
            values.ShouldAgreeWith([y.Data, y.Data, y.Data], Tolerance, $"{recorded}, {width} lanes");
            gradients.ShouldAgreeWith([.. gradient, .. gradient, .. gradient], Tolerance, $"{recorded}, {width} lanes");
        }
    }
}
