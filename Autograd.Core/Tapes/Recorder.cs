using System.Globalization;

namespace Autograd.Core;

/// <summary>Writes the graph below some roots down as a program, operands before results. Choices are recorded with both sides.</summary>
internal sealed class Recorder
{
    private readonly Dictionary<Value, int> places = [];
    private readonly WengertBuilder builder = new();
    private readonly Stack<(Value Node, int Next)> path = new();

    private Recorder()
    {
    }

    /// <summary>The program.</summary>
    /// <exception cref="ArgumentException">An input or parameter is no variable, or is listed twice; or a variable in the graph is neither.</exception>
    public static WengertList Record(ReadOnlySpan<Value> roots, ReadOnlySpan<Value> inputs, ReadOnlySpan<Value> parameters)
    {
        if (roots.IsEmpty)
        {
            throw new ArgumentException("A tape needs at least one root: the value to compute.", nameof(roots));
        }

        var recorder = new Recorder();
        recorder.Declare(inputs, InstructionKind.Input, nameof(inputs), "an input");
        recorder.Declare(parameters, InstructionKind.Parameter, nameof(parameters), "a parameter");
        var places = new int[roots.Length];
        for (var i = 0; i < roots.Length; i++)
        {
            Throw.IfNull(roots[i], nameof(roots));
            places[i] = recorder.Place(roots[i]);
        }

        return recorder.builder.Build(places);
    }

    private void Declare(ReadOnlySpan<Value> leaves, InstructionKind kind, string argument, string what)
    {
        for (var i = 0; i < leaves.Length; i++)
        {
            var leaf = leaves[i];
            Throw.IfNull(leaf, argument);
            if (leaf.Shape != Shape.Variable)
            {
                var reason = leaf.IsConstant ? "a constant" : $"the result of '{leaf.Operation}'";
                throw new ArgumentException(
                    $"'{leaf.Label()}', number {i} of {argument}, is {reason} and cannot be {what}: it must be a variable, made with new Value(...).",
                    argument);
            }

            if (places.TryGetValue(leaf, out var earlier))
            {
                var listed = builder[earlier].Kind == kind ? $"listed twice in {argument}: list it once" : "an input and a parameter: it can be only one of the two";
                throw new ArgumentException($"'{leaf.Label()}', number {i} of {argument}, is {listed}.", argument);
            }

            places.Add(leaf, builder.Leaf(kind, i));
        }
    }

    private int Place(Value root)
    {
        Enter(root);
        while (path.TryPop(out var top))
        {
            var (node, next) = top;
            if (next < BothSides.Count(node))
            {
                path.Push((node, next + 1));
                Enter(BothSides.At(node, next));
            }
            else
            {
                places.Add(node, Write(node));
            }
        }

        return Known(root);
    }

    private void Enter(Value node)
    {
        if (!node.IsConstant && !places.ContainsKey(node))
        {
            if (node.IsLeaf)
            {
                throw Unlisted(node);
            }

            path.Push((node, 0));
        }
    }

    private static ArgumentException Unlisted(Value node, string inputs = "inputs") => new(
        $"The variable {Describe(node)} is used in the graph, but is neither an input nor a parameter of the tape. "
        + "List it as one of them, or make it a constant, Value.Constant(...), if it is never to change.",
        inputs);

    private int Write(Value node)
    {
        if (node is ChoiceNode { Indicator: null } made)
        {
            return Known(BothSides.At(made, 0));
        }

        var operands = new int[BothSides.Count(node)];
        for (var i = 0; i < operands.Length; i++)
        {
            operands[i] = Known(BothSides.At(node, i));
        }

        return builder.Operation(node is ChoiceNode ? DecidedOperator<Select>.Instance : node.Operator!, operands);
    }

    // A constant is known by its number: a node may make it anew each time it is looked at.
    private int Known(Value node) => node.IsConstant ? builder.Constant(node.Data) : places[node];

    private static string Describe(Value variable) => variable.Name is { } name
        ? $"'{name}'"
        : $"without a name (its number is {variable.Data.ToString(CultureInfo.InvariantCulture)})";
}
