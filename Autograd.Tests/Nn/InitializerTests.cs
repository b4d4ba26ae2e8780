using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class InitializerTests
{
    private static readonly Initializer[] Drawn =
        [Initializer.Gaussian, Initializer.Glorot, Initializer.He, Initializer.Orthogonal];

    // 1000 × 400 standard normal numbers, after the scale of 1/√400 is taken off.
    private static readonly Lazy<double[]> Sample = new(
        () => [.. Initializer.Gaussian.Draw(1000, 400, new Random(2024)).Cast<double>().Select(weight => weight * 20)]);

    [Fact]
    public void Zeros_and_constants_are_what_they_say()
    {
        Initializer.Zeros.Draw(2, 3, new Random(1)).ShouldBe(Matrix.Filled(2, 3, 0));
        Initializer.Constant(-.5).Draw(2, 3, new Random(1)).ShouldBe(Matrix.Filled(2, 3, -.5));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        foreach (var initializer in Drawn)
        {
            var first = initializer.Draw(7, 11, new Random(3));

            initializer.Draw(7, 11, new Random(3)).ShouldBe(first);
            initializer.Draw(7, 11, new Random(4)).Cast<double>().ShouldNotBe(first.Cast<double>());
        }
    }

    [Fact]
    public void Gaussian_draws_are_pinned_so_that_a_seed_means_the_same_network_everywhere()
    {
        // Recorded once, exactly. Weights of one input have deviation 1.
        var column = Initializer.Gaussian.Draw(4, 1, new Random(3));

        column.ShouldBe(new[,] { { -1.892977638120287 }, { .6661731864633845 }, { -.7560413758065744 }, { -.14222302666968806 } });
    }

    [Fact]
    public void Gaussian_numbers_have_the_moments_of_the_normal_distribution()
    {
        // Standard errors for n = 400,000: 1/√n = .0016, √2/√n = .0022, √15/√n = .0061, √96/√n = .0155. Four of each are allowed.
        Moment(1).ShouldBe(0, .0064);
        Moment(2).ShouldBe(1, .009);
        Moment(3).ShouldBe(0, .025);
        Moment(4).ShouldBe(3, .062);

        static double Moment(int power) => Sample.Value.Average(x => Math.Pow(x, power));
    }

    [Theory]
    [InlineData(.5, .617075)] // P(|x| > t) = erfc(t/√2)
    [InlineData(1, .317311)]
    [InlineData(2, .045500)]
    [InlineData(3, .002700)]
    [InlineData(4, .0000633)]
    public void Gaussian_tails_are_as_heavy_as_they_should_be(double threshold, double probability)
    {
        var share = Sample.Value.Count(x => Math.Abs(x) > threshold) / (double)Sample.Value.Length;

        // Four standard errors of a share p: 4·√(p(1 − p)/n).
        share.ShouldBe(probability, 4 * Math.Sqrt(probability * (1 - probability) / Sample.Value.Length));
    }

    [Fact]
    public void Gaussian_draws_in_a_row_are_not_related()
    {
        // The mean of n products of neighbours has standard error 1/√n = .0016.
        var x = Sample.Value;

        x.Zip(x.Skip(1), (a, b) => a * b).Average().ShouldBe(0, .0064);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(900)]
    public void Gaussian_deviation_is_one_over_the_root_of_the_inputs(int inputs)
    {
        var weights = Initializer.Gaussian.Draw(18_000 / inputs, inputs, new Random(5)).Cast<double>().ToArray();

        // 18,000 draws: the deviation errs by 1/√36,000, half a percent. Four times that is allowed.
        (Math.Sqrt(weights.Average(weight => weight * weight)) * Math.Sqrt(inputs)).ShouldBe(1, .021);
    }

    [Fact]
    public void He_draws_are_those_of_Gaussian_times_the_root_of_2()
    {
        var he = Initializer.He.Draw(6, 9, new Random(5)).Cast<double>();
        var gaussian = Initializer.Gaussian.Draw(6, 9, new Random(5)).Cast<double>();

        // 1e-15 for another order of rounding, relative to numbers near 1.
        he.ShouldBe(gaussian.Select(weight => Math.Sqrt(2) * weight), 1e-15);
    }

    [Fact]
    public void Glorot_draws_are_uniform_within_a_limit_of_inputs_and_outputs()
    {
        // √(6/(200 + 100)) = √.02
        var share = Initializer.Glorot.Draw(100, 200, new Random(5)).Cast<double>().Select(weight => weight / Math.Sqrt(.02)).ToArray();

        share.ShouldAllBe(x => Math.Abs(x) <= 1);

        // Of n = 20,000 uniform numbers in [−1, 1], the mean is 0 ± √(1/3n) = .0041, that of squares ⅓ ± √(4/45n) = .0021, and the
        // part within ½ is ½ ± ½/√n = .0035. Four of each are allowed.
        share.Average().ShouldBe(0, .0164);
        share.Average(x => x * x).ShouldBe(1.0 / 3, .0084);
        (share.Count(x => Math.Abs(x) < .5) / 20_000.0).ShouldBe(.5, .014);
    }

    [Fact]
    public void Glorot_draws_of_a_limit_of_1_are_the_uniform_numbers_of_the_source_stretched()
    {
        // Three inputs and three outputs have a limit of √(6/6) = 1: the numbers are 2u − 1 of the source's u.
        var random = new Random(3);

        Initializer.Glorot.Draw(3, 3, new Random(3)).Cast<double>().ShouldBe(Enumerable.Range(0, 9).Select(_ => (2 * random.NextDouble()) - 1));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(3, 8)]
    [InlineData(1, 4)]
    [InlineData(40, 40)]
    public void Orthogonal_rows_have_length_1_and_right_angles_where_they_fit(int rows, int columns)
    {
        var w = Initializer.Orthogonal.Draw(rows, columns, new Random(5));

        Matrix.Times(w, Matrix.Transpose(w)).ShouldBe(Identity(rows), 1e-12);
    }

    [Fact]
    public void Rows_that_were_drawn_nearly_parallel_end_at_right_angles_too()
    {
        // Among 5,000 pairs in the plane some are parallel to about 1/5,000. Projected once, the second row would keep an error
        // that much larger than a rounding of 1e-16.
        for (var seed = 0; seed < 5000; seed++)
        {
            var w = Initializer.Orthogonal.Draw(2, 2, new Random(seed));

            ((w[0, 0] * w[1, 0]) + (w[0, 1] * w[1, 1])).ShouldBe(0, 1e-15);
        }
    }

    [Theory]
    [InlineData(8, 3)]
    [InlineData(4, 1)]
    [InlineData(5, 5)]
    public void Where_there_are_more_rows_than_columns_the_columns_have_them(int rows, int columns)
    {
        var w = Initializer.Orthogonal.Draw(rows, columns, new Random(5));

        Matrix.Times(Matrix.Transpose(w), w).ShouldBe(Identity(columns), 1e-12);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_constant_that_is_not_finite_is_refused(double weight)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => Initializer.Constant(weight));

        error.ParamName.ShouldBe("weight");
        error.Message.ShouldStartWith("A weight must be a finite number.");
    }

    [Fact]
    public void Sizes_below_1_and_no_source_are_refused()
    {
        foreach (var initializer in (Initializer[])[.. Drawn, Initializer.Zeros])
        {
            Should.Throw<ArgumentOutOfRangeException>(() => initializer.Draw(0, 1, new Random(1))).ParamName.ShouldBe("rows");
            Should.Throw<ArgumentOutOfRangeException>(() => initializer.Draw(1, -1, new Random(1))).ParamName.ShouldBe("columns");
            Should.Throw<ArgumentNullException>(() => initializer.Draw(1, 1, null!)).ParamName.ShouldBe("random");
        }
    }

    private static double[,] Identity(int size) => Matrix.Diagonal([.. Enumerable.Repeat(1.0, size)]);
}
