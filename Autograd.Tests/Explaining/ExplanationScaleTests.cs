using System.Runtime.CompilerServices;
using Autograd.Tests.Core;
using Autograd.Tests.Tapes;

namespace Autograd.Tests.Explaining;

/// <summary>Explanations of any graph: their numbers, their width, and how large they may become.</summary>
public class ExplanationScaleTests
{
    // Another order of summation than Backward's: a few ulps of the largest contribution.
    private const double Tolerance = 1e-12;

    [Fact]
    public void Every_number_shown_is_that_of_the_graph() => Holds((root, explanation) =>
    {
        explanation.Data.ShouldHaveTheBitsOf(root.Data);
        foreach (var stage in explanation.Stages)
        {
            stage.Data.ShouldHaveTheBitsOf(stage.Node.Data);
        }

        root.Backward();
        foreach (var leaf in explanation.Leaves)
        {
            leaf.Adjoint.ShouldAgreeWith(leaf.Node.Grad, Tolerance, leaf.Name);
        }
    });

    [Fact]
    public void The_contributions_to_an_adjoint_add_up_to_it_before_it_is_handed_on() => Holds((root, explanation) =>
    {
        var sums = new Dictionary<Value, double> { [root] = 1 };
        foreach (var line in explanation.Contributions)
        {
            sums[line.Stage.Node].ShouldBe(line.Stage.Adjoint);
            line.IsFirst.ShouldBe(!sums.TryGetValue(line.Receiver, out var sum));
            sums[line.Receiver] = sum + line.Product;
            line.Total.ShouldBe(sums[line.Receiver]);
        }

        explanation.Leaves.ShouldAllBe(leaf => sums[leaf.Node].Equals(leaf.Adjoint));
    });

    [Fact]
    public void The_rule_of_each_stage_gives_its_value_again() => Holds((_, explanation) =>
    {
        foreach (var stage in explanation.Stages)
        {
            Real[] operands = [.. Graph.OperandsOf(stage.Node).Select(operand => (Real)operand.Data)];
            stage.Node.Operator!.Primal<Real>(operands).X.ShouldAgreeWith(stage.Data, Tolerance, stage.Formula);
        }
    });

    [Fact]
    public void The_formula_of_a_derivative_has_the_recorded_value() => Holds((_, explanation) =>
    {
        foreach (var line in explanation.Contributions)
        {
            line.Stage.Wording.Derivative(Notation.Text, line.Operand).AtPoint.ShouldBe(line.LocalDerivative, $"{line.Formula} in {line.Stage.Formula}");
        }
    });

    [Fact]
    public void What_is_printed_computes_to_the_numbers_of_the_graph() => Holds((_, explanation) =>
    {
        // A constant has nine digits, and may be part of a difference.
        const double Printed = 1e-7;
        var numbers = explanation.Leaves.Select(leaf => (leaf.Name, leaf.Data))
            .Concat(explanation.Stages.Select(stage => (stage.Name, stage.Data)))
            .ToDictionary();
        foreach (var stage in explanation.Stages)
        {
            TextFormula.Compute(stage.Formula, numbers).ShouldAgreeWith(stage.Data, Printed, stage.Formula);
        }

        foreach (var line in explanation.Contributions)
        {
            TextFormula.Compute(line.Formula!, numbers).ShouldAgreeWith(line.LocalDerivative, Printed, $"{line.Formula} in {line.Stage.Formula}");
        }
    });

    [Fact]
    public void No_line_is_longer_than_a_hundred_characters_and_none_ends_in_a_space() => Holds((_, explanation) =>
        explanation.ToString().Split('\n').ShouldAllBe(line => line.Length <= 100 && line == line.TrimEnd()));

    [Fact]
    public void The_same_graph_built_again_gives_the_same_texts() => Seeded.ForAll(RandomGraph.Any, graph =>
    {
        Explanation one = graph.At(0).Root.Explain(), another = graph.At(0).Root.Explain();
        (one.ToString(), one.ToMarkdown(), one.ToLatex()).ShouldBe((another.ToString(), another.ToMarkdown(), another.ToLatex()));
    }, tests: 20);

    [Fact]
    public void Long_names_long_numbers_and_many_operands_stay_within_a_hundred_columns()
    {
        var values = Enumerable.Range(0, 60).Select(i => new Value(-1.23456789e-100 * (i + 1), $"w.{new string('m', 20)}{i}")).ToArray();
        var sum = Value.Dot(values, values).Named(new string('n', 24));
        var deep = Enumerable.Range(0, 40).Aggregate(sum, (value, _) => -value);
        var f = (Value.Pow(deep, values[0]) * Value.Apply<Product>(values)).Named(new string('r', 24));
        f.Explain().ToString().Split('\n').ShouldAllBe(line => line.Length <= 100);
        new Value(1, new string('x', 1000)).Explain().ToString().Split('\n').ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public void A_term_is_not_torn_apart_where_a_long_sum_is_broken()
    {
        var values = Enumerable.Range(0, 30).Select(i => new Value(i)).ToArray();
        var lines = Value.Dot(values, values).Explain().ToString().Split('\n');
        lines.Where(line => line.Contains(" · ", StringComparison.Ordinal) && !line.Contains('∂', StringComparison.Ordinal))
            .ShouldAllBe(line => !line.TrimStart().StartsWith('·') && !line.EndsWith('·') && !line.EndsWith('+'));
    }

    [Fact]
    public void A_graph_of_more_stages_than_allowed_is_refused_with_both_numbers()
    {
        var y = Enumerable.Range(0, 201).Aggregate(new Value(1), (value, _) => value.Sin());
        var error = Should.Throw<InvalidOperationException>(() => y.Explain());
        error.Message.ShouldContain("201 stages with 201 contributions");
        error.Message.ShouldContain("at most 200 stages with 2,000 contributions");
        error.Message.ShouldContain("Explain(maximumStages: 201)");
        y.Explain(201).Stages.Count.ShouldBe(201);
    }

    [Fact]
    public void A_stage_with_more_operands_than_ten_for_each_stage_allowed_is_refused_too()
    {
        var sum = Value.Sum(Enumerable.Range(0, 2001).Select(i => new Value(i)));
        Should.Throw<InvalidOperationException>(() => sum.Explain()).Message.ShouldContain("Explain(maximumStages: 201)");
        sum.Explain(201).Contributions.Count.ShouldBe(2001);
    }

    [Fact]
    public void A_deep_graph_is_refused_or_explained_without_recursion() => OnThread.WithSmallStack(() =>
    {
        var y = Enumerable.Range(0, 100_000).Aggregate(new Value(1), (value, _) => value.Sin());
        Should.Throw<InvalidOperationException>(() => y.Explain());
        y.Explain(100_000).Contributions.Count.ShouldBe(100_000);
    });

    [Fact]
    public void A_negative_limit_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new Value(1).Explain(-1));

    private static void Holds(Action<Value, Explanation> property, [CallerMemberName] string test = "") => Seeded.ForAll(
        RandomGraph.Any,
        graph =>
        {
            var root = graph.At(0).Root;
            property(root, root.Explain());
        },
        tests: 100,
        test);
}
