namespace Autograd.Tests.Explaining;

/// <summary>The formulas of stages and local derivatives: the rules themselves, at the point.</summary>
public class ExplanationFormulaTests
{
    private static readonly Value X = new(3, "x"), Y = new(2, "y"), Z = new(-1, "z"), O = new(0, "o");

    [Fact]
    public void A_stage_says_what_the_rule_computes()
    {
        Forward(1 / (1 + X)).ShouldBe("1 / v1");
        Forward(X.Sigmoid()).ShouldBe("1 / (1 + exp(-x))");
        Forward(X.Log()).ShouldBe("ln(x)");
        Forward(X.ExpM1()).ShouldBe("exp(x) - 1");
        Forward(Value.Pow(X, -2)).ShouldBe("x^(-2)");
        Forward(X.Abs()).ShouldBe("|x|");
        Forward(Value.Max(X, 0)).ShouldBe("max(x, 0)");
        Forward(Value.Mean(X, Y, Z)).ShouldBe("(x + y + z) / 3");
        Forward(Value.Dot([X, Y], [0.5, -2.0], Z)).ShouldBe("z + x · 0.5 + y · (-2)");
        Forward(Value.Dot([X, Y], [Y, Z])).ShouldBe("x · y + y · z");
    }

    [Fact]
    public void A_rule_that_says_much_more_than_its_call_is_shown_as_the_call()
    {
        Forward(Value.LogSumExp(X, Y)).ShouldBe("logSumExp(x, y)");
        Forward(X.Gelu()).ShouldBe("gelu(x)");
    }

    [Fact]
    public void A_row_of_a_user_writes_itself_too()
    {
        Forward(Value.Apply<Core.Hypotenuse>(X, Y)).ShouldBe("sqrt(x^2 + y^2)");
        By(Value.Apply<Core.Hypotenuse>(X, Y), 1).ShouldBe("y / f");
    }

    [Fact]
    public void What_was_written_as_a_constant_stays_where_it_was_written()
    {
        Forward(0 + X).ShouldBe("0 + x");
        Forward(X * 1).ShouldBe("x · 1");
        Forward(X + -3).ShouldBe("x + (-3)");
        Forward(X * 1e-20).ShouldBe("x · 1e-20");
        Forward(X * double.NegativeInfinity).ShouldBe("x · (-∞)");
        Forward(X * (1 / 3.0)).ShouldBe("x · 0.333333333"); // nine digits of a third
    }

    [Fact]
    public void A_value_times_itself_shows_both_factors() => Forward(X * X).ShouldBe("x · x");

    [Fact]
    public void A_derivative_is_the_rule_in_the_names_of_the_graph()
    {
        By(X.Square()).ShouldBe("2 · x");
        By(X.Tanh()).ShouldBe("1 - f^2");
        By(X.Sigmoid()).ShouldBe("f / (1 + exp(x))");
        By(X / Y, 1).ShouldBe("-f / y");
        By(Value.LogSumExp(X, Y), 1).ShouldBe("exp(y - f)");
    }

    [Fact]
    public void A_power_is_resolved_at_the_point()
    {
        By(Value.Pow(X, 3)).ShouldBe("3 · x^2");
        By(Value.Pow(X, 2)).ShouldBe("2 · x");
        By(Value.Pow(X, Y)).ShouldBe("y · x^(y - 1)");
        By(Value.Pow(X, Y), 1).ShouldBe("f · ln(x)");

        // 0 · ∞ at 0⁰ is 0 by convention.
        By(Value.Pow(O, 0)).ShouldBe("0");
    }

    [Fact]
    public void A_kink_reads_as_the_number_on_its_side()
    {
        By(X.Relu()).ShouldBe("1");
        By(Z.Relu()).ShouldBe("0");
        By(O.Relu()).ShouldBe("0");
        By(Z.Abs()).ShouldBe("-1");
        By(Z.LeakyRelu()).ShouldBe("0.01");
        By(Value.Max(X, Y)).ShouldBe("1");
        By(Value.Max(X, Y), 1).ShouldBe("0");
        By(Value.Min(X, new Value(3))).ShouldBe("0.5");
    }

    [Fact]
    public void NaN_and_infinity_are_written_as_such()
    {
        By(new Value(double.NaN).Relu()).ShouldBe("NaN");
        var pole = O.Sqrt().Explain();
        pole.ToString().ShouldContain("∂f/∂o = 0.5 / f   1 · ∞ = ∞");
        pole.ToLatex().ShouldContain(@"1 \cdot \infty = \infty");
        (new Value(double.NaN) * 2).Explain().ToLatex().ShouldContain(@"\mathrm{NaN}");
    }

    [Fact]
    public void A_choice_is_the_side_that_was_taken()
    {
        var taken = Value.Where(X > 2, X, Y).Explain();
        taken.Stages.Single().Formula.ShouldBe("x");
        taken.ToString().ShouldContain("f = x = 3   where: its condition holds");
        Value.Where(X > 5, X, 7).Explain().ToString().ShouldBe("forward\n  1  f = 7 = 7   where: its condition does not hold");
    }

    [Fact]
    public void LaTeX_has_fractions_roots_and_powers()
    {
        Latex(X.Sigmoid()).ShouldContain(@"f &= \frac{1}{1 + \mathrm{e}^{-x}} = ");
        Latex(X.Sqrt()).ShouldContain(@"f &= \sqrt{x} = ");
        Latex(Value.Pow(X, Y)).ShouldContain(@"{x}^{y}");
        Latex(X.Log()).ShouldContain(@"\ln\left(x\right)");
        Latex(X.Erf()).ShouldContain(@"\operatorname{erf}\left(x\right)");
        Latex(X * 1.5e-20).ShouldContain(@"x \cdot \left(1.5 \cdot 10^{-20}\right)");
    }

    [Fact]
    public void A_derivative_of_many_factors_that_would_fill_pages_is_a_number_alone()
    {
        // 600 factors of 1: each derivative is 1, and as a formula 599 names of three letters and more.
        var factors = Enumerable.Range(0, 600).Select(_ => new Value(1)).ToArray();
        var line = Value.Apply<Core.Product>(factors).Explain().Contributions[0];
        line.Formula.ShouldBeNull();
        line.LocalDerivative.ShouldBe(1);
    }

    private static string Forward(Value value) => value.Explain().Stages[^1].Formula;

    private static string? By(Value value, int operand = 0) =>
        value.Explain().Contributions.Single(line => line.Stage.Node == value && line.Operand == operand).Formula;

    private static string Latex(Value value) => value.Explain().ToLatex();
}
