namespace Autograd.Core;

/// <summary>
/// Draws the neurons of a network: weights stand on the arrows that they multiply, and a closed neuron is one box, which holds its sum
/// and its bias; an open one shows them.
/// </summary>
internal static class NeuronBoxes
{
    /// <summary>The picture with its neurons drawn so. A parameter that something else uses too stays a node.</summary>
    /// <param name="picture">Of the whole graph.</param>
    /// <param name="neurons">By places in the order that the picture is of.</param>
    /// <param name="open">Those that are open.</param>
    public static Picture Of(Picture picture, IReadOnlyList<NeuronPlace> neurons, IReadOnlySet<NeuronPlace> open)
    {
        var arrows = picture.Arrows.GroupBy(arrow => arrow.To).ToDictionary(group => group.Key, group => group.ToArray());
        var uses = picture.Arrows.CountBy(arrow => arrow.From).ToDictionary();
        var placeOf = picture.Nodes.Index().Where(node => node.Item.Place is null).ToDictionary(node => node.Item.Index, node => node.Index);
        var nodes = picture.Nodes.Cast<PictureNode?>().ToArray();
        foreach (var neuron in neurons)
        {
            var (sum, output) = (placeOf[neuron.Sum], placeOf[neuron.Output]);
            var isClosed = !open.Contains(neuron);
            var box = isClosed ? output : sum;
            List<Arrow> entering = [];
            List<int> held = isClosed && sum != output ? [neuron.Sum] : [];
            arrows.Remove(sum, out var operands);
            var inputs = operands!.Length / 2;
            foreach (var arrow in operands[inputs..(2 * inputs)])
            {
                var weight = operands[arrow.Place - inputs];
                entering.Add(arrow with { Weight = IsOwn(weight) ? new(Taken(weight), weight.Place) : null });
            }

            foreach (var arrow in operands.Where(arrow => nodes[arrow.From] is not null && (arrow.Place < inputs || arrow.Place == 2 * inputs)))
            {
                if (isClosed && IsOwn(arrow))
                {
                    held.Add(Taken(arrow).Index);
                }
                else
                {
                    entering.Add(arrow);
                }
            }

            arrows[box] = [.. entering.Select(arrow => arrow with { To = box })];
            nodes[box] = picture.Nodes[box] with
            {
                Neuron = new(neuron, entering.Count, isClosed, held),
            };
            if (box != sum)
            {
                nodes[sum] = null;
            }
        }

        return Without(nodes, arrows.OrderBy(group => group.Key).SelectMany(group => group.Value));

        bool IsOwn(Arrow arrow) => uses[arrow.From] == 1 && picture.Nodes[arrow.From].Kind == NodeKind.Parameter;

        PictureNode Taken(Arrow arrow)
        {
            nodes[arrow.From] = null;
            return picture.Nodes[arrow.From];
        }
    }

    private static Picture Without(PictureNode?[] nodes, IEnumerable<Arrow> arrows)
    {
        List<PictureNode> left = [];
        var places = new int[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            places[i] = left.Count;
            if (nodes[i] is { } node)
            {
                left.Add(node);
            }
        }

        return new(left, [.. arrows.Select(arrow => arrow with { From = places[arrow.From], To = places[arrow.To] })]);
    }
}

/// <summary>A neuron among the values of a graph, by their places in its order.</summary>
/// <param name="Name">What the neuron is called.</param>
/// <param name="Sum">Its dot product.</param>
/// <param name="Output">Its activation; the sum itself where it is linear.</param>
internal sealed record NeuronPlace(string Name, int Sum, int Output);

/// <summary>What a node of a picture has to do with a neuron: it is the closed box of one, or the sum of an open one.</summary>
/// <param name="Neuron">The neuron.</param>
/// <param name="Inputs">How many arrows enter it.</param>
/// <param name="IsClosed">Whether it is one box.</param>
/// <param name="Held">The places of the values that the box holds.</param>
internal sealed record NeuronLook(NeuronPlace Neuron, int Inputs, bool IsClosed, IReadOnlyList<int> Held);
