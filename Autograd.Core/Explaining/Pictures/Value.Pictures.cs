using static System.FormattableString;

namespace Autograd.Core;

public partial class Value
{
    /// <summary>The limit of Mermaid itself, unless its <c>maxEdges</c> is configured.</summary>
    private const int MermaidEdges = 500;

    /// <summary>The same for <c>maxTextSize</c>.</summary>
    private const int MermaidCharacters = 50_000;

    /// <summary>
    /// The graph below this value in DOT, for Graphviz to draw: operands on the left, this value on the right, on every arrow the
    /// local derivative as recorded.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A variable is an ellipse, the result of an operation a box, this value has a double outline; a double inside an expression is
    /// a small dashed box at each of its uses, and its dashed arrow has no derivative. Names are those of <see cref="Explain"/>, but
    /// one that could not stand in a formula is shown as it was given. Numbers have six significant digits.
    /// </para>
    /// <para>
    /// Adjoints are what <see cref="Grad"/> holds, and so those of the last backward pass. While this value's own is 0, no pass from
    /// here has run since it was built or <see cref="ZeroGrad"/> was called, for that would have left its seed: then the nodes say
    /// "backward not run yet", even if a leaf holds something from another graph.
    /// </para>
    /// </remarks>
    /// <param name="maximumEdges">The most arrows that are drawn.</param>
    /// <param name="parameters">Leaves shared by all samples, told apart from inputs: hexagons.</param>
    /// <exception cref="ArgumentException">One of <paramref name="parameters"/> is null or not a variable.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumEdges"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The graph is larger than that.</exception>
    public string ToDot(int maximumEdges = 2000, IEnumerable<Value>? parameters = null) =>
        GraphvizForm.Of(PictureOf(parameters, maximumEdges, nameof(ToDot)));

    /// <summary>
    /// The same picture as <see cref="ToDot"/> as a flowchart of Mermaid, which Markdown may hold in a block of <c>```mermaid</c>:
    /// a variable has round ends, the result of an operation is a box, a constant is dashed; this value has a thick line and
    /// double sides, or is a double circle if it is a leaf.
    /// </summary>
    /// <param name="parameters">Leaves shared by all samples, told apart from inputs: hexagons.</param>
    /// <exception cref="ArgumentException">One of <paramref name="parameters"/> is null or not a variable.</exception>
    /// <exception cref="InvalidOperationException">
    /// The graph has more than 500 edges, or its text more than 50,000 characters: Mermaid would refuse to draw it.
    /// </exception>
    public string ToMermaid(IEnumerable<Value>? parameters = null)
    {
        const string Instead = "Draw a part of the graph, or use ToDot.";
        var text = MermaidForm.Of(Picture.Of(this, ParameterSet(parameters), MermaidEdges, edges =>
            $"The graph has {Counts.Of(edges, "edge")}, and Mermaid draws at most {MermaidEdges}. {Instead}"));
        return text.Length <= MermaidCharacters ? text : throw new InvalidOperationException(
            $"The flowchart has {Counts.Of(text.Length, "character")}, and Mermaid reads at most {Counts.Number(MermaidCharacters)}. {Instead}");
    }

    /// <summary>
    /// The same picture as <see cref="ToDot"/> as a drawing in SVG, which needs no program but a browser, and is light or dark as the
    /// reader has it.
    /// </summary>
    /// <remarks>
    /// A number that is NaN or infinite is red; a warning sign is at the first such value in forward order, or where all values are
    /// finite at the first such derivative.
    /// </remarks>
    /// <param name="maximumEdges">The most edges that are drawn.</param>
    /// <param name="parameters">Leaves shared by all samples, told apart from inputs: hexagons.</param>
    /// <exception cref="ArgumentException">One of <paramref name="parameters"/> is null or not a variable.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumEdges"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The graph is larger than that.</exception>
    public string ToSvg(int maximumEdges = 2000, IEnumerable<Value>? parameters = null) =>
        SvgForm.Of(PictureOf(parameters, maximumEdges, nameof(ToSvg)));

    private Picture PictureOf(IEnumerable<Value>? parameters, int maximumEdges, string method)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumEdges);
        return Picture.Of(this, ParameterSet(parameters), maximumEdges, edges =>
            $"The graph has {Counts.Of(edges, "edge")}, and {method} draws at most {Counts.Number(maximumEdges)}. Draw a part of the graph, or ask for all: "
            + Invariant($"{method}(maximumEdges: {edges})."));
    }

    private static HashSet<Value> ParameterSet(IEnumerable<Value>? parameters)
    {
        HashSet<Value> set = [.. parameters ?? []];
        foreach (var parameter in set)
        {
            if (parameter is not { Shape: Shape.Variable })
            {
                throw new ArgumentException(
                    parameter is null ? "A parameter is null: give variables only."
                        : $"'{parameter.Label()}' is {(parameter.IsConstant ? "a constant" : $"the result of '{parameter.Operation}'")}: a parameter must be a variable.",
                    nameof(parameters));
            }
        }

        return set;
    }
}
