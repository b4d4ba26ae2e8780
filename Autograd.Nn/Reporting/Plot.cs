using System.Text;
using System.Xml.Linq;

namespace Autograd.Nn;

/// <summary>A drawing with two labelled axes, to which marks are added in the units of the axes.</summary>
/// <remarks>It is as wide in units as a phone in pixels, so that the smallest screen shows the labels at the size of small print.</remarks>
internal sealed class Plot
{
    private const double Width = 360, Top = 22, UnderAxis = 38, Character = 6.3;
    private readonly Axis x, y;
    private readonly double left, right, bottom;

    public Plot(string title, string description, Axis x, Axis y, double height)
    {
        (this.x, this.y) = (x, y);
        var (xTicks, yTicks) = (x.Ticks(), y.Ticks());
        left = 14 + (Character * yTicks.Max(tick => tick.Label.Length));
        right = Width - 2 - (Character / 2 * Math.Max(2, xTicks.Max(tick => tick.Label.Length)));
        bottom = height - UnderAxis;
        Drawing = Svg.Picture("plot", 0, 0, Width, height, title, description);
        foreach (var (number, label) in yTicks)
        {
            Drawing.Add(Svg.Line("grid", left, Y(number), right, Y(number)), Svg.Text("tick end", left - 6, Y(number) + 4, label));
        }

        // Labels that would touch are left out: every second one stays, or third.
        var room = Character * (xTicks.Max(tick => tick.Label.Length) + 1.5);
        var apart = xTicks.Length < 2 ? Width : X(xTicks[1].Number) - X(xTicks[0].Number);
        var every = (int)Math.Ceiling(room / apart);
        for (var i = 0; i < xTicks.Length; i++)
        {
            var at = X(xTicks[i].Number);
            Drawing.Add(Svg.Line("grid", at, Top, at, bottom), i % every == 0 ? Svg.Text("tick middle", at, bottom + 15, xTicks[i].Label) : null);
        }

        Drawing.Add(
            Svg.Text("label start", 2, 11, Words.Short(y.Name, 56)),
            Svg.Text("label middle", (left + right) / 2, height - 5, Words.Short(x.Name, 44)));
    }

    /// <summary>The drawing with its axes and what was added to it.</summary>
    public XElement Drawing { get; }

    /// <summary>Where a number of the horizontal axis lies.</summary>
    public double X(double number) => left + (x.Fraction(number) * (right - left));

    /// <summary>Where a number of the vertical axis lies.</summary>
    public double Y(double number) => bottom - (y.Fraction(number) * (bottom - Top));

    /// <summary>Adds a mark or more.</summary>
    public void Add(params object?[] marks) => Drawing.Add(marks);

    /// <summary>Adds a raster that fills the plot between its axes.</summary>
    public void AddRaster(int columns, int rows, IEnumerable<XElement> content) =>
        Add(Svg.Frame(left, Top, right - left, bottom - Top, columns, rows, content));

    /// <summary>Adds a line through points, with a gap where one is not finite.</summary>
    public void AddCurve(string classes, IEnumerable<(double X, double Y)> points)
    {
        var data = new StringBuilder();
        var pen = 'M';
        foreach (var (px, py) in points)
        {
            if (double.IsFinite(py))
            {
                data.Append(pen).Append(Svg.Number(X(px))).Append(' ').Append(Svg.Number(Y(py)));
            }

            pen = double.IsFinite(py) ? 'L' : 'M';
        }

        if (data.Length > 0)
        {
            Add(Svg.Path(classes, data.ToString()));
        }
    }
}
