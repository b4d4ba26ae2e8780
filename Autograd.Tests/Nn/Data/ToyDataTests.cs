using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class ToyDataTests
{
    private static readonly (string Name, Func<int, double, int, Dataset> Draw, int Classes)[] All =
    [
        ("moons", ToyData.Moons, 2),
        ("circles", (count, noise, seed) => ToyData.Circles(count, noise, seed), 2),
        ("spirals", (count, noise, seed) => ToyData.Spirals(count, noise, seed, arms: 5), 5),
        ("blobs", (count, noise, seed) => ToyData.Blobs(count, noise, seed, classes: 4), 4),
        ("xor", ToyData.Xor, 2),
    ];

    [Fact]
    public void Moons_are_two_half_circles_that_reach_into_each_other()
    {
        // Three points a moon: t = 0, π/2, π.
        var data = ToyData.Moons(6, noise: 0, seed: 1);

        data.ClassNames.ShouldBe(["upper", "lower"]);
        PointsOf(data, 0).ShouldBe([1, 0, 0, 1, -1, 0], 1e-15);
        PointsOf(data, 1).ShouldBe([0, .5, 1, -.5, 2, .5], 1e-15);
    }

    [Fact]
    public void Circles_have_radius_1_and_the_factor()
    {
        // Four points a circle, a quarter of a turn apart.
        var data = ToyData.Circles(8, noise: 0, seed: 1, factor: .5);

        data.ClassNames.ShouldBe(["outer", "inner"]);
        PointsOf(data, 0).ShouldBe([1, 0, 0, 1, -1, 0, 0, -1], 1e-15);
        PointsOf(data, 1).ShouldBe([.5, 0, 0, .5, -.5, 0, 0, -.5], 1e-15);
    }

    [Fact]
    public void Spirals_wind_once_round_the_origin_as_they_grow()
    {
        // Two arms of four points: radii ¼, ½, ¾, 1 at as many turns, the second arm half a turn on: the first one's points, negated.
        var data = ToyData.Spirals(8, noise: 0, seed: 1);

        data.ClassNames.ShouldBe(["arm 1", "arm 2"]);
        PointsOf(data, 0).ShouldBe([0, .25, -.5, 0, 0, -.75, 1, 0], 1e-15);
        PointsOf(data, 1).ShouldBe([0, -.25, .5, 0, 0, .75, -1, 0], 1e-15);
    }

    [Fact]
    public void Blobs_have_their_centres_on_the_unit_circle()
    {
        var data = ToyData.Blobs(4, noise: 0, seed: 1, classes: 4);

        data.ClassNames.ShouldBe(["blob 1", "blob 2", "blob 3", "blob 4"]);
        data.AllInputs.ToArray().ShouldBe([1, 0, 0, 1, -1, 0, 0, -1], 1e-15);
    }

    [Fact]
    public void Xor_is_its_table_of_truth()
    {
        var data = ToyData.Xor(8, noise: 0, seed: 1);

        data.ClassNames.ShouldBe(["equal", "different"]);
        for (var row = 0; row < 8; row++)
        {
            var point = data.Inputs(row);
            data.Label(row).ShouldBe((int)point[0] ^ (int)point[1]);
        }

        // Each corner comes twice.
        Enumerable.Range(0, 8).CountBy(row => (data.Inputs(row)[0], data.Inputs(row)[1])).Select(corner => corner.Value).ShouldBe([2, 2, 2, 2]);
    }

    [Fact]
    public void The_classes_take_turns()
    {
        foreach (var (name, draw, classes) in All)
        {
            draw(17, .1, 1).Labels.ShouldBe(Enumerable.Range(0, 17).Select(row => row % classes), name);
        }
    }

    [Fact]
    public void The_points_of_an_odd_number_reach_the_ends_of_their_curves_too()
    {
        // Three of the upper moon, two of the lower: from t = 0 to π both.
        var data = ToyData.Moons(5, noise: 0, seed: 1);

        PointsOf(data, 0)[^2..].ShouldBe([-1, 0], 1e-15);
        PointsOf(data, 1).ShouldBe([0, .5, 2, .5], 1e-15);
    }

    [Fact]
    public void The_features_are_x_and_y()
    {
        foreach (var (name, draw, _) in All)
        {
            draw(10, .1, 1).FeatureNames.ShouldBe(["x", "y"], name);
        }
    }

    [Fact]
    public void Noise_is_normal_with_the_deviation_given()
    {
        foreach (var (name, draw, _) in All)
        {
            // n = 10,000 numbers. In standard errors: mean 1/√n = .01, deviation 1/√(2n) = .0071, the part within one deviation
            // .6827 ± √(.6827 · .3173/n) = .0047. Four of each are allowed.
            var exact = draw(5000, 0, 7).AllInputs.ToArray();
            var noise = draw(5000, .3, 7).AllInputs.ToArray().Zip(exact, (a, b) => (a - b) / .3).ToArray();

            noise.Average().ShouldBe(0, .04, name);
            Math.Sqrt(noise.Average(x => x * x)).ShouldBe(1, .029, name);
            (noise.Count(x => Math.Abs(x) < 1) / 10_000.0).ShouldBe(.6827, .019, name);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_points_and_another_seed_others()
    {
        foreach (var (name, draw, _) in All)
        {
            var points = draw(20, .1, 3).AllInputs.ToArray();

            draw(20, .1, 3).AllInputs.ToArray().ShouldBe(points, name);
            draw(20, .1, 4).AllInputs.ToArray().ShouldNotBe(points, name);
        }
    }

    [Fact]
    public void Each_class_needs_a_point()
    {
        foreach (var (_, draw, classes) in All)
        {
            draw(classes, 0, 1).Labels.Distinct().Count().ShouldBe(classes);
            Refused(() => draw(classes - 1, 0, 1), "count", $"There must be at least {classes} points, one for each class.");
        }
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Noise_is_0_or_more(double noise)
    {
        foreach (var (_, draw, _) in All)
        {
            Refused(() => draw(10, noise, 1), "noise", "The noise must be 0 or more, and finite.");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void There_are_two_classes_or_more(int number)
    {
        Refused(() => ToyData.Spirals(10, 0, 1, arms: number), "arms", "The number of arms must be 2 or more.");
        Refused(() => ToyData.Blobs(10, 0, 1, classes: number), "classes", "The number of classes must be 2 or more.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void The_inner_circle_is_smaller_and_not_a_point(double factor) => Refused(
        () => ToyData.Circles(10, 0, 1, factor), "factor", "The factor of the inner circle must be above 0 and below 1.");

    private static double[] PointsOf(Dataset data, int label) =>
        data.Subset([.. Enumerable.Range(0, data.Count).Where(row => data.Label(row) == label)]).AllInputs.ToArray();

    private static void Refused(Func<Dataset> draw, string parameter, string message)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(draw);

        error.ParamName.ShouldBe(parameter);
        error.Message.ShouldStartWith(message);
    }
}
