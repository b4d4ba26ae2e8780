using System.Collections;
using System.Diagnostics;
using System.Reflection;

namespace Autograd.Tests.Core;

/// <summary>A value as its reader sees it: on the console, in a watch window, by name.</summary>
public class ReadingTests
{
    [Fact]
    public void A_variable_shows_its_name_number_and_grad()
    {
        new Value(2.5).ToString().ShouldBe("2.5, grad 0");
        var x = new Value(-2, "x") { Grad = 1.5 };
        x.ToString().ShouldBe("x = -2, grad 1.5");
    }

    [Fact]
    public void A_constant_shows_its_number_and_that_it_is_one() => Value.Constant(3).ToString().ShouldBe("3, constant");

    [Fact]
    public void A_result_shows_operation_operands_number_grad_and_local_derivatives()
    {
        Value g = new(3, "g"), z = new(-4, "z");
        var h = (g * z).Named("h");
        h.Backward();
        h.ToString().ShouldBe("h = mul(g, z) = -12, grad 1, local derivatives [-4, 3]");
        (h * 2).ToString().ShouldBe("mul(h, 2) = -24, grad 0, local derivatives [2, 0]");
        h.Exp().ToString().ShouldStartWith("exp(h) = ");
    }

    [Fact]
    public void A_long_list_of_operands_is_cut_short()
    {
        var text = Value.Sum(Numbers.Variables([.. Enumerable.Range(1, 20).Select(i => (double)i)])).ToString();
        text.ShouldBe(
            "sum(1, 2, 3, 4, 5, 6, 7, 8, … 12 more) = 210, grad 0, "
            + "local derivatives [1, 1, 1, 1, 1, 1, 1, 1, … 12 more]");
    }

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        OtherCulture.Run(() => new Value(-2.5).ToString()).ShouldBe("-2.5, grad 0");
        OtherCulture.Run(() => new Dual(-0.5, double.NaN).ToString()).ShouldBe("-0.5 (tangent NaN)");
    }

    [Fact]
    public void Operations_are_named_after_their_rows_in_camel_case()
    {
        Value x = 0.5, y = 2;
        (x + y).Operation.ShouldBe("add");
        (-x).Operation.ShouldBe("neg");
        x.ExpM1().Operation.ShouldBe("expM1");
        Value.LogSumExp(x, y).Operation.ShouldBe("logSumExp");
        Value.Where(x > 0, x, y).Operation.ShouldBe("where");
        x.Operation.ShouldBeNull();
    }

    [Fact]
    public void Named_takes_the_name_from_the_expression()
    {
        Value x = 3, y = 4;
        x.Named().Name.ShouldBe("x");
        (x + y).Named().Name.ShouldBe("x + y");
        ((x + y) * (x - y)).Named().Name.ShouldBe("(x + y) * (x - y)");
        (x * 2).Tanh().Named().Name.ShouldBe("(x * 2).Tanh()");
    }

    [Fact]
    public void Named_takes_a_name_and_returns_the_same_value()
    {
        Value x = 3;
        x.Named("weight").ShouldBeSameAs(x);
        x.Name.ShouldBe("weight");
        x.Named("other").Name.ShouldBe("other");
        new Value(1).Name.ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_name_is_refused(string name) =>
        Should.Throw<ArgumentException>(() => new Value(1).Named(name)).ParamName.ShouldBe("name");

    [Fact]
    public void A_debugger_shows_the_text() =>
        typeof(Value).GetCustomAttribute<DebuggerDisplayAttribute>(inherit: false).ShouldNotBeNull().Value.ShouldBe("{ToString(),nq}");

    [Fact]
    public void A_debugger_opens_a_value_to_its_parts_and_edges()
    {
        Value g = new(3, "g"), z = new(-4, "z");
        var h = (g * z).Named("h");
        h.Backward();
        var view = DebugView(h);
        Read(view, "Name").ShouldBe("h");
        Read(view, "Data").ShouldBe(-12.0);
        Read(view, "Grad").ShouldBe(1.0);
        Read(view, "Operation").ShouldBe("mul");

        object[] edges = [.. ((IEnumerable)Read(view, "Operands")!).Cast<object>()];
        edges.Select(edge => Read(edge, "Operand")).ShouldBe([g, z]);
        edges.Select(edge => Read(edge, "LocalDerivative")).ShouldBe([-4.0, 3.0]);
        edges[0].GetType().GetCustomAttribute<DebuggerDisplayAttribute>().ShouldNotBeNull();
    }

    [Fact]
    public void A_debugger_opens_a_leaf_to_no_operands()
    {
        var view = DebugView(new Value(2));
        Read(view, "Operation").ShouldBeNull();
        ((IEnumerable)Read(view, "Operands")!).Cast<object>().ShouldBeEmpty();
    }

    private static object DebugView(Value value)
    {
        var proxy = typeof(Value).GetCustomAttribute<DebuggerTypeProxyAttribute>(inherit: false).ShouldNotBeNull();
        return Activator.CreateInstance(Type.GetType(proxy.ProxyTypeName, throwOnError: true)!, value).ShouldNotBeNull();
    }

    private static object? Read(object view, string property) =>
        view.GetType().GetProperty(property).ShouldNotBeNull().GetValue(view);

    [Fact]
    public void A_name_that_is_given_is_kept_as_it_is() => new Value(2).Named("(hidden)").Name.ShouldBe("(hidden)");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_variable_is_not_made_with_an_empty_name(string name) =>
        Should.Throw<ArgumentException>(() => new Value(2, name)).ParamName.ShouldBe("name");
}
