using System.Reflection;

namespace Autograd.Tests.Core;

/// <summary>The public names: each function leads to its row, in whatever form it is called.</summary>
public class FunctionTests
{
    private static readonly MethodInfo[] OfOneOperand =
        [.. typeof(Value).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => !method.IsSpecialName && !method.IsGenericMethod
                && method.GetParameters() is [{ ParameterType: var type }] && type == typeof(Value))];

    public static TheoryData<string> FunctionsOfOneOperand => [.. OfOneOperand.Select(method => method.Name)];

    // Two ways to write a function, x.Tanh() and Value.Tanh(x), and one row of its name.
    [Theory]
    [MemberData(nameof(FunctionsOfOneOperand))]
    public void A_function_of_one_operand_is_its_row_and_a_member_of_the_value(string name)
    {
        foreach (var point in Row.Named(name).Points)
        {
            var x = new Value(point[0]);
            var called = (Value)typeof(Value).GetMethod(name, [typeof(Value)])!.Invoke(null, [x])!;
            var asMember = (Value)typeof(Value).GetMethod(name, []).ShouldNotBeNull().Invoke(x, [])!;
            ShouldBeTheSameNode(called, Row.Named(name).OnValues(x));
            ShouldBeTheSameNode(asMember, called);
        }
    }

    [Fact]
    public void Every_row_of_one_operand_but_negation_has_a_function() =>
        typeof(Value).Assembly.GetTypes()
            .Where(type => type.IsValueType && typeof(IUnary).IsAssignableFrom(type) && type != typeof(Neg))
            .Select(type => type.Name)
            .ShouldBe(OfOneOperand.Select(method => method.Name), ignoreOrder: true);

    // At x = 4, y = 2. A constant on one side leaves the edge to the other as it is.
    [Fact]
    public void Operators_take_a_double_on_either_side()
    {
        Value x = 4, y = 2;
        ShouldHave(x + y, 6, [1, 1]);
        ShouldHave(x + 2, 6, [1, 0]);
        ShouldHave(4 + y, 6, [0, 1]);
        ShouldHave(x - y, 2, [1, -1]);
        ShouldHave(x - 2, 2, [1, 0]);
        ShouldHave(4 - y, 2, [0, -1]);
        ShouldHave(x * y, 8, [2, 4]);
        ShouldHave(x * 2, 8, [2, 0]);
        ShouldHave(4 * y, 8, [0, 4]);
        ShouldHave(x / y, 2, [0.5, -1]);
        ShouldHave(x / 2, 2, [0.5, 0]);
        ShouldHave(4 / y, 2, [0, -1]);
        ShouldHave(-x, -4, [-1]);
    }

    [Fact]
    public void Functions_of_two_operands_take_a_double_on_either_side()
    {
        // 4² = 16: by the base 2 · 4, by the power 16 ln 4. The angle of (1, 1) is π/4: by y ½, by x −½.
        Value x = 4, y = 2, one = 1;
        ShouldHave(Value.Pow(x, y), 16, [8, 16 * Math.Log(4)]);
        ShouldHave(Value.Pow(x, 2), 16, [8, 0]);
        ShouldHave(Value.Pow(4, y), 16, [0, 16 * Math.Log(4)]);
        ShouldHave(x.Pow(y), 16, [8, 16 * Math.Log(4)]);
        ShouldHave(x.Pow(2), 16, [8, 0]);
        ShouldHave(Value.Atan2(one, new Value(1)), Math.PI / 4, [0.5, -0.5]);
        ShouldHave(Value.Atan2(one, 1), Math.PI / 4, [0.5, 0]);
        ShouldHave(Value.Atan2(1, one), Math.PI / 4, [0, -0.5]);
    }

    [Fact]
    public void Constants_as_values_are_treated_like_doubles()
    {
        Value x = 4;
        var two = Value.Constant(2);
        (x / two).LocalDerivatives.ShouldBe([0.5, 0]);
        (two - x).LocalDerivatives.ShouldBe([0, -1]);
        Value.Pow(new Value(-4), two).LocalDerivatives.ShouldBe([-8, 0]);
        (two + 1).IsConstant.ShouldBeTrue();
        (1 / two).IsConstant.ShouldBeTrue();
        two.Tanh().IsConstant.ShouldBeTrue();
    }

    private static void ShouldHave(Value y, double value, double[] localDerivatives)
    {
        y.Data.ShouldBe(value);
        y.LocalDerivatives.ShouldBe(localDerivatives);
    }

    private static void ShouldBeTheSameNode(Value actual, Value expected)
    {
        actual.Data.ShouldBe(expected.Data);
        actual.Operation.ShouldBe(expected.Operation);
        actual.Operands.ShouldBe(expected.Operands);
        actual.LocalDerivatives.ShouldBe(expected.LocalDerivatives);
    }

    [Fact]
    public void Comparisons_take_a_double_on_either_side()
    {
        Value x = 2;

        (x > 1).Holds.ShouldBeTrue();
        (x < 1).Holds.ShouldBeFalse();
        (x >= 2).Holds.ShouldBeTrue();
        (x <= 1).Holds.ShouldBeFalse();
        (3 > x).Holds.ShouldBeTrue();
        (3 < x).Holds.ShouldBeFalse();
        (2 >= x).Holds.ShouldBeTrue();
        (1 >= x).Holds.ShouldBeFalse();
        (2 <= x).Holds.ShouldBeTrue();
        (3 <= x).Holds.ShouldBeFalse();
    }

    [Fact]
    public void Every_comparison_with_NaN_is_false()
    {
        Value x = double.NaN;

        foreach (var comparison in new[] { x > 0, x < 0, x >= 0, x <= 0, 0 > x, 0 < x, 0 >= x, 0 <= x })
        {
            comparison.Holds.ShouldBeFalse();
        }
    }

    [Fact]
    public void Where_chooses_between_two_numbers_too()
    {
        Value x = 2;
        Value.Where(x > 1, 5, 7).Data.ShouldBe(5.0);
        Value.Where(x < 1, 5, 7).Data.ShouldBe(7.0);
    }
}
