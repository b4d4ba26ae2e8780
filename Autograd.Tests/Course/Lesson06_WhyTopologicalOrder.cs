namespace Autograd.Tests.Course;

/// <summary>
/// Why a backward pass goes in reverse topological order: a value may hand its adjoint down only when all its uses have contributed
/// to it. The ways to get that wrong are written out here, each with the number that gives it away.
/// </summary>
public sealed class Lesson06_WhyTopologicalOrder
{
    [Fact]
    public void A_value_waits_for_all_its_uses()
    {
        Value a = 3;
        var b = a + a;
        var c = b + b;
        var d = b + c;
        OnFailure.Explain(d, new { a, b, c });

        d.Data.ShouldBe(18.0); // 6 + 12: b = 2a, c = 4a, d = 6a

        d.Backward();

        c.Grad.ShouldBe(1.0); // d uses c once
        b.Grad.ShouldBe(3.0); // d uses b once, c uses it twice: 1 + 1 + 1
        a.Grad.ShouldBe(6.0); // b uses a twice: 3 + 3
    }

    [Fact]
    public void The_same_where_the_local_derivatives_depend_on_the_values()
    {
        Value a = 3;
        var b = a + a;
        var c = b * b;
        var d = b + c;
        OnFailure.Explain(d, new { a, b, c });

        d.Data.ShouldBe(42.0); // 6 + 36

        d.Backward();

        c.Grad.ShouldBe(1.0);
        b.Grad.ShouldBe(13.0); // 1 from d, 6 + 6 from c = b · b
        a.Grad.ShouldBe(26.0); // 13 + 13; as a formula: d = 2a + 4a², 2 + 8a = 26
    }

    [Fact]
    public void The_right_way_written_out()
    {
        var (a, d) = Sums();
        ResultsBeforeOperands(d);
        a.Grad.ShouldBe(6.0);

        (a, d) = WithProduct();
        ResultsBeforeOperands(d);
        a.Grad.ShouldBe(26.0);
    }

    [Fact]
    public void Recursing_as_soon_as_an_edge_is_done_hands_down_half_an_adjoint_and_then_all_of_it()
    {
        // c = b + b, b = a + a. The first edge makes b's adjoint 1, and a gets 2. The second makes it 2, and a gets 4 more.
        Value a = 3;
        var c = Doublings(a, 2);
        OnFailure.Explain(c, new { a });
        c.Grad = 1;
        RecurseAtEachEdge(c);
        a.Grad.ShouldBe(6.0);
        Derivative.Gradient(c, a).ShouldBe(4.0);

        // In d, b hands down 1, then 2, then 3, twice each: 12 instead of 6.
        (a, var d) = Sums();
        d.Grad = 1;
        RecurseAtEachEdge(d);
        a.Grad.ShouldBe(12.0);

        static void RecurseAtEachEdge(Value node)
        {
            foreach (var (operand, derivative) in Edges(node))
            {
                operand.Grad += derivative * node.Grad;
                RecurseAtEachEdge(operand);
            }
        }
    }

    [Fact]
    public void Pushing_to_all_operands_and_then_recursing_hands_down_the_whole_adjoint_once_for_each_use()
    {
        // c = b + b pushes 1 + 1 to b at once, but then goes on to b twice, and each time b hands down 2 + 2.
        Value a = 3;
        var c = Doublings(a, 2);
        OnFailure.Explain(c, new { a });
        c.Grad = 1;
        PushThenRecurse(c);
        a.Grad.ShouldBe(8.0);
        Derivative.Gradient(c, a).ShouldBe(4.0);

        // In d, b is visited from d with 1, and twice from c with 3: 2 + 6 + 6 instead of 6.
        (a, var d) = Sums();
        d.Grad = 1;
        PushThenRecurse(d);
        a.Grad.ShouldBe(14.0);

        static void PushThenRecurse(Value node)
        {
            foreach (var (operand, derivative) in Edges(node))
            {
                operand.Grad += derivative * node.Grad;
            }

            foreach (var operand in node.Operands)
            {
                PushThenRecurse(operand);
            }
        }
    }

    [Fact]
    public void Visiting_each_node_once_in_the_order_of_discovery_is_too_early_for_some()
    {
        // d = b + c goes to b first, which hands down 1 + 1; what c adds to b later stays there.
        var (a, d) = Sums();
        d.Grad = 1;
        VisitOnceInPreOrder(d, []);
        a.Grad.ShouldBe(2.0);

        (a, d) = WithProduct();
        d.Grad = 1;
        VisitOnceInPreOrder(d, []);
        a.Grad.ShouldBe(2.0);

        static void VisitOnceInPreOrder(Value node, HashSet<Value> visited)
        {
            if (!visited.Add(node))
            {
                return;
            }

            foreach (var (operand, derivative) in Edges(node))
            {
                operand.Grad += derivative * node.Grad;
            }

            foreach (var operand in node.Operands)
            {
                VisitOnceInPreOrder(operand, visited);
            }
        }
    }

