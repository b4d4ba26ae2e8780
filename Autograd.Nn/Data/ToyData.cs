using System.Collections.Immutable;

namespace Autograd.Nn;

/// <summary>
/// Points of the plane with features "x" and "y", for lessons and first trials. The classes take turns row by row, so that they, and
/// those of any range, are of the same size within one row; each coordinate gets normal noise.
/// </summary>
/// <remarks>
/// The noise of a seed is the same to the last bit on every machine; where points lie on curves, their last bit depends on the
/// machine's sine and cosine.
/// </remarks>
public static class ToyData
{
    private static readonly ImmutableArray<string> Coordinates = ["x", "y"];

    /// <summary>
    /// Two half circles that reach into each other: "upper" (cos t, sin t) and "lower" (1 − cos t, ½ − sin t), the points of each in
    /// equal steps of t from 0 to π. As make_moons of scikit-learn.
    /// </summary>
    /// <param name="count">The number of points: 2 or more.</param>
    /// <param name="noise">The deviation of the noise: 0 or more.</param>
    /// <param name="seed">The same seed gives the same noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 2, or the noise is negative or not finite.</exception>
    public static Dataset Moons(int count, double noise, int seed) => Draw(count, noise, seed, 2, moon => moon == 0 ? "upper" : "lower", (moon, i, points) =>
    {
        var (sin, cos) = Math.SinCos(Math.PI * i / Math.Max(1, points - 1));
        return moon == 0 ? (cos, sin) : (1 - cos, .5 - sin);
    });

    /// <summary>
    /// Two circles round the origin: "outer" (cos t, sin t) and "inner", smaller by a factor, the points of each in equal steps of t
    /// from 0, the last a step before 2π. As make_circles of scikit-learn.
    /// </summary>
    /// <param name="count">The number of points: 2 or more.</param>
    /// <param name="noise">The deviation of the noise: 0 or more.</param>
    /// <param name="seed">The same seed gives the same noise.</param>
    /// <param name="factor">The radius of the inner circle: above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 2, the noise is negative or not finite, or the factor is not between 0 and 1.</exception>
    public static Dataset Circles(int count, double noise, int seed, double factor = .8)
    {
        if (!(factor is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor of the inner circle must be above 0 and below 1.");
        }

        return Draw(
            count,
            noise,
            seed,
            2,
            circle => circle == 0 ? "outer" : "inner",
            (circle, i, points) => Polar(circle == 0 ? 1 : factor, (double)i / points));
    }

    /// <summary>
    /// Arms that wind once round the origin as they grow: point i of the n of arm k, both counted from 0, has the radius
    /// r = (i + 1) / n and the angle 2π(r + k / arms). The classes are "arm 1", "arm 2" and so on.
    /// </summary>
    /// <param name="count">The number of points: one for each arm, or more.</param>
    /// <param name="noise">The deviation of the noise: 0 or more.</param>
    /// <param name="seed">The same seed gives the same noise.</param>
    /// <param name="arms">The number of classes: 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 arms, or fewer points than arms, or the noise is negative or not finite.</exception>
    public static Dataset Spirals(int count, double noise, int seed, int arms = 2)
    {
        CheckClasses(arms, nameof(arms));
        return Draw(count, noise, seed, arms, arm => $"arm {arm + 1}", (arm, i, points) =>
        {
            var radius = (i + 1.0) / points;
            return Polar(radius, radius + ((double)arm / arms));
        });
    }

    /// <summary>
    /// Clouds of points round centres on the unit circle: class k, counted from 0, round the angle 2πk / classes. The classes are
    /// "blob 1", "blob 2" and so on.
    /// </summary>
    /// <param name="count">The number of points: one for each class, or more.</param>
    /// <param name="noise">The deviation of the points from their centre: 0 or more.</param>
    /// <param name="seed">The same seed gives the same noise.</param>
    /// <param name="classes">The number of clouds: 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 classes, or fewer points than classes, or the noise is negative or not finite.</exception>
    public static Dataset Blobs(int count, double noise, int seed, int classes = 3)
    {
        CheckClasses(classes, nameof(classes));
        return Draw(count, noise, seed, classes, blob => $"blob {blob + 1}", (blob, _, _) => Polar(1, (double)blob / classes));
    }

    /// <summary>
    /// The four corners of the unit square, one after the other: (0, 0) and (1, 1) are "equal", (0, 1) and (1, 0) "different". No
    /// straight line tells them apart.
    /// </summary>
    /// <param name="count">The number of points: 2 or more, and 4 for each corner to have one.</param>
    /// <param name="noise">The deviation of the points from their corner: 0 or more.</param>
    /// <param name="seed">The same seed gives the same noise.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 2, or the noise is negative or not finite.</exception>
    public static Dataset Xor(int count, double noise, int seed) =>
        Draw(count, noise, seed, 2, different => different == 0 ? "equal" : "different", (different, i, _) => (i % 2, (i + different) % 2));

    private static (double X, double Y) Polar(double radius, double turns)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * turns);
        return (radius * cos, radius * sin);
    }

    /// <summary>Points of classes that take turns, each class asked for point i of so many.</summary>
    private static Dataset Draw(
        int count, double noise, int seed, int classes, Func<int, string> name, Func<int, int, int, (double X, double Y)> pointOf)
    {
        if (count < classes)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, $"There must be at least {classes} points, one for each class.");
        }

        Hyperparameter.NotNegative(noise, "noise", nameof(noise));
        var random = new Random(seed);
        var inputs = new double[count][];
        var labels = new int[count];
        for (var row = 0; row < count; row++)
        {
            labels[row] = row % classes;
            var points = (count - labels[row] + classes - 1) / classes;
            var (x, y) = pointOf(labels[row], row / classes, points);
            inputs[row] = [x + (noise * Normal.Next(random)), y + (noise * Normal.Next(random))];
        }

        return Dataset.OfClasses(inputs, labels, Enumerable.Range(0, classes).Select(name), Coordinates);
    }

    private static void CheckClasses(int classes, string parameter)
    {
        if (classes < 2)
        {
            throw new ArgumentOutOfRangeException(parameter, classes, $"The number of {parameter} must be 2 or more.");
        }
    }
}
