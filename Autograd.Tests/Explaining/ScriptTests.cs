using Autograd.Tests.Core;

namespace Autograd.Tests.Explaining;

/// <summary>Rules in JavaScript, and the formulas of derivatives that depend on the point. That they compute the same is tested in a browser.</summary>
public sealed class ScriptTests
{
    [Fact]
    public void A_rule_is_its_value_and_a_derivative_for_each_operand() =>
        Script.Rule(BinaryOperator<Div>.Instance, 2)
            .ShouldBe("""{ name: "div", y: ([a, b]) => a / b, d: [([a, b, y]) => 1 / b, ([a, b, y]) => -y / b] }""");

    [Fact]
    public void Functions_are_calls_and_constants_are_computed_at_once() =>
        Script.Rule(UnaryOperator<Erf>.Instance, 1)
            .ShouldBe("""{ name: "erf", y: ([a]) => erf(a), d: [([a, y]) => 1.1283791670955126 * exp(-(a * a))] }""");

    [Fact]
    public void A_list_of_operands_is_an_array_with_the_result_after_it() =>
        Script.Rule(NaryOperator<Dot>.Instance, 3)
            .ShouldBe("""{ name: "dot", y: a => a[2] + a[0] * a[1], d: [a => a[1], a => a[0], a => 1] }""");

    [Fact]
    public void What_is_long_is_computed_once_so_that_a_rule_grows_with_its_operands_and_no_faster()
    {
        // The largest of n operands stands twice in each of two tests of the shift, which stands in each of n exponentials.
        var ten = Script.Rule(NaryOperator<LogSumExp>.Instance, 10).Length;
        var hundred = Script.Rule(NaryOperator<LogSumExp>.Instance, 100).Length;
        hundred.ShouldBeLessThan(20 * ten); // the square would be 100 times as long
    }

    [Fact]
    public void A_rule_and_its_derivatives_in_words_take_work_in_proportion_to_the_operands()
    {
        // Ten times as many: about ten times the memory, where work for each pair of operands would take a hundred times.
        Allocated(1000).ShouldBeLessThan(20 * Allocated(100));

        static long Allocated(int operands)
        {
            var largest = Value.LogSumExp(Enumerable.Range(0, operands).Select(i => new Value(i)));
            var (wording, parameters) = (WordingOf(largest), Script.Parameters(operands));
            return Memory.AllocatedBy(() =>
            {
                Script.Rule(largest.Operator!, operands);
                wording.DerivativesByPoint(parameters);
            });
        }
    }

    [Fact]
    public void A_formula_that_does_not_depend_on_the_point_is_a_text() => Why(Value.Pow(X, 3)).ShouldBe("\"3 · x^2\"");

    [Fact]
    public void A_formula_that_depends_on_a_sign_asks_for_it() => Why(X.Relu()).ShouldBe("""y > 0 ? "1" : "f" """.TrimEnd());

    [Fact]
    public void A_comparison_has_four_outcomes() => Why(Value.Max(X, new Value(2, "z")))
        .ShouldBe("""compare(a, b) > 0 ? "1" : compare(a, b) === 0 ? "0.5" : compare(a, b) < 0 ? "0" : "NaN" """.TrimEnd());

    [Fact]
    public void Forms_that_read_the_same_are_asked_for_once() => Why(Value.Pow(X, new Value(3, "n"))).ShouldBe(
        """compare(b, 0) > 0 ? "n · x^(n - 1)" : compare(b, 0) === 0 ? """
        + """compare(abs(pow(a, b - 1)), Infinity) > 0 ? "n · x^(n - 1)" : compare(abs(pow(a, b - 1)), Infinity) === 0 ? "0" : "n · x^(n - 1)" """
        + """: "n · x^(n - 1)" """.TrimEnd());

    [Fact]
    public void A_formula_with_too_many_forms_is_left_out() => Why(Value.Apply<ManyChoices>(X)).ShouldBeNull();

    [Fact]
    public void A_text_cannot_end_the_script_that_it_stands_in() =>
        Script.Text("</script>\"'\n\\ \u2028 é 😀 \ud83d").ShouldBe("\"\\u003C/script\\u003E\\u0022\\u0027\\n\\\\ \\u2028 é \\uD83D\\uDE00 \\uFFFD\"");

    private static Value X => new(0.5, "x");

    private static string? Why(Value f) => WordingOf(f).DerivativesByPoint(Script.Parameters(Graph.OperandsOf(f).Length))[0];

    private static Wording WordingOf(Value f) => new(f, new(TopologicalOrder.Of(f)), isAsRecorded: true);

    /// <summary>y = a + the number of thresholds below a, with a derivative of 2⁶ forms.</summary>
    private readonly struct ManyChoices : IUnary
    {
        static T IUnary.Primal<T>(T a) => a;

        static T IUnary.Da<T>(T a, T y)
        {
            T steps = 0;
            for (var threshold = 1; threshold <= 6; threshold++)
            {
                steps = T.Where(a - threshold, steps + threshold * a, steps);
            }

            return steps;
        }
    }
}
