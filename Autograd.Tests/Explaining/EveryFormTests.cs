using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Explaining;

/// <summary>What holds for every form of an explanation, a picture and a page.</summary>
public class EveryFormTests
{
    [Fact]
    public void It_is_the_same_in_every_culture()
    {
        var graph = Graph();
        OtherCulture.Run(() => Forms(graph)).ShouldBe(Forms(graph));
    }

    [Fact]
    public void Threads_that_write_one_graph_at_once_write_the_same()
    {
        var graph = Graph();
        var alone = Forms(graph);
        string[][] together = [[], []];
        OnThread.AllAtOnce(() => together[0] = Forms(graph), () => together[1] = Forms(graph));
        together.ShouldBe([alone, alone]);
    }

    [Fact]
    public void Threads_that_read_one_explanation_at_once_read_the_same()
    {
        var expected = Read(Graph().Explain());
        var explanation = Graph().Explain();
        string[][] together = [[], []];
        OnThread.AllAtOnce(() => together[0] = Read(explanation), () => together[1] = Read(explanation));
        together.ShouldBe([expected, expected]);
    }

    [Fact]
    public void A_page_of_a_network_is_the_same_in_every_culture()
    {
        var network = new Mlp([2, 3, 1], Activation.Tanh, seed: 1);
        OtherCulture.Run(Texts).ShouldBe(Texts());

        string[] Texts() => [network.ToHtml([-0.5, 1e-9]), network.ToString(), network.Layers[0].ToString()];
    }

    [Fact]
    public void A_page_of_a_deep_graph_is_written_without_recursion() => OnThread.WithSmallStack(() =>
        Enumerable.Range(0, 3000).Aggregate(new Value(1), (value, _) => value.Sin()).ToHtml().ShouldContain("stage: 3000"));

    // Negative, fractional, tiny, large and infinite numbers, NaN, and a choice.
    private static Value Graph()
    {
        Value x = new(-2.5, "x"), y = new(1.5e-7, "y"), z = new(12_345_678.9, "z");
        var f = Value.Sum((x * y) - z, Value.Dot([x, y], [z, z], -0.25), Value.Where(x > -3, x, y), z / 0, x.Log(), Value.LogSumExp(x, y, -1e300)).Named("f");
        f.Backward();
        return f;
    }

    private static string[] Forms(Value root) => [.. Read(root.Explain()), root.ToDot(), root.ToMermaid(), root.ToSvg(), root.ToHtml()];

    private static string[] Read(Explanation explanation) => [explanation.ToString(), explanation.ToLatex(), explanation.ToMarkdown()];
}
