namespace Autograd.Core;

/// <summary>A point of a drawing, to the right and down.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>The way of a link through the drawing: level, but for bends in the gaps between columns.</summary>
/// <param name="Start">At the operand.</param>
/// <param name="Bends">From left to right.</param>
/// <param name="End">At the result.</param>
/// <param name="Label">The middle of the label, if there is one.</param>
internal sealed record Route(Point Start, IReadOnlyList<Bend> Bends, Point End, Point? Label);

/// <summary>A curve from one height to another, level at both ends.</summary>
internal readonly record struct Bend(Point From, Point To)
{
    /// <summary>The abscissa of both control points of the cubic Bézier curve.</summary>
    public double Middle => (From.X + To.X) / 2;

    /// <summary>The point at a parameter from 0 to 1.</summary>
    public Point At(double t)
    {
        var (s, inner) = (1 - t, 3 * t * (1 - t));
        return new(
            (s * s * s * From.X) + (inner * Middle) + (t * t * t * To.X),
            (From.Y * s * s * (1 + (2 * t))) + (To.Y * t * t * (3 - (2 * t))));
    }

    /// <summary>The height where the abscissa is the given one, to a thousandth of the way.</summary>
    public double HeightAt(double x)
    {
        var (before, after) = (0.0, 1.0);
        for (var i = 0; i < 10; i++)
        {
            var t = (before + after) / 2;
            (before, after) = At(t).X < x ? (t, after) : (before, t);
        }

        return At(before).Y;
    }
}
