namespace Autograd.Core;

/// <summary>Places labels on the last bends of their links, where no other links go along, so that they cover each other as little as possible.</summary>
internal static class LabelPlaces
{
    private const double Clearance = 3, ArrowHead = 10, CellHeight = 4 * LayeredLayout.LabelHeight;

    // Near the middle first.
    private static readonly double[] Parameters = [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78, 0.15, 0.85];

    public static void Set(Route[] routes, IReadOnlyList<Link> links)
    {
        var placed = new Dictionary<(double Gap, int Cell), List<(double Left, double Right, double Y)>>();
        foreach (var i in Enumerable.Range(0, links.Count).Where(i => links[i].LabelWidth > 0).OrderBy(i => routes[i].Bends[^1].From.Y))
        {
            var (bend, half) = (routes[i].Bends[^1], links[i].LabelWidth / 2);
            var (left, right) = (bend.From.X + half + Clearance, bend.To.X - half - ArrowHead);
            var (best, least) = (bend.At(0.5), double.PositiveInfinity);
            foreach (var t in Parameters)
            {
                var point = bend.At(t);
                if (point.X >= left && point.X <= right && Covered(bend.From.X, point, half) is var covered && covered < least)
                {
                    (best, least) = (point, covered);
                }
            }

            routes[i] = routes[i] with { Label = best };
            var key = (bend.From.X, Cell(best.Y));
            (placed.TryGetValue(key, out var list) ? list : placed[key] = []).Add((best.X - half, best.X + half, best.Y));
        }

        double Covered(double gap, Point point, double half)
        {
            var area = 0.0;
            for (var cell = Cell(point.Y) - 1; cell <= Cell(point.Y) + 1; cell++)
            {
                foreach (var (left, right, y) in placed.GetValueOrDefault((gap, cell), []))
                {
                    var width = Math.Min(right, point.X + half) - Math.Max(left, point.X - half);
                    var height = LayeredLayout.LabelHeight - Math.Abs(y - point.Y);
                    area += Math.Max(0, width) * Math.Max(0, height);
                }
            }

            return area;
        }
    }

    private static int Cell(double y) => (int)Math.Floor(y / CellHeight);
}
