namespace Autograd.Tests.Core;

/// <summary>What a node takes, counted by the runtime itself.</summary>
public class MemoryTests
{
    [Fact]
    public void A_node_of_one_edge_takes_at_most_64_bytes()
    {
        Value x = 0.5;
        BytesPerNode(() => x.Tanh()).ShouldBeInRange(1, 64);
        BytesPerNode(() => x + 1).ShouldBeInRange(1, 64);
        BytesPerNode(() => 2 / x).ShouldBeInRange(1, 64);
    }

    [Fact]
    public void A_node_of_two_edges_takes_at_most_80_bytes()
    {
        Value x = 0.5, y = 2;
        BytesPerNode(() => x + y).ShouldBeInRange(1, 80);
        BytesPerNode(() => x * y).ShouldBeInRange(1, 80);
    }

    private static double BytesPerNode(Func<Value> build)
    {
        const int Nodes = 1000;
        var kept = new Value[Nodes];
        kept[0] = build();
        return Memory.AllocatedBy(() =>
        {
            for (var i = 0; i < Nodes; i++)
            {
                kept[i] = build();
            }
        }) / (double)Nodes;
    }
}
