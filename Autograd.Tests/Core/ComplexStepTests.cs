namespace Autograd.Tests.Core;

/// <summary>Every row against a step into the complex plane: an oracle to full precision that shares no derivative with the rows.</summary>
public class ComplexStepTests
{
    // A few roundings of numbers of moderate size on either side.
    private const double Tolerance = 1e-12;

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void The_local_derivatives_are_those_of_a_complex_step(string name)
    {
        var row = Row.Named(name);
        foreach (var point in row.Points)
        {
            for (var i = 0; i < point.Length; i++)
            {
                var stepped = row.Primal(Stepped(point, i));
                stepped.Z.Real.ShouldAgreeWith(row.Number(point), Tolerance, At(point));
                stepped.Derivative.ShouldAgreeWith(row.OnValues(Numbers.Variables(point)).LocalDerivatives[i], Tolerance, At(point));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void The_second_derivatives_are_those_of_a_complex_step_in_the_first(string name)
    {
        var row = Row.Named(name);
        foreach (var point in row.Points)
        {
            var variables = Numbers.Variables(point);
            var hessian = Derivative.Hessian(row.OnValues(variables), variables);
            for (var j = 0; j < point.Length; j++)
            {
                var stepped = Stepped(point, j);
                double[] slopes = [.. point.Select((_, i) => row.Derivative(stepped, i).Derivative)];
                hessian.Column(j).ShouldAgreeWith(slopes, Tolerance, At(point));
            }
        }
    }

    private static ComplexStep[] Stepped(double[] point, int index) =>
        [.. point.Select((x, i) => i == index ? ComplexStep.From(x) : x)];

    private static string At(double[] point) => $"at ({string.Join(", ", point)})";
}