    [Fact]
    public void Assigning_instead_of_adding_keeps_the_last_contribution_alone()
    {
        // The order is right here; but d, c and c again each set b's adjoint to 1, and b sets a's to 1, twice.
        var (a, d) = Sums();
        d.Grad = 1;
        Assign(d);
        a.Grad.ShouldBe(1.0);

        // c = b · b sets b's adjoint to 6 last.
        (a, d) = WithProduct();
        d.Grad = 1;
        Assign(d);
        a.Grad.ShouldBe(6.0);

        static void Assign(Value root)
        {
            foreach (var node in TopologicalOrder.Of(root).Reverse())
            {
                foreach (var (operand, derivative) in Edges(node))
                {
                    operand.Grad = derivative * node.Grad;
                }
            }
        }
    }

    [Fact]
    public void Path_by_path_is_right_and_takes_exponential_time()
    {
        // Each of the six ways from d to a is walked by itself, and no order is needed.
        var (a, d) = Sums();
        HandDown(d, 1);
        a.Grad.ShouldBe(6.0);

        (a, d) = WithProduct();
        HandDown(d, 1);
        a.Grad.ShouldBe(26.0);

        // But n doublings have 2ⁿ ways: 1 + 2 + 4 + … + 2ⁿ = 2ⁿ⁺¹ − 1 calls, twice as many for one node more.
        HandDown(Doublings(1, 10), 1).ShouldBe(2_047);
        HandDown(Doublings(1, 11), 1).ShouldBe(4_095);

        static long HandDown(Value node, double adjoint)
        {
            node.Grad += adjoint;
            var calls = 1L;
            foreach (var (operand, derivative) in Edges(node))
            {
                calls += HandDown(operand, derivative * adjoint);
            }

            return calls;
        }
    }

    [Fact]
    public void Sixty_doublings_are_done_at_once()
    {
        Value x = 1;
        Doublings(x, 60).Backward();

        // Path by path this would take 2⁶¹ calls. 2⁶⁰ is a power of two, so that the double holds it exactly.
        x.Grad.ShouldBe(1L << 60);
    }

    [Fact]
    public void A_leaf_adds_up_backward_passes_until_it_is_set_to_zero()
    {
        Value x = 3;
        var y = x * x * x;
        OnFailure.Explain(y, new { x });

        y.Backward();
        x.Grad.ShouldBe(27.0); // 3x²

        y.Backward();
        x.Grad.ShouldBe(54.0); // 27 + 27

        x.ZeroGrad();
        y.Backward();
        x.Grad.ShouldBe(27.0);
    }

    [Fact]
    public void Interior_adjoints_kept_from_the_last_pass_would_be_handed_down_again()
    {
        Value x = 3;
        var square = x * x;
        var cube = square * x;
        OnFailure.Explain(cube, new { x, square });

        // The order is right, and on a new graph every adjoint is 0: cube hands 3 to square and 9 to x, square hands
        // 3 · (3 + 3) = 18 to x: 27.
        ResultsBeforeOperands(cube);
        x.Grad.ShouldBe(27.0);

        // Again: square now holds 3 + 3 = 6, and hands on 36: x gets 9 + 36 = 45 more.
        ResultsBeforeOperands(cube);
        x.Grad.ShouldBe(72.0);

        // Setting the leaf alone to 0 between the passes does not mend it: 45 instead of 27.
        x = 3;
        square = x * x;
        cube = square * x;
        ResultsBeforeOperands(cube);
        x.ZeroGrad();
        ResultsBeforeOperands(cube);
        x.Grad.ShouldBe(45.0);
    }

    private static void ResultsBeforeOperands(Value root)
    {
        root.Grad = 1;
        foreach (var node in TopologicalOrder.Of(root).Reverse())
        {
            foreach (var (operand, derivative) in Edges(node))
            {
                operand.Grad += derivative * node.Grad;
            }
        }
    }

    private static (Value A, Value D) Sums()
    {
        Value a = 3;
        var b = a + a;
        var c = b + b;
        return (a, OnFailure.Explain(b + c, new { a, b, c }, "d"));
    }

    private static (Value A, Value D) WithProduct()
    {
        Value a = 3;
        var b = a + a;
        var c = b * b;
        return (a, OnFailure.Explain(b + c, new { a, b, c }, "d"));
    }

    private static Value Doublings(Value x, int times)
    {
        for (var i = 0; i < times; i++)
        {
            x += x;
        }

        return x;
    }

    private static IEnumerable<(Value Operand, double Derivative)> Edges(Value node) => node.Operands.Zip(node.LocalDerivatives);
}
