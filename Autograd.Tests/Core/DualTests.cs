using System.Numerics;
using System.Reflection;

namespace Autograd.Tests.Core;

/// <summary>Forward mode as one writes it: a function of numbers, given duals.</summary>
public class DualTests
{
    [Fact]
    public void A_double_stands_on_either_side()
    {
        // At x = 4 with rate 1: by x + c, c + x and the others 1, 1, 1, −1, c, c, 1/c and −c/x².
        Dual x = new(4, 1);
        ShouldHave(x + 2, 6, 1);
        ShouldHave(2 + x, 6, 1);
        ShouldHave(x - 2, 2, 1);
        ShouldHave(2 - x, -2, -1);
        ShouldHave(x * 2.0, 8, 2);
        ShouldHave(2.0 * x, 8, 2);
        ShouldHave(x / 2, 2, 0.5);
        ShouldHave(2 / x, 0.5, -0.125);
    }

    [Fact]
    public void Generic_code_of_NET_runs_on_duals()
    {
        // 0 + ((x + 1) · 6 − 4) / 8 at x = 3 is 20 / 8, and rises by 6 / 8. A sum starts with 0 and a product with 1.
        ShouldHave(Scaled(new Dual(3, 1)), 2.5, 0.75);
        ShouldHave(One<Dual>() * new Dual(3, 1), 3, 1);

        static T Scaled<T>(T x)
            where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T>, IAdditionOperators<T, double, T>,
            ISubtractionOperators<T, double, T>, IMultiplyOperators<T, double, T>, IDivisionOperators<T, double, T> =>
            T.AdditiveIdentity + ((x + 1.0) * 6.0 - 4.0) / 8.0;

        static T One<T>() where T : IMultiplicativeIdentity<T, T> => T.MultiplicativeIdentity;
    }

    [Fact]
    public void A_double_on_the_right_and_the_identities_are_constants()
    {
        // Nothing flows through a constant: no ln a of a negative a comes from the power, and at the tie the bound takes all.
        Dual x = new(-2, 1), bound = new(0, 1);
        ShouldHave(Dual.Pow(x, Zero<Dual>() + 2), 4, -4);
        Dual.Max(bound, Zero<Dual>()).Tangent.ShouldBe(0);

        static T Zero<T>() where T : IAdditiveIdentity<T, T> => T.AdditiveIdentity;
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(double.NaN, 2)]
    public void Primals_are_compared_as_doubles_are(double left, double right)
    {
        Dual a = new(left, 5), b = new(right, -5);
        (a < b, a <= b, a > b, a >= b).ShouldBe((left < right, left <= right, left > right, left >= right));
        (a > 2).ShouldBe(left > 2);
    }

    [Fact]
    public void Every_function_of_one_operand_that_a_value_has_a_dual_has_too()
    {
        foreach (var name in FunctionTests.FunctionsOfOneOperand.Select(row => row.Data))
        {
            var function = typeof(Dual).GetMethod(name, BindingFlags.Public | BindingFlags.Static, [typeof(Dual)]).ShouldNotBeNull(name);
            foreach (var point in Row.Named(name).Points)
            {
                var x = new Dual(point[0], 1);
                function.Invoke(null, [x]).ShouldBe(Row.Named(name).OnDuals(x), $"{name} at {x}");
            }
        }
    }

    private static void ShouldHave(Dual y, double primal, double tangent) => (y.Primal, y.Tangent).ShouldBe((primal, tangent));
}
