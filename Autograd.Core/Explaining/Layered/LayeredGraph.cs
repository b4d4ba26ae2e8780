namespace Autograd.Core;

/// <summary>
/// A graph in layers, operands left of results. Links that go over several layers have a joint in each layer between, so that every
/// segment goes from one layer to the next; links from one node share their joints as long as they go side by side.
/// </summary>
internal sealed class LayeredGraph
{
    // Links can be long, a quadratic number of layers in all, as where every stage of a chain uses one variable: beyond this, the nodes
    // whose links are longest together have no joints.
    private const int MostPassed = 40_000;

    private readonly List<int> layerOf;
    private readonly List<List<int>> left = [], right = [];

    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="links">From operands to results, an operand before its results.</param>
    public LayeredGraph(int nodes, IReadOnlyList<Link> links)
    {
        (Nodes, Links, layerOf) = (nodes, links, [.. LayersOf(nodes, links)]);
        Layers = [.. Enumerable.Range(0, nodes == 0 ? 0 : layerOf.Max() + 1).Select(_ => new List<int>())];
        for (var i = 0; i < nodes; i++)
        {
            left.Add([]);
            right.Add([]);
        }

        Paths = new int[links.Count][];
        AddJoints();
        SetInitialOrder();
    }

    /// <summary>The number of nodes; vertices from there on are joints.</summary>
    public int Nodes { get; }

    public IReadOnlyList<Link> Links { get; }

    /// <summary>The vertices of every layer, from top to bottom.</summary>
    public List<int>[] Layers { get; }

    /// <summary>Of every link the vertices that it goes through, both ends included; only the ends where it goes above the drawing.</summary>
    public int[][] Paths { get; }

    public int VertexCount => layerOf.Count;

    public int LayerOf(int vertex) => layerOf[vertex];

    /// <summary>The vertices in the layer before that segments come from, one for each segment.</summary>
    public List<int> LeftOf(int vertex) => left[vertex];

    /// <summary>The vertices in the next layer that segments go to, one for each segment.</summary>
    public List<int> RightOf(int vertex) => right[vertex];

    public bool IsJoint(int vertex) => vertex >= Nodes;

    public bool GoesAbove(int link) => layerOf[Links[link].To] - layerOf[Links[link].From] > Paths[link].Length - 1;

    // As far left as the operands allow; then leaves, and what does not hold more links than it moves, right to the first use.
    private static int[] LayersOf(int nodes, IReadOnlyList<Link> links)
    {
        var layers = new int[nodes];
        var isLeaf = Enumerable.Repeat(true, nodes).ToArray();
        var held = new int[nodes];
        var uses = new int[nodes];
        var firstUse = Enumerable.Repeat(int.MaxValue, nodes).ToArray();
        var into = links.ToLookup(link => link.To, link => link.From);
        for (var i = 0; i < nodes; i++)
        {
            foreach (var operand in into[i])
            {
                layers[i] = Math.Max(layers[i], layers[operand] + 1);
                held[i] += isLeaf[operand] ? 0 : 1;
                uses[operand]++;
                isLeaf[i] = false;
            }
        }

        for (var i = nodes - 1; i >= 0; i--)
        {
            if (uses[i] > 0 && (isLeaf[i] || uses[i] >= held[i]))
            {
                layers[i] = firstUse[i] - 1;
            }

            foreach (var operand in into[i])
            {
                firstUse[operand] = Math.Min(firstUse[operand], layers[i]);
            }
        }

        return layers;
    }

    private void AddJoints()
    {
        // Of every node, how many layers its links pass.
        var passed = new long[Nodes];
        foreach (var link in Links)
        {
            passed[link.From] += layerOf[link.To] - layerOf[link.From] - 1;
        }

        var all = passed.Sum();
        var isAbove = new bool[Nodes];
        foreach (var node in Enumerable.Range(0, Nodes).OrderByDescending(node => passed[node]).TakeWhile(_ => all > MostPassed))
        {
            all -= passed[node];
            isAbove[node] = true;
        }

        var chains = new List<int>[Nodes];
        for (var i = 0; i < Links.Count; i++)
        {
            var (from, to, _) = Links[i];
            var between = layerOf[to] - layerOf[from] - 1;
            if (between > 0 && isAbove[from])
            {
                Paths[i] = [from, to];
                continue;
            }

            var chain = chains[from] ??= [from];
            while (chain.Count <= between)
            {
                var joint = layerOf.Count;
                layerOf.Add(layerOf[from] + chain.Count);
                left.Add([]);
                right.Add([]);
                Connect(chain[^1], joint);
                chain.Add(joint);
            }

            Connect(chain[between], to);
            Paths[i] = [.. chain.Take(between + 1), to];
        }
    }

    private void Connect(int from, int to)
    {
        right[from].Add(to);
        left[to].Add(from);
    }

    /// <summary>In the order of a walk from the results to their operands: a tree has no crossings then.</summary>
    private void SetInitialOrder()
    {
        var into = Enumerable.Range(0, Links.Count).ToLookup(link => Links[link].To);
        var isPlaced = new bool[VertexCount];
        var open = new Stack<int>();
        for (var i = Nodes - 1; i >= 0; i--)
        {
            Place(i);
            while (open.TryPop(out var link))
            {
                for (var p = Paths[link].Length - 2; p >= 0; p--)
                {
                    Place(Paths[link][p]);
                }
            }
        }

        void Place(int vertex)
        {
            if (isPlaced[vertex])
            {
                return;
            }

            isPlaced[vertex] = true;
            Layers[layerOf[vertex]].Add(vertex);
            if (!IsJoint(vertex))
            {
                foreach (var link in into[vertex].Reverse())
                {
                    open.Push(link);
                }
            }
        }
    }
}

/// <summary>A link from an operand to a result, with a label on it.</summary>
/// <param name="From">The operand.</param>
/// <param name="To">The result.</param>
/// <param name="LabelWidth">The width of the label; 0 where there is none.</param>
internal readonly record struct Link(int From, int To, double LabelWidth);
