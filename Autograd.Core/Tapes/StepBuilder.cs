namespace Autograd.Core;

/// <summary>Turns scheduled operations into steps: like neighbours into one step, dot products of the same inputs into a layer.</summary>
/// <typeparam name="T">A register's worth of samples.</typeparam>
internal sealed class StepBuilder<T> where T : struct, ILanes<T>, IReal<T>
{
    // Fewer neurons than a tile has rows are no faster as a matrix.
    private const int FewestNeurons = 4;
    private static readonly Operator Products = NaryOperator<Dot>.Instance;
    private readonly Layout layout;
    private readonly int[] order;
    private readonly List<(Step<T> Step, bool HasAdjoint)> steps = [];

    private StepBuilder(Layout layout, int[] order) => (this.layout, this.order) = (layout, order);

    /// <summary>The steps for what varies over the samples.</summary>
    public static Sequence<T> ForVarying(Layout layout, int rowLength) => new StepBuilder<T>(layout, layout.VaryingOrder).Build(layout.ArgumentOf, rowLength);

    /// <summary>The steps for what is shared, as rows of one number.</summary>
    public static Sequence<T> ForShared(Layout layout) =>
        new StepBuilder<T>(layout, layout.SharedOrder).Build(place => layout.ArgumentOf(place) with { IsShared = false }, rowLength: 1);

    private Sequence<T> Build(Func<int, Argument> argumentOf, int rowLength)
    {
        var next = 0;
        while (next < order.Length)
        {
            next += TryAddLayer(next) is > 0 and var neurons ? neurons : AddRun(next, argumentOf);
        }

        return new(steps, rowLength);
    }

    /// <summary>Adds one step for as many like operations as follow each other evenly; returns their number.</summary>
    private int AddRun(int first, Func<int, Argument> argumentOf)
    {
        var list = layout.List;
        var place = order[first];
        var rule = list[place].Operator!;
        var arguments = Arguments(place);
        var rows = 1;
        while (rule.RunsInRows && first + rows < order.Length && Continues(order[first + rows]))
        {
            rows++;
        }

        Add(rule.StepFor<T>(layout.SlotOf(place), rows, arguments), layout.WantsAdjoint(place));
        return rows;

        // What only decides a choice gets nothing from it, though it may get an adjoint from elsewhere.
        Argument[] Arguments(int place) => [.. list.OperandsOf(place).ToArray().Select((operand, e) =>
            rule.HandsDownTo(e) ? argumentOf(operand) : argumentOf(operand) with { WantsAdjoint = false })];

        bool Continues(int candidate)
        {
            if (list[candidate].Operator != rule || layout.WantsAdjoint(candidate) != layout.WantsAdjoint(place))
            {
                return false;
            }

            var others = Arguments(candidate);
            for (var e = 0; e < arguments.Length; e++)
            {
                var stride = rows == 1 ? others[e].Slot - arguments[e].Slot : arguments[e].Stride;

                // Backward, the rows of a run go in any order: none may be an operand of another.
                var isInRun = !others[e].IsShared && others[e].Slot >= layout.SlotOf(place);
                if (isInRun
                    || others[e].IsShared != arguments[e].IsShared
                    || others[e].WantsAdjoint != arguments[e].WantsAdjoint
                    || others[e].Slot != arguments[e].Slot + (rows * stride))
                {
                    return false;
                }
            }

            if (rows == 1)
            {
                for (var e = 0; e < arguments.Length; e++)
                {
                    arguments[e] = arguments[e] with { Stride = others[e].Slot - arguments[e].Slot };
                }
            }

            return true;
        }
    }

    /// <summary>Adds one step for dot products of shared weights with the same rows; returns their number, 0 where there are too few.</summary>
    private int TryAddLayer(int start)
    {
        var neurons = new List<Neuron>();
        while (start + neurons.Count < order.Length
            && Neuron.TryFrom(layout, order[start + neurons.Count]) is { } neuron
            && (neurons.Count == 0 || neuron.IsBeside(neurons[0])))
        {
            neurons.Add(neuron);
        }

        if (neurons.Count < FewestNeurons)
        {
            return 0;
        }

        var first = neurons[0];
        var inputs = first.Weights.Length;
        var (weights, row) = Together(neurons, inputs, inputs, (neuron, k) => neuron.Weights[k]);
        var (biases, step) = Together(neurons, 1, 1, (neuron, _) => neuron.Bias.Slot);
        Add(
            new LayerStep<T>(new(
                first.Row,
                neurons.Count,
                first.FirstInput,
                inputs,
                layout.ColumnOf(first.FirstInput, inputs),
                weights,
                row,
                biases,
                step,
                first.WantsInputs,
                neurons.Exists(neuron => neuron.WantsWeights),
                neurons.Exists(neuron => neuron.Bias.WantsAdjoint))),
            first.WantsAdjoint);
        return neurons.Count;
    }

    /// <summary>
    /// Where shared numbers stand, a row for each neuron at an even distance from the last; they are copied together if they do not
    /// stand so already.
    /// </summary>
    private (int First, int Row) Together(List<Neuron> neurons, int length, int leastRow, Func<Neuron, int, int> slotOf)
    {
        var first = slotOf(neurons[0], 0);
        var row = slotOf(neurons[1], 0) - first;
        for (var j = 0; j < neurons.Count; j++)
        {
            for (var k = 0; k < length; k++)
            {
                if (row < leastRow || slotOf(neurons[j], k) != first + (j * row) + k)
                {
                    return (layout.CopyTogether(neurons.SelectMany(neuron => Enumerable.Range(0, length).Select(i => slotOf(neuron, i)))), length);
                }
            }
        }

        return (first, row);
    }

    private void Add(Step<T> step, bool hasAdjoint) => steps.Add((step, hasAdjoint));

    /// <summary>A dot product of shared weights with rows that follow each other.</summary>
    private sealed record Neuron(int Row, int[] Weights, bool WantsWeights, int FirstInput, bool WantsInputs, Argument Bias, bool WantsAdjoint)
    {
        public bool IsBeside(Neuron other) => FirstInput == other.FirstInput && Weights.Length == other.Weights.Length && WantsAdjoint == other.WantsAdjoint;

        public static Neuron? TryFrom(Layout layout, int place)
        {
            if (!layout.List.Is(place, Products) || !layout.Varies(place))
            {
                return null;
            }

            var operands = layout.List.OperandsOf(place);
            var n = operands.Length / 2;
            var bias = operands.Length > 2 * n ? layout.ArgumentOf(operands[^1]) : new Argument(true, layout.SlotOfZero(), 0, false);
            var weights = new int[n];
            var (firstInput, wantsWeights, wantsInputs) = (0, false, false);
            for (var i = 0; i < n; i++)
            {
                Argument a = layout.ArgumentOf(operands[i]), b = layout.ArgumentOf(operands[n + i]);
                var (w, x) = a.IsShared ? (a, b) : (b, a);
                firstInput = i == 0 ? x.Slot : firstInput;
                if (!w.IsShared || x.IsShared || x.Slot != firstInput + i)
                {
                    return null;
                }

                weights[i] = w.Slot;
                wantsWeights |= w.WantsAdjoint;
                wantsInputs |= x.WantsAdjoint;
            }

            return bias.IsShared
                ? new(layout.SlotOf(place), weights, wantsWeights, firstInput, wantsInputs, bias, layout.WantsAdjoint(place))
                : null;
        }
    }
}
