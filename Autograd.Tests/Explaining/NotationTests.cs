namespace Autograd.Tests.Explaining;

/// <summary>Formulas in the notations of explanations: parentheses only where they are needed, and what a point decides.</summary>
public class NotationTests
{
    [Fact]
    public void In_text_two_signs_in_a_row_are_kept_apart()
    {
        var (a, b, c) = Names(Notation.Text);
        Text(a + -b).ShouldBe("a + (-b)");
        Text(a - (-b)).ShouldBe("a - (-b)");
        Text(a * -b).ShouldBe("a · (-b)");
        Text(a + (-b * c)).ShouldBe("a + (-b · c)");
        Text(-a + b).ShouldBe("-a + b");
        Text(-(-a)).ShouldBe("-(-a)");
    }

    [Fact]
    public void In_text_a_power_binds_before_a_sign()
    {
        var (a, b, c) = Names(Notation.Text);
        Text(-Formula.Pow(a, b)).ShouldBe("-a^b");
        Text(Formula.Pow(-a, b)).ShouldBe("(-a)^b");
        Text(Formula.Pow(-2, b)).ShouldBe("(-2)^b");
        Text(Formula.Pow(Formula.Pow(a, b), c)).ShouldBe("(a^b)^c");
        Text(Formula.Pow(a, Formula.Pow(b, c))).ShouldBe("a^(b^c)");
        Text(Formula.Pow(a, b + c)).ShouldBe("a^(b + c)");
        Text((a + b) * (a + b)).ShouldBe("(a + b)^2");
    }

    [Fact]
    public void What_would_not_show_is_left_out_but_not_in_the_rows_of_code()
    {
        var (a, _, _) = Names(Notation.Text);
        Text(0 + a).ShouldBe("a");
        Text(a - 0).ShouldBe("a");
        Text(1 * a).ShouldBe("a");
        Text(a / 1).ShouldBe("a");
        Text(Formula.Pow(a, 1)).ShouldBe("a");
        (0 + new Formula("a")).ToString().ShouldBe("0 + a");
        (new Formula("a") * new Formula("a")).ToString().ShouldBe("a * a");
    }

    [Fact]
    public void LaTeX_groups_by_fractions_and_braces()
    {
        var (a, b, c) = Names(Notation.Latex);
        Latex(a / (b + c)).ShouldBe(@"\frac{a}{b + c}");
        Latex(a * (b / c)).ShouldBe(@"a \cdot \frac{b}{c}");
        Latex(-(a / b)).ShouldBe(@"-\frac{a}{b}");
        Latex(Formula.Pow(a / b, c)).ShouldBe(@"{\left(\frac{a}{b}\right)}^{c}");
        Latex(Formula.Pow(Formula.Exp(a), 2)).ShouldBe(@"{\left(\mathrm{e}^{a}\right)}^{2}");
        Latex(Formula.Pow(a, -b)).ShouldBe("{a}^{-b}");
        Latex(Formula.Sqrt(1 - (a * a))).ShouldBe(@"\sqrt{1 - {a}^{2}}");
        Latex(Formula.Acos(Formula.Abs(a))).ShouldBe(@"\arccos\left(\left|a\right|\right)");
    }

    [Fact]
    public void At_a_point_a_comparison_is_a_number_and_a_choice_a_side()
    {
        Formula a = new("a", Notation.Text, 3), b = new("b", Notation.Text, 4);
        Text(Formula.Compare(a, b)).ShouldBe("-1");
        Text(Formula.Where(a - b, a, b)).ShouldBe("b");
        Text(Formula.Max(a, b)).ShouldBe("b");
        Text(Formula.Min(a, b)).ShouldBe("a");
        Text((1 + Formula.Compare(b, a)) / 4).ShouldBe("0.5");
        (a * b).AtPoint.ShouldBe(12);
    }

    [Fact]
    public void Without_numbers_nothing_is_decided()
    {
        var (a, b, _) = Names(Notation.Text);
        Text(Formula.Where(Formula.Compare(a, b), Formula.Max(a, b), 0)).ShouldBe("where(compare(a, b), max(a, b), 0)");
        (a * b).AtPoint.ShouldBeNull();
    }

    [Fact]
    public void A_formula_that_has_become_too_long_grows_no_further()
    {
        var a = new Formula("a", Notation.Text with { Longest = 50 }, null);
        var sum = Enumerable.Repeat(a, 1000).Aggregate((left, right) => left + right);
        sum.IsTooLong.ShouldBeTrue();
        Text(Formula.Exp(-sum)).Length.ShouldBeLessThan(60); // past 50 by one term, " + a"
    }

    private static (Formula A, Formula B, Formula C) Names(Notation notation) =>
        (new("a", notation, null), new("b", notation, null), new("c", notation, null));

    private static string Text(Formula formula) => formula.In(Notation.Text).Text;

    private static string Latex(Formula formula) => formula.In(Notation.Latex).Text;
}
