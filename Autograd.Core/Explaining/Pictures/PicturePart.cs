namespace Autograd.Core;

/// <summary>Draws some of a picture's nodes, and what enters them from outside as cuts.</summary>
internal sealed class PicturePart
{
    /// <summary>How many of the constants and cuts that enter one node have boxes of their own.</summary>
    private const int MostBeside = 12;

    private readonly Picture whole;
    private readonly IReadOnlySet<int> shown;
    private readonly ILookup<int, Arrow> into;
    private readonly Dictionary<int, Arrow[]> rests;
    private readonly HashSet<Arrow> resting;
    private readonly int?[] countedFor;
    private readonly List<PictureNode> nodes = [];
    private readonly List<Arrow> arrows = [];

    /// <param name="whole">The picture.</param>
    /// <param name="shown">Nodes by <see cref="PictureNode.Index"/>.</param>
    public PicturePart(Picture whole, IReadOnlySet<int> shown)
    {
        (this.whole, this.shown) = (whole, shown);
        into = whole.Arrows.ToLookup(arrow => arrow.To);
        countedFor = new int?[whole.Nodes.Count];
        rests = into.Where(group => IsShown(group.Key))
            .Select(group => (To: group.Key, Arrows: group.Where(IsBeside).Skip(MostBeside).ToArray()))
            .Where(rest => rest.Arrows.Length > 1)
            .ToDictionary(rest => rest.To, rest => rest.Arrows);
        resting = [.. rests.Values.SelectMany(rest => rest)];
    }

    public Picture Drawn()
    {
        var places = new int?[whole.Nodes.Count];
        var entering = whole.Arrows.Where(arrow => IsShown(arrow.To) && !resting.Contains(arrow)).Select(arrow => arrow.From).ToHashSet();
        for (var i = 0; i < places.Length; i++)
        {
            var rest = AddRest(i);
            if (entering.Contains(i) || (IsShown(i) && !IsConstant(i)))
            {
                places[i] = nodes.Count;
                nodes.Add(IsShown(i) ? whole.Nodes[i] : Cut(i));
            }

            if (IsShown(i))
            {
                arrows.AddRange(into[i].Where(arrow => !resting.Contains(arrow))
                    .Select(arrow => arrow with { From = places[arrow.From]!.Value, To = places[i]!.Value })
                    .Concat(rest)
                    .OrderBy(arrow => arrow.Place));
            }
        }

        return new(nodes, arrows);
    }

    // A constant has the index of the result that it is in, and so is shown with it.
    private bool IsShown(int i) => shown.Contains(whole.Nodes[i].Index);

    private bool IsConstant(int i) => whole.Nodes[i].Kind == NodeKind.Constant;

    private bool IsBeside(Arrow arrow) => IsConstant(arrow.From) || !IsShown(arrow.From);

    /// <summary>The box of the operands that have none of their own, just before the node that they enter, and its arrow.</summary>
    private Arrow[] AddRest(int i)
    {
        if (!rests.TryGetValue(i, out var rest))
        {
            return [];
        }

        nodes.Add(new(NodeKind.Rest, whole.Nodes[i].Index, 0)
        {
            Place = rest[0].Place,
            LeftOut = rest.Length,
        });
        return [new(nodes.Count - 1, nodes.Count, rest[0].Place, null)];
    }

    private PictureNode Cut(int i) => whole.Nodes[i] with
    {
        Kind = NodeKind.Cut,
        Operation = null,
        Adjoint = null,
        LeftOut = CountLeftOut(i),
    };

    private int CountLeftOut(int top)
    {
        var count = 0;
        var open = new Stack<int>([top]);
        while (open.TryPop(out var at))
        {
            if (!IsConstant(at) && countedFor[at] != top)
            {
                count++;
                countedFor[at] = top;
                foreach (var arrow in into[at])
                {
                    open.Push(arrow.From);
                }
            }
        }

        return count;
    }
}
