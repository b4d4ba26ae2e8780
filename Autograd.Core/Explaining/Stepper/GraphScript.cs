using System.Text;

namespace Autograd.Core;

/// <summary>
/// A graph as an object of JavaScript that can be evaluated and differentiated anew: its values, and the rules that join them, run on
/// <see cref="Formula"/> in the notation of scripts.
/// </summary>
internal sealed class GraphScript
{
    private readonly SteppedGraph graph;
    private readonly IReadOnlyCollection<Value> parameters;
    private readonly Dictionary<(Operator Rule, int Operands), int> places = [];
    private readonly List<string> rules = [];

    private GraphScript(SteppedGraph graph, IReadOnlyCollection<Value> parameters) => (this.graph, this.parameters) = (graph, parameters);

    /// <summary>The object, with what the given views show.</summary>
    public static string Of(SteppedGraph graph, IReadOnlyCollection<Value> parameters, IReadOnlyList<View> views)
    {
        var script = new GraphScript(graph, parameters);
        var nodes = script.Nodes();
        var text = new StringBuilder("const graph = {\n")
            .Append($"name: {Script.Text(graph.Names[graph.Root])},\n")
            .Append($"root: {Script.Index(graph.PositionOf(graph.Root))},\n");
        AppendList(text, "rules", script.rules);
        AppendList(text, "nodes", nodes);
        AppendList(text, "views", views.Select(view =>
            $"{{ shown: {List(view.Shown)}, open: {List(view.Open)} }}"));
        return text.Append("};\n").ToString();
    }

    private static string List(int[] indexes) => $"[{string.Join(", ", indexes.Select(Script.Index))}]";

    private static void AppendList(StringBuilder text, string name, IEnumerable<string> items) =>
        text.Append($"{name}: [\n").AppendJoin(",\n", items).Append("\n],\n");

    private List<string> Nodes()
    {
        List<string> nodes = [];
        var stage = 0;
        foreach (var node in graph.Order)
        {
            var names = $"name: {Script.Text(graph.Names[node])}, label: {Script.Text(graph.Names.InPicture(node))}";
            nodes.Add(node.IsLeaf
                ? $"{{ {names}, data: {Script.Number(node.Data)}{(parameters.Contains(node) ? ", parameter: true" : node.IsConstant ? ", constant: true" : "")} }}"
                : $"{{ {names}, stage: {Script.Index(++stage)}, {Operation(node)} }}");
        }

        return nodes;
    }

    private string Operation(Value node) => node is ChoiceNode { Indicator: { } indicator } choice
        ? $"choice: true, {Condition(indicator, choice)}, operands: [{Operand(choice.WhenTrue)}, {Operand(choice.WhenFalse)}], "
            + $"formula: {Script.Text(Choice(indicator, choice))}, whys: [\"1\", \"1\"]"
        : Rule(node);

    private string Condition(Value indicator, ChoiceNode choice) => indicator.IsConstant
        ? $"indicator: null, holds: {(choice.Holds ? "true" : "false")}"
        : $"indicator: {Script.Index(graph.PositionOf(indicator))}";

    private string Rule(Value node)
    {
        var operands = Graph.OperandsOf(node);
        var wording = new Wording(node, graph.Names, Graph.IsAsRecorded(node));
        var names = Script.Parameters(operands.Length);
        var whys = wording.DerivativesByPoint(names).Select(why =>
            why is null ? "null" : why[0] == '"' ? why : $"{Script.Head(operands.Length, withResult: true)} => {why}");
        return $"rule: {Script.Index(PlaceOf(node.Operator!, operands.Length))}, operands: [{string.Join(", ", operands.Select(Operand))}], "
            + $"formula: {Script.Text(wording.FormulaIn(Notation.Text))}, whys: [{string.Join(", ", whys)}]";
    }

    private string Choice(Value indicator, ChoiceNode choice) =>
        Notation.Text.Call("where", [Shown(indicator), Shown(choice.WhenTrue), Shown(choice.WhenFalse)]).Text;

    private Written Shown(Value value) => value.IsConstant ? Notation.Text.Number(value.Data) : new(graph.Names[value], Binding.Atom);

    private string Operand(Value operand) =>
        operand.IsConstant ? $"{{ constant: {Script.Number(operand.Data)} }}" : Script.Index(graph.PositionOf(operand));

    private int PlaceOf(Operator rule, int operands)
    {
        if (!places.TryGetValue((rule, operands), out var place))
        {
            places.Add((rule, operands), place = rules.Count);
            rules.Add(Script.Rule(rule, operands));
        }

        return place;
    }
}
