using System.Diagnostics;

namespace Autograd.Core;

/// <summary>
/// A node of the graph: a number (its primal), the adjoint that <see cref="Backward"/> computes, and, where it is the result of an
/// operation, its operands with the local derivative on each edge to them.
/// </summary>
/// <remarks>
/// Threads may build and differentiate graphs of their own at once. A graph, or a leaf in several graphs, must not be changed or run
/// backward by two threads at a time. Nothing needs disposing. An operator or a function refuses an operand that is null by an
/// <see cref="ArgumentNullException"/> that names it.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(ValueDebugView))]
public partial class Value
{
    private double data;
    private double grad;

    /// <summary>How many uses of this node still owe it their contribution. 0 but for the time of a backward pass; leaves are not counted.</summary>
    internal int Pending;

    internal readonly Shape Shape;

    /// <summary>A variable: a leaf that collects a gradient.</summary>
    /// <param name="data">Its number.</param>
    /// <param name="name">What to call it wherever it is shown; may be left out.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public Value(double data, string? name = null) : this(data, Shape.Variable)
    {
        if (name is not null)
        {
            Names.Set(this, name);
        }
    }

    private protected Value(double data, Shape shape)
    {
        this.data = data;
        Shape = shape;
    }

    /// <summary>The number. Only a variable's can be set; what was built from it keeps the values and derivatives it was built with.</summary>
    /// <exception cref="InvalidOperationException">Set on the result of an operation, or on a constant.</exception>
    public double Data
    {
        get => data;
        set
        {
            if (Shape != Shape.Variable)
            {
                Throw.NotAVariable(this);
            }

            data = value;
        }
    }

    /// <summary>
    /// The adjoint: how fast the root of the last backward pass changes with this value. A leaf adds up the passes until
    /// <see cref="ZeroGrad"/>; an interior node holds the last pass alone. Always 0 for a constant.
    /// </summary>
    /// <exception cref="InvalidOperationException">Set on a constant, which has no adjoint.</exception>
    public double Grad
    {
        get => grad;
        set
        {
            if (Shape == Shape.Constant)
            {
                Throw.NotAVariable(this);
            }

            grad = value;
        }
    }

    /// <summary>The name given to it, or null.</summary>
    public string? Name => Names.Of(this);

    /// <summary>True for a variable or a constant, false for the result of an operation.</summary>
    public bool IsLeaf => (Shape & Shape.Interior) == 0;

    /// <summary>True for a leaf that collects no gradient and never changes: a double inside an expression.</summary>
    public bool IsConstant => Shape == Shape.Constant;

    /// <summary>A constant as a node of its own, for where a list of values asks for one.</summary>
    public static Value Constant(double data) => new(data, Shape.Constant);

    /// <summary>
    /// The backward pass: hands the adjoint of this node, times the local derivative on each edge, down to every value that it
    /// depends on. Leaves add the result to what they hold; interior adjoints start afresh.
    /// </summary>
    /// <param name="seed">The adjoint to start from: 1 for the gradient of this node itself.</param>
    public void Backward(double seed = 1) => Sweep.From(this, seed);

    /// <summary>Sets the adjoint of this node, and of everything that it depends on, to 0.</summary>
    public void ZeroGrad()
    {
        if (IsLeaf)
        {
            grad = 0;
            return;
        }

        foreach (var node in TopologicalOrder.Of(this))
        {
            node.grad = 0;
        }
    }

    /// <summary>Adds to the adjoint; a constant has none.</summary>
    internal void Accumulate(double contribution)
    {
        if (Shape != Shape.Constant)
        {
            grad += contribution;
        }
    }

    internal void StartAdjoint() => grad = 0;
}
