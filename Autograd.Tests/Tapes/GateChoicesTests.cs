namespace Autograd.Tests.Tapes;

/// <summary>Where gates stand: between what has an adjoint under a condition alone and what has one beside it.</summary>
public class GateChoicesTests
{
    private readonly Value x = 0.5, y = 0.25;

    [Fact]
    public void Without_a_choice_nothing_changes() => Gated(x.Log() + y).ShouldBe("add(y, log(x))");

    [Fact]
    public void A_side_that_is_a_leaf_needs_no_gate() =>
        Gated(Value.Where(x > y, x, y)).ShouldBe("select(compare(x, y), x, y)");

    [Fact]
    public void Each_side_has_gates_under_its_own_condition()
    {
        const string Condition = "compare(x, y)", Not = "select(compare(x, y), 0, 1)";
        Gated(Value.Where(x > y, x.Log(), y.Sqrt())).ShouldBe($"select({Condition}, log(gate({Condition}, x)), sqrt(gate({Not}, y)))");
    }

    [Fact]
    public void Within_a_side_only_what_stands_beside_it_is_gated() =>
        Gated(Value.Where(x > y, x.Sin().Log(), 1)).ShouldBe("select(compare(x, y), log(sin(gate(compare(x, y), x))), 1)");

    [Fact]
    public void What_is_used_beside_the_choice_is_gated_itself()
    {
        var sine = x.Sin();
        Gated(Value.Where(x > y, sine.Log(), 1) + sine)
            .ShouldBe("add(sin(x), select(compare(x, y), log(gate(compare(x, y), sin(x))), 1))");
    }

    [Fact]
    public void What_both_sides_use_always_has_an_adjoint()
    {
        var log = x.Log();
        Gated(Value.Where(x > y, log, log.Sin()))
            .ShouldBe("select(compare(x, y), log(x), sin(gate(select(compare(x, y), 0, 1), log(x))))");
    }

    [Fact]
    public void What_two_choices_use_has_an_adjoint_under_either_condition()
    {
        // Either of two, as a number: where the one holds 1, else the other.
        const string C = "compare(x, y)", D = "compare(y, 0)";
        var log = x.Log();
        Gated(Value.Where(x > y, log, 1) + Value.Where(y > 0, log, 2)).ShouldBe(
            $"add(select({C}, log(gate(select({D}, 1, {C}), x)), 1), select({D}, log(gate(select({D}, 1, {C}), x)), 2))");
    }

    [Fact]
    public void What_two_choices_use_under_one_condition_has_an_adjoint_under_that()
    {
        var log = x.Log();
        var condition = x > y;
        Gated(Value.Where(condition, log, 1) * Value.Where(condition, log, 2)).ShouldBe(
            "mul(select(compare(x, y), log(gate(compare(x, y), x)), 1), select(compare(x, y), log(gate(compare(x, y), x)), 2))");
    }

    [Fact]
    public void Within_an_inner_choice_both_conditions_must_hold()
    {
        const string C = "compare(x, y)", D = "compare(y, 0)";
        Gated(Value.Where(x > y, Value.Where(y > 0, x.Log(), 1), 2))
            .ShouldBe($"select({C}, select({D}, log(gate(select({C}, {D}, 0), x)), 1), 2)");
    }

    [Fact]
    public void What_is_used_under_a_condition_and_deep_within_it_is_under_that_condition()
    {
        // The logarithm is wanted under the first condition, whatever the others; inside of the second a gate holds its adjoint back.
        const string C = "compare(x, y)", D = "compare(y, 0)", E = "compare(x, 2)";
        var log = x.Log();
        Gated(Value.Where(x > y, log * Value.Where(y > 0, Value.Where(x > 2, log, 1), 1), 2)).ShouldBe(
            $"select({C}, mul(log(gate({C}, x)), select({D}, select({E}, gate(select({C}, {D}, 0), log(gate({C}, x))), 1), 1)), 2)");
    }

    [Fact]
    public void A_condition_is_computed_from_operations_without_gates()
    {
        var root = x.Sqrt();
        Gated(Value.Where(root > y, root, 0)).ShouldBe("select(compare(sqrt(x), y), sqrt(gate(compare(sqrt(x), y), x)), 0)");
    }

    [Fact]
    public void What_two_operations_use_under_one_condition_has_one_gate()
    {
        var root = Value.Where(x > y, x.Log() * x.Sqrt(), 1);

        const string C = "compare(x, y)";
        Gated(root).ShouldBe($"select({C}, mul(log(gate({C}, x)), sqrt(gate({C}, x))), 1)");
        After(root).Operations.ShouldBe(6); // compare, gate, log, sqrt, mul, select
    }

    private string Gated(Value root) => PassTests.Text(After(root));

    private WengertList After(Value root) => RemoveUnused.In(GateChoices.In(MergeEqual.In(Recorder.Record([root], [x, y], []))));
}
