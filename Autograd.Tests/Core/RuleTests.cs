namespace Autograd.Tests.Core;

/// <summary>
/// Every row, found by reflection: its derivative against its own primal, taken apart, and against differences of the primal, which
/// know no calculus; and the ways of differentiating against each other.
/// </summary>
public class RuleTests : RowTests
{
    private const double AnotherOrderOfArithmetic = 1e-12;
    private const double FiniteDifferences = 1e-6;

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void Every_row_has_points_to_be_tested_at(string name) =>
        Row.Named(name).Points.Length.ShouldBeGreaterThanOrEqualTo(3, $"give {name} points in {nameof(Samples)}");

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void The_local_derivatives_are_the_slopes_of_the_primal(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            row.OnValues(Numbers.Variables(point)).LocalDerivatives.ToArray()
                .ShouldAgreeWith(Numbers.CentralDifferences(row.Number, point), FiniteDifferences, At(point));
        }
    }

    // A kernel, such as exp or a product, is made of itself: there this only says that the row is reached. The differences above
    // hold the kernels.
    [Theory, ThroughExpansion]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void The_local_derivatives_are_those_of_what_the_primal_is_made_of(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            var variables = Numbers.Variables(point);
            var expanded = row.Primal(variables);

            expanded.Data.ShouldAgreeWith(row.Number(point), AnotherOrderOfArithmetic, At(point));
            row.OnValues(variables).LocalDerivatives.ToArray()
                .ShouldAgreeWith(Derivative.Gradient(expanded, variables), AnotherOrderOfArithmetic, At(point));
        }
    }

    [Fact]
    public void The_rows_that_are_made_of_others_are_these() => Row.Names
        .Select(name => name.Data)
        .Where(name => !Row.Named(name).IsKernel)
        .ShouldBe(
            [nameof(AtLeast), nameof(AtMost), nameof(Dot), nameof(Gelu), nameof(LeakyRelu), nameof(LogSumExp), nameof(Mean), nameof(Reciprocal),
                nameof(Relu), nameof(Sigmoid), nameof(Silu), nameof(Softplus), nameof(Square), nameof(Sum)],
            ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void The_derivatives_as_graphs_are_the_local_derivatives(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            var variables = Numbers.Variables(point);
            var y = row.OnValues(variables);
            Array.ConvertAll(Derivative.Of(y, variables), derivative => derivative.Data)
                .ShouldAgreeWith([.. y.LocalDerivatives], AnotherOrderOfArithmetic, At(point));
        }
    }

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void Forward_mode_agrees_with_reverse_mode(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            var local = row.OnValues(Numbers.Variables(point)).LocalDerivatives;
            for (var i = 0; i < point.Length; i++)
            {
                row.OnDuals(Numbers.Duals(point, i)).Tangent.ShouldAgreeWith(local[i], AnotherOrderOfArithmetic, At(point));
            }
        }
    }

    [Theory, ThroughExpansion]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void Forward_mode_through_what_the_primal_is_made_of_agrees_with_reverse_mode(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            var local = row.OnValues(Numbers.Variables(point)).LocalDerivatives;
            for (var i = 0; i < point.Length; i++)
            {
                row.Primal(Numbers.Duals(point, i)).Tangent.ShouldAgreeWith(local[i], AnotherOrderOfArithmetic, At(point));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void Second_derivatives_are_the_slopes_of_the_first(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            var hessian = ReverseOverReverse(row, point);
            for (var i = 0; i < point.Length; i++)
            {
                var slopes = Numbers.CentralDifferences(at => DerivativeBy(row, at, i), point);
                hessian.Row(i).ShouldAgreeWith(slopes, FiniteDifferences, At(point));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void The_Hessian_is_symmetric_and_forward_over_reverse_gives_the_same(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            var variables = Numbers.Variables(point);
            var hessian = Derivative.Hessian(row.OnValues(variables), variables);
            var reverse = ReverseOverReverse(row, point);
            for (var i = 0; i < point.Length; i++)
            {
                hessian.Row(i).ShouldAgreeWith(hessian.Column(i), AnotherOrderOfArithmetic, $"symmetry, {At(point)}");
                hessian.Row(i).ShouldAgreeWith(reverse.Row(i), AnotherOrderOfArithmetic, $"reverse over reverse, {At(point)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void Third_derivatives_are_the_slopes_of_the_second(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            var variables = Numbers.Variables(point);
            var second = Derivative.Of(Derivative.Of(row.OnValues(variables), variables[0]), variables[0]);
            var slopes = Numbers.CentralDifferences(at => ReverseOverReverse(row, at)[0, 0], point);
            Derivative.Gradient(second, variables).ShouldAgreeWith(slopes, FiniteDifferences, At(point));
        }
    }

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void NaN_in_is_NaN_out(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            for (var i = 0; i < point.Length; i++)
            {
                double[] spoilt = [.. point];
                spoilt[i] = double.NaN;

                // Any number to the power 0 is 1, NaN too (IEEE 754-2019, 9.2.1).
                var hidden = name == nameof(Pow) && spoilt[1] == 0;
                double.IsNaN(row.Number(spoilt)).ShouldBe(!hidden, At(spoilt));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void NaN_in_is_NaN_in_every_derivative_that_changes_with_the_operand(string name)
    {
        var row = Named(name);
        foreach (var point in row.Points)
        {
            var hessian = ReverseOverReverse(row, point);
            for (var i = 0; i < point.Length; i++)
            {
                double[] spoilt = [.. point];
                spoilt[i] = double.NaN;
                var derivatives = row.OnValues(Numbers.Variables(spoilt)).LocalDerivatives;
                for (var j = 0; j < point.Length; j++)
                {
                    (hessian[j, i] == 0 || double.IsNaN(derivatives[j])).ShouldBeTrue($"derivative {j}, {At(spoilt)}");
                }
            }
        }
    }

    private static double DerivativeBy(Row row, double[] point, int index) =>
        row.Derivative(Array.ConvertAll(point, x => (Real)x), index);

    private static double[,] ReverseOverReverse(Row row, double[] point)
    {
        var variables = Numbers.Variables(point);
        return Derivative.Jacobian(Derivative.Of(row.OnValues(variables), variables), variables);
    }

    private static string At(double[] point) => $"at ({string.Join(", ", point)})";
}
