namespace Autograd.Core;

/// <summary>
/// Places labels on the last bends of their links, where no other links go along, so that they cover each other, and other links, as
/// little as possible.
/// </summary>
internal sealed class LabelPlaces
{
    private const double Clearance = 3, ArrowHead = 10, CellHeight = 4 * LayeredLayout.LabelHeight;

    // What it is worth not to cover a link, in units of area of a covered label; and in how full a gap that is not looked for.
    private const double CoveredLink = 60;
    private const int MostLinks = 120;

    // Near the middle first.
    private static readonly double[] Parameters = [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78, 0.15, 0.85];

    private readonly Dictionary<(double Gap, int Cell), List<Label>> placed = [];
    private readonly ILookup<double, Bend> bends;

    private LabelPlaces(Route[] routes) => bends = routes.SelectMany(route => route.Bends).Distinct().ToLookup(bend => bend.From.X);

    public static void Set(Route[] routes, IReadOnlyList<Link> links)
    {
        var places = new LabelPlaces(routes);
        foreach (var i in Enumerable.Range(0, links.Count).Where(i => links[i].LabelWidth > 0).OrderBy(i => routes[i].Bends[^1].From.Y))
        {
            routes[i] = routes[i] with { Label = places.Best(routes[i].Bends[^1], links[i].LabelWidth / 2) };
        }
    }

    private Point Best(Bend bend, double half)
    {
        var gap = bend.From.X;
        var (left, right) = (gap + half + Clearance, bend.To.X - half - ArrowHead);
        var others = bends[gap].Count() <= MostLinks ? bends[gap].Where(other => other != bend).ToArray() : [];
        var (best, least) = (bend.At(0.5), double.PositiveInfinity);
        foreach (var point in Parameters.Select(bend.At).Where(point => point.X >= left && point.X <= right))
        {
            var label = new Label(point.X - half, point.X + half, point.Y);
            var covered = Covered(gap, label) + (CoveredLink * others.Count(label.Covers));
            if (covered < least)
            {
                (best, least) = (point, covered);
            }
        }

        var key = (gap, Cell(best.Y));
        (placed.TryGetValue(key, out var list) ? list : placed[key] = []).Add(new(best.X - half, best.X + half, best.Y));
        return best;
    }

    private double Covered(double gap, Label label)
    {
        var area = 0.0;
        for (var cell = Cell(label.Y) - 1; cell <= Cell(label.Y) + 1; cell++)
        {
            foreach (var (left, right, y) in placed.GetValueOrDefault((gap, cell), []))
            {
                var width = Math.Min(right, label.Right) - Math.Max(left, label.Left);
                var height = LayeredLayout.LabelHeight - Math.Abs(y - label.Y);
                area += Math.Max(0, width) * Math.Max(0, height);
            }
        }

        return area;
    }

    private static int Cell(double y) => (int)Math.Floor(y / CellHeight);

    private readonly record struct Label(double Left, double Right, double Y)
    {
        // A bend goes up or down all the way, so its heights at both sides of the label tell.
        public bool Covers(Bend bend) => IsBetween(bend.From.Y, bend.To.Y) && IsBetween(bend.HeightAt(Left), bend.HeightAt(Right));

        private bool IsBetween(double one, double other) =>
            Math.Min(one, other) < Y + (LayeredLayout.LabelHeight / 2) && Math.Max(one, other) > Y - (LayeredLayout.LabelHeight / 2);
    }
}
