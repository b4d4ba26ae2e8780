using static System.FormattableString;

namespace Autograd.Core;

/// <summary>
/// The computation of a value in stages, forward, and its derivatives by the chain rule from the last stage back to the first: what
/// a textbook would print as the solution. Made by <see cref="Value.Explain"/>.
/// </summary>
/// <remarks>
/// It is a picture of the moment when it was made, and never changes. Formulas are those of the rules, run on <see cref="Formula"/>;
/// derivatives are the recorded ones. The texts round numbers to six significant digits, the properties do not.
/// </remarks>
public sealed class Explanation
{
    private const int ContributionsPerStage = 10;

    internal Explanation(Value root, int maximumStages)
    {
        var graph = new Graph(root);
        Check(graph.Order, maximumStages);

        var names = new ShownNames(graph.Order);
        var adjoints = graph.Adjoints();
        List<Leaf> leaves = [];
        List<Stage> stages = [];
        for (var i = 0; i < adjoints.Length; i++)
        {
            var node = graph.Order[i];
            if (node.Shape == Shape.Variable)
            {
                leaves.Add(new(node, names[node], node.Data, adjoints[i]));
            }
            else if (!node.IsLeaf)
            {
                stages.Add(new(stages.Count + 1, node, adjoints[i], names));
            }
        }

        (Name, Data, Leaves, Stages, Renamed) = (names[root], root.Data, leaves, stages, names.Renamed);
        Contributions = [.. Backward(stages, names)];
    }

    /// <summary>What the root is called here.</summary>
    public string Name { get; }

    /// <summary>The number of the root.</summary>
    public double Data { get; }

    /// <summary>The variables, in the order of their first use.</summary>
    public IReadOnlyList<Leaf> Leaves { get; }

    /// <summary>The operations in forward order; the last one's result is the root.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>The lines of the backward pass in order, from the last stage to the first.</summary>
    public IReadOnlyList<Contribution> Contributions { get; }

    /// <summary>Whether the root is a constant: then there is nothing to explain.</summary>
    internal bool IsConstant => Stages.Count == 0 && Leaves.Count == 0;

    /// <summary>Names that were given but cannot stand in a formula, or are those of another value too.</summary>
    internal IReadOnlyList<(string Shown, string Given)> Renamed { get; }

    /// <summary>The explanation as text in columns, at most 100 characters wide.</summary>
    public override string ToString() => TextForm.Of(this);

    /// <summary>The explanation as tables of Markdown.</summary>
    public string ToMarkdown() => MarkdownForm.Of(this);

    /// <summary>The explanation as <c>align*</c> environments of LaTeX, for a document that uses the package amsmath.</summary>
    public string ToLatex() => LatexForm.Of(this);

    private static IEnumerable<Contribution> Backward(List<Stage> stages, ShownNames names)
    {
        var totals = new Dictionary<Value, double>();
        for (var i = stages.Count - 1; i >= 0; i--)
        {
            var stage = stages[i];
            for (var e = 0; e < stage.Node.EdgeCount; e++)
            {
                var (operand, derivative) = stage.Node.EdgeAt(e);
                if (!operand.IsConstant)
                {
                    var isFirst = !totals.TryGetValue(operand, out var total);
                    totals[operand] = total + (derivative * stage.Adjoint);
                    yield return new(stage, e, operand, names[operand], derivative, isFirst, totals[operand]);
                }
            }
        }
    }

    private static void Check(IReadOnlyList<Value> order, int maximumStages)
    {
        long stages = 0, contributions = 0;
        foreach (var node in order)
        {
            stages += node.IsLeaf ? 0 : 1;
            for (var e = 0; e < node.EdgeCount; e++)
            {
                contributions += node.EdgeAt(e).Operand.IsConstant ? 0 : 1;
            }
        }

        var needed = Math.Max(stages, (contributions + ContributionsPerStage - 1) / ContributionsPerStage);
        if (needed > maximumStages)
        {
            throw new InvalidOperationException(
                $"The graph has {Counts.Of(stages, "stage")} with {Counts.Of(contributions, "contribution")}, and Explain shows at most {Counts.Of(maximumStages, "stage")} "
                + $"with {Counts.Of((long)ContributionsPerStage * maximumStages, "contribution")}. Explain a part of the graph, or ask for all: "
                + Invariant($"Explain(maximumStages: {needed})."));
        }
    }
}
