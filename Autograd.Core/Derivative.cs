using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>Derivatives as functions of a graph: they return their result, and touch no <see cref="Value.Grad"/>.</summary>
/// <remarks>
/// An x that y does not depend on has derivative 0. Any value may be an x, an interior one too. Since nothing is changed, several
/// threads may differentiate one graph at once.
/// </remarks>
public static class Derivative
{
    /// <summary>dy/dx, a number.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    [OverloadResolutionPriority(1)]
    public static double Gradient(Value y, Value x) => Gradient(y, [x])[0];

    /// <summary>∇y: dy/dx for each of <paramref name="xs"/>, by one reverse pass.</summary>
    /// <exception cref="ArgumentNullException">An argument is null, or one of <paramref name="xs"/>.</exception>
    [OverloadResolutionPriority(1)]
    public static double[] Gradient(Value y, params ReadOnlySpan<Value> xs)
    {
        Throw.IfNull(y);
        CheckOperands(xs);
        var graph = new Graph(y);
        var adjoints = graph.Adjoints();
        var gradient = new double[xs.Length];
        for (var i = 0; i < xs.Length; i++)
        {
            gradient[i] = graph.TryFind(xs[i], out var at) ? adjoints[at] : 0;
        }

        return gradient;
    }

    /// <inheritdoc cref="Gradient(Value, ReadOnlySpan{Value})"/>
    public static double[] Gradient(Value y, IEnumerable<Value> xs) => Gradient(y, Listed(xs));

    /// <summary>
    /// dy/dx as a graph, which can be differentiated again, to any order. It shares nodes with that of y, and may be one of them:
    /// d(xz)/dx is z itself. Of a choice it is that of the side taken, and stays so on a tape.
    /// </summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">A leaf was changed after the graph was built.</exception>
    [OverloadResolutionPriority(1)]
    public static Value Of(Value y, Value x) => Of(y, [x])[0];

    /// <summary>dy/dx for each of <paramref name="xs"/>, as graphs that share their nodes.</summary>
    /// <exception cref="ArgumentNullException">An argument is null, or one of <paramref name="xs"/>.</exception>
    /// <exception cref="InvalidOperationException">A leaf was changed after the graph was built.</exception>
    [OverloadResolutionPriority(1)]
    public static Value[] Of(Value y, params ReadOnlySpan<Value> xs)
    {
        Throw.IfNull(y);
        CheckOperands(xs);
        var graph = new Graph(y);
        graph.RequireAsRecorded();
        var adjoints = graph.AdjointGraphs();
        var derivatives = new Value[xs.Length];
        for (var i = 0; i < xs.Length; i++)
        {
            derivatives[i] = graph.TryFind(xs[i], out var at) ? adjoints[at] : Value.Constant(0);
        }

        return derivatives;
    }

    /// <inheritdoc cref="Of(Value, ReadOnlySpan{Value})"/>
    public static Value[] Of(Value y, IEnumerable<Value> xs) => Of(y, Listed(xs));

    /// <summary>The m × n matrix of dyᵢ/dxⱼ for m values and n variables, by a reverse pass for each row.</summary>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    [OverloadResolutionPriority(1)]
    public static double[,] Jacobian(ReadOnlySpan<Value> ys, ReadOnlySpan<Value> xs)
    {
        CheckOperands(ys, nameof(ys));
        var jacobian = new double[ys.Length, xs.Length];
        for (var i = 0; i < ys.Length; i++)
        {
            var row = Gradient(ys[i], xs);
            for (var j = 0; j < row.Length; j++)
            {
                jacobian[i, j] = row[j];
            }
        }

        return jacobian;
    }

    /// <inheritdoc cref="Jacobian(ReadOnlySpan{Value}, ReadOnlySpan{Value})"/>
    public static double[,] Jacobian(IEnumerable<Value> ys, IEnumerable<Value> xs) => Jacobian(Listed(ys), Listed(xs));

