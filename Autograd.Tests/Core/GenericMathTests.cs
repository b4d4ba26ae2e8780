using System.Numerics;

namespace Autograd.Tests.Core;

/// <summary>Formulas written against the operator interfaces of .NET, by someone who knows nothing of Values.</summary>
public class GenericMathTests
{
    [Fact]
    public void A_formula_of_operators_runs_on_doubles_and_on_values()
    {
        // f = (a + b) a / c − (−b) at (2, 3, 5): 10 / 5 + 3 = 5; ∂f/∂a = (2a + b) / c = 7/5, ∂f/∂b = a / c + 1 = 7/5, ∂f/∂c = −10 / c² = −2/5.
        Value a = 2, b = 3, c = 5;
        var f = Combined(a, b, c);

        f.Data.ShouldBe(Combined(2.0, 3.0, 5.0));
        f.Data.ShouldBe(5);
        Derivative.Gradient(f, a, b, c).ShouldBe([1.4, 1.4, -0.4], 1e-15);

        static T Combined<T>(T a, T b, T c)
            where T : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>,
            IDivisionOperators<T, T, T>, IUnaryNegationOperators<T, T> => (a + b) * a / c - -b;
    }

    [Fact]
    public void A_formula_with_doubles_on_the_right_runs_on_doubles_and_on_values()
    {
        // f = ((x + 1) · 6 − 4) / 8 at x = 3: 20 / 8, and it rises by 6 / 8.
        Value x = 3;
        var f = Scaled(x);

        f.Data.ShouldBe(Scaled(3.0));
        f.Data.ShouldBe(2.5);
        Derivative.Gradient(f, x).ShouldBe(0.75);

        static T Scaled<T>(T x)
            where T : IAdditionOperators<T, double, T>, ISubtractionOperators<T, double, T>, IMultiplyOperators<T, double, T>,
            IDivisionOperators<T, double, T> => ((x + 1.0) * 6.0 - 4.0) / 8.0;
    }

    [Fact]
    public void A_double_on_the_right_is_no_node_of_the_graph()
    {
        Value x = 3;
        TopologicalOrder.Of(Halved(x)).Count.ShouldBe(2); // x and the quotient

        static T Halved<T>(T x) where T : IDivisionOperators<T, double, T> => x / 2.0;
    }

    [Fact]
    public void A_generic_sum_starts_with_a_constant_0()
    {
        Value[] terms = [2, 3, 4];
        var sum = Total<Value>(terms);

        sum.Data.ShouldBe(9);
        Derivative.Gradient(sum, terms).ShouldBe([1, 1, 1]);
        TopologicalOrder.Of(sum).Where(node => node.IsLeaf && !node.IsConstant).ShouldBe(terms, ignoreOrder: true);

        static T Total<T>(T[] terms) where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T> =>
            terms.Aggregate(T.AdditiveIdentity, (sum, term) => sum + term);
    }

    [Fact]
    public void A_generic_product_starts_with_a_constant_1()
    {
        // By each factor the product of the others.
        Value[] factors = [2, 3, 4];
        var product = Product<Value>(factors);

        product.Data.ShouldBe(24);
        Derivative.Gradient(product, factors).ShouldBe([12, 8, 6]);

        static T Product<T>(T[] factors) where T : IMultiplyOperators<T, T, T>, IMultiplicativeIdentity<T, T> =>
            factors.Aggregate(T.MultiplicativeIdentity, (product, factor) => product * factor);
    }

    [Theory]
    [InlineData(-2.5)]
    [InlineData(-0.0)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void The_identities_change_a_value_no_more_than_those_of_double_do(double number)
    {
        Value x = number;

        Bits((x + Zero<Value>()).Data).ShouldBe(Bits(number + Zero<double>()));
        Bits((x * One<Value>()).Data).ShouldBe(Bits(number * One<double>()));

        static long Bits(double number) => BitConverter.DoubleToInt64Bits(number);
    }

    [Fact]
    public void The_identities_are_constants_and_a_name_given_to_one_is_its_own()
    {
        (Zero<Value>().IsConstant, One<Value>().IsConstant).ShouldBe((true, true));
        Zero<Value>().Named("start");
        Zero<Value>().Name.ShouldBeNull();
    }

    private static T Zero<T>() where T : IAdditiveIdentity<T, T> => T.AdditiveIdentity;

    private static T One<T>() where T : IMultiplicativeIdentity<T, T> => T.MultiplicativeIdentity;
}
