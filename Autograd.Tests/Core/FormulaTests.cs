namespace Autograd.Tests.Core;

/// <summary>A row run on formulas writes itself down, with no more parentheses than it needs.</summary>
public class FormulaTests
{
    private static readonly Formula A = new("a"), B = new("b"), C = new("c"), Y = new("y");

    [Fact]
    public void A_formula_needs_a_name()
    {
        Should.Throw<ArgumentException>(() => new Formula(" ")).ParamName.ShouldBe("name");
        Should.Throw<ArgumentNullException>(() => new Formula(null!)).ParamName.ShouldBe("name");
    }

    [Fact]
    public void The_quotient_writes_its_row()
    {
        Primal<Div>().ShouldBe("a / b");
        ByA<Div>().ShouldBe("1 / b");
        ByB<Div>().ShouldBe("-y / b");
    }

    [Fact]
    public void The_arithmetic_rows_write_themselves()
    {
        (Primal<Sub>(), ByA<Sub>(), ByB<Sub>()).ShouldBe(("a - b", "1", "-1"));
        (Primal<Mul>(), ByA<Mul>(), ByB<Mul>()).ShouldBe(("a * b", "b", "a"));
        (Primal<Max>(), ByA<Max>()).ShouldBe(("max(a, b)", "(1 + compare(a, b)) / 2"));
    }

    [Fact]
    public void The_rows_of_one_operand_write_themselves()
    {
        By<Tanh>().ShouldBe("1 - y * y");
        By<Sqrt>().ShouldBe("0.5 / y");
        By<Square>().ShouldBe("2 * a");
        By<Cos>().ShouldBe("-sin(a)");
        By<Asin>().ShouldBe("1 / sqrt((1 - a) * (1 + a))");
        Of<Sigmoid>().ShouldBe("1 / (1 + exp(-a))");
        Of<LeakyRelu>().ShouldBe("max(a, 0.01 * a)");
        Of<Softplus>().ShouldBe("max(a, 0) + logP1(exp(-|a|))");
    }

    [Fact]
    public void The_rows_of_many_operands_write_themselves()
    {
        Of<Sum>(A, B, C).ShouldBe("a + b + c");
        Of<Mean>(A, B, C).ShouldBe("(a + b + c) / 3");
        Of<Dot>(A, B, C).ShouldBe("c + a * b");
    }

    [Fact]
    public void Parentheses_stand_where_leaving_them_out_would_say_something_else()
    {
        (A - (B - C)).ToString().ShouldBe("a - (b - c)");
        (A - B - C).ToString().ShouldBe("a - b - c");
        (A / (B * C)).ToString().ShouldBe("a / (b * c)");
        (A / B * C).ToString().ShouldBe("a / b * c");
        ((A + B) * C).ToString().ShouldBe("(a + b) * c");
        (-(A + B)).ToString().ShouldBe("-(a + b)");
        (-(A * B)).ToString().ShouldBe("-(a * b)");
        (-(-A)).ToString().ShouldBe("-(-a)");
        (A + -B).ToString().ShouldBe("a + -b");
    }

    [Fact]
    public void Formulas_are_equal_when_they_read_alike() => (A + B).ShouldBe(new Formula("a") + B);

    // Every row can be written down, whatever it is made of: no row branches on a number.
    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void Every_row_and_its_derivatives_can_be_written_down(string name)
    {
        var row = Row.Named(name);
        var operands = row.Points[0].Select((_, i) => new Formula($"a{i}")).ToArray();
        row.Primal(operands).ToString().ShouldContain("a0");
        for (var i = 0; i < operands.Length; i++)
        {
            Should.NotThrow(() => row.Derivative(operands, i).ToString(), $"derivative {i} of {name}");
        }
    }

    private static string Of<TRule>() where TRule : struct, IUnary => TRule.Primal(A).ToString();

    private static string By<TRule>() where TRule : struct, IUnary => TRule.Da(A, Y).ToString();

    private static string Of<TRule>(params Formula[] operands) where TRule : struct, INary =>
        TRule.Primal<Formula>(operands).ToString();

    private static string Primal<TRule>() where TRule : struct, IBinary => TRule.Primal(A, B).ToString();

    private static string ByA<TRule>() where TRule : struct, IBinary => TRule.Da(A, B, Y).ToString();

    private static string ByB<TRule>() where TRule : struct, IBinary => TRule.Db(A, B, Y).ToString();
}
