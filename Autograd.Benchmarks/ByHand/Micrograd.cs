namespace Autograd.Benchmarks.ByHand;

/// <summary>
/// The engine of A. Karpathy's micrograd as one would carry it over word for word: a closure and a set of operands for each node, a
/// recursive topological order. The point that others started from, kept for comparison.
/// </summary>
internal sealed class Micrograd(double data, params Micrograd[] operands)
{
    private readonly HashSet<Micrograd> previous = [.. operands];
    private Action backward = () => { };

    public double Data { get; set; } = data;

    public double Grad { get; set; }

    public static Micrograd operator +(Micrograd a, Micrograd b)
    {
        var y = new Micrograd(a.Data + b.Data, a, b);
        y.backward = () =>
        {
            a.Grad += y.Grad;
            b.Grad += y.Grad;
        };
        return y;
    }

    public static Micrograd operator *(Micrograd a, Micrograd b)
    {
        var y = new Micrograd(a.Data * b.Data, a, b);
        y.backward = () =>
        {
            a.Grad += b.Data * y.Grad;
            b.Grad += a.Data * y.Grad;
        };
        return y;
    }

    public Micrograd Relu()
    {
        var y = new Micrograd(Data < 0 ? 0 : Data, this);
        y.backward = () => Grad += y.Data > 0 ? y.Grad : 0;
        return y;
    }

    public void Backward()
    {
        var order = new List<Micrograd>();
        var visited = new HashSet<Micrograd>();
        Visit(this);
        Grad = 1;
        order.Reverse();
        foreach (var node in order)
        {
            node.backward();
        }

        void Visit(Micrograd node)
        {
            if (visited.Add(node))
            {
                foreach (var operand in node.previous)
                {
                    Visit(operand);
                }

                order.Add(node);
            }
        }
    }
}