    /// <summary>J·v, the rate of change of each of the m values along a direction of the n variables, by one forward pass.</summary>
    /// <exception cref="ArgumentException"><paramref name="direction"/> is not as long as <paramref name="xs"/>.</exception>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    [OverloadResolutionPriority(1)]
    public static double[] JacobianVector(ReadOnlySpan<Value> ys, ReadOnlySpan<Value> xs, ReadOnlySpan<double> direction)
    {
        CheckOperands(ys, nameof(ys));
        CheckDirection(xs, direction);
        var graph = new Graph(ys);
        var tangents = graph.Tangents(xs, direction);
        var product = new double[ys.Length];
        for (var i = 0; i < ys.Length; i++)
        {
            product[i] = graph.TryFind(ys[i], out var at) ? tangents[at] ?? 0 : 0;
        }

        return product;
    }

    /// <inheritdoc cref="JacobianVector(ReadOnlySpan{Value}, ReadOnlySpan{Value}, ReadOnlySpan{double})"/>
    public static double[] JacobianVector(IEnumerable<Value> ys, IEnumerable<Value> xs, ReadOnlySpan<double> direction) =>
        JacobianVector(Listed(ys), Listed(xs), direction);

    /// <summary>The n × n matrix of second derivatives d²y/dxᵢdxⱼ, a Hessian-vector product for each column.</summary>
    /// <exception cref="ArgumentNullException">An argument is null, or one of <paramref name="xs"/>.</exception>
    /// <exception cref="InvalidOperationException">A leaf was changed after the graph was built.</exception>
    [OverloadResolutionPriority(1)]
    public static double[,] Hessian(Value y, params ReadOnlySpan<Value> xs)
    {
        Throw.IfNull(y);
        CheckOperands(xs);
        var graph = new Graph(y);
        graph.RequireAsRecorded();
        var hessian = new double[xs.Length, xs.Length];
        for (var j = 0; j < xs.Length; j++)
        {
            var column = graph.HessianVector(xs, xs.Slice(j, 1), [1]);
            for (var i = 0; i < column.Length; i++)
            {
                hessian[i, j] = column[i];
            }
        }

        return hessian;
    }

    /// <inheritdoc cref="Hessian(Value, ReadOnlySpan{Value})"/>
    public static double[,] Hessian(Value y, IEnumerable<Value> xs) => Hessian(y, Listed(xs));

    /// <summary>
    /// H·v, how the gradient changes along a direction, without building H: a reverse pass over dual numbers (forward over
    /// reverse), at a few times the cost of a gradient.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="direction"/> is not as long as <paramref name="xs"/>.</exception>
    /// <exception cref="ArgumentNullException">An argument is null, or one of <paramref name="xs"/>.</exception>
    /// <exception cref="InvalidOperationException">A leaf was changed after the graph was built.</exception>
    [OverloadResolutionPriority(1)]
    public static double[] HessianVector(Value y, ReadOnlySpan<Value> xs, ReadOnlySpan<double> direction)
    {
        Throw.IfNull(y);
        CheckDirection(xs, direction);
        var graph = new Graph(y);
        graph.RequireAsRecorded();
        return graph.HessianVector(xs, xs, direction);
    }

    /// <inheritdoc cref="HessianVector(Value, ReadOnlySpan{Value}, ReadOnlySpan{double})"/>
    public static double[] HessianVector(Value y, IEnumerable<Value> xs, ReadOnlySpan<double> direction) =>
        HessianVector(y, Listed(xs), direction);

    private static Value[] Listed(IEnumerable<Value> values, [CallerArgumentExpression(nameof(values))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        return [.. values];
    }

    private static void CheckDirection(ReadOnlySpan<Value> xs, ReadOnlySpan<double> direction)
    {
        CheckOperands(xs);
        if (direction.Length != xs.Length)
        {
            Throw.LengthsDiffer(nameof(direction), "component", direction.Length, "variable", xs.Length);
        }
    }

    private static void CheckOperands(ReadOnlySpan<Value> values, string parameter = "xs")
    {
        foreach (var value in values)
        {
            Throw.IfNull(value, parameter);
        }
    }
}
