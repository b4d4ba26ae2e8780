using System.Xml.Linq;

namespace Autograd.Nn;

/// <summary>
/// The mark of a class in a plot: a colour and a shape, so that classes differ for those who see colours otherwise. The colours are
/// those of M. Okabe and K. Ito, Color Universal Design (2008), in the order of their contrast.
/// </summary>
internal static class Marker
{
    /// <summary>For the page's style; the class of a label is <c>c</c> and the label modulo their number.</summary>
    public static readonly string[] Colours = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7", "#f0e442", "#999"];

    // Corners for a radius of 1, about the same area in each; the first shape is a circle.
    private static readonly (double X, double Y)[][] Shapes =
    [
        [],
        [(-.9, -.9), (.9, -.9), (.9, .9), (-.9, .9)],
        [(0, -1.25), (1.15, .8), (-1.15, .8)],
        [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
        [(0, 1.25), (1.15, -.8), (-1.15, -.8)],
        [(-.4, -1.2), (.4, -1.2), (.4, -.4), (1.2, -.4), (1.2, .4), (.4, .4), (.4, 1.2), (-.4, 1.2), (-.4, .4), (-1.2, .4), (-1.2, -.4), (-.4, -.4)],
        [(0, -.55), (.6, -1.15), (1.15, -.6), (.55, 0), (1.15, .6), (.6, 1.15), (0, .55), (-.6, 1.15), (-1.15, .6), (-.55, 0), (-1.15, -.6), (-.6, -1.15)],
        [(0, -1.2), (1.15, -.3), (.7, 1), (-.7, 1), (-1.15, -.3)],
    ];

    /// <summary>The style class of a class's colour.</summary>
    public static string Colour(int label) => $"c{label % Colours.Length}";

    /// <summary>A mark at a point of a drawing. After as many classes as there are colours, shapes and colours pair differently.</summary>
    public static XElement At(int label, double x, double y, double radius)
    {
        var corners = Shapes[(label + (label / Colours.Length)) % Shapes.Length];
        var size = Svg.Number(radius);
        var shape = corners.Length == 0
            ? $"m-{size} 0a{size} {size} 0 1 0 {Svg.Number(2 * radius)} 0a{size} {size} 0 1 0-{Svg.Number(2 * radius)} 0z"
            : string.Concat(corners.Select((corner, i) => i == 0 ? Move('m', corner, default) : Move('l', corner, corners[i - 1]))) + "z";
        return Svg.Path($"mark {Colour(label)}", $"M{Svg.Number(x)} {Svg.Number(y)}{shape}");

        string Move(char command, (double X, double Y) to, (double X, double Y) from) =>
            $"{command}{Svg.Number((to.X - from.X) * radius)} {Svg.Number((to.Y - from.Y) * radius)}";
    }

    /// <summary>What a ring round a mark says: the model is wrong there.</summary>
    public static XElement Ring(double x, double y, double radius) => Svg.Circle("ring", x, y, radius);
}
