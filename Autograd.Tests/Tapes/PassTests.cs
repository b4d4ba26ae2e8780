namespace Autograd.Tests.Tapes;

/// <summary>Each pass by itself, on small lists.</summary>
public class PassTests
{
    private static readonly Operator Plus = BinaryOperator<Add>.Instance, Minus = BinaryOperator<Sub>.Instance;
    private static readonly Operator Times = BinaryOperator<Mul>.Instance, Over = BinaryOperator<Div>.Instance;
    private static readonly Operator Power = BinaryOperator<Pow>.Instance, Negative = UnaryOperator<Neg>.Instance;
    private static readonly Operator Sine = UnaryOperator<Sin>.Instance, Logarithm = UnaryOperator<Log>.Instance;

    [Fact]
    public void An_operation_on_constants_alone_becomes_a_constant_and_so_does_what_uses_it() =>
        After(FoldConstants.In, (list, x, _) =>
        {
            var sum = list.Operation(Plus, list.Constant(2), list.Constant(3));
            return list.Operation(Times, x, list.Operation(NaryOperator<Sum>.Instance, sum, sum, list.Constant(0.5)));
        }).ShouldBe("mul(x, 10.5)");

    [Fact]
    public void An_operation_on_constants_keeps_infinities_and_NaN() =>
        After(FoldConstants.In, (list, x, _) => list.Operation(
            Times, x, list.Operation(Minus, list.Operation(Logarithm, list.Constant(0)), list.Constant(double.NegativeInfinity)))).ShouldBe("mul(x, NaN)");

    [Theory]
    [InlineData("mul", 1, "x")]
    [InlineData("mul", -1, "neg(x)")]
    [InlineData("mul", 0, "mul(x, 0)")]
    [InlineData("mul", 2, "mul(x, 2)")]
    [InlineData("div", 1, "x")]
    [InlineData("div", -1, "div(x, -1)")]
    [InlineData("add", 0, "x")]
    [InlineData("add", -0.0, "x")]
    [InlineData("sub", 0, "x")]
    [InlineData("sub", -0.0, "sub(x, -0)")]
    [InlineData("pow", 1, "x")]
    [InlineData("pow", 2, "square(x)")]
    [InlineData("pow", 3, "pow(x, 3)")]
    [InlineData("pow", 0, "pow(x, 0)")]
    public void An_operation_with_a_constant_on_the_right_that_changes_nothing_is_dropped(string rule, double constant, string expected) =>
        After(DropIdentities.In, (list, x, _) => list.Operation(Named(rule), x, list.Constant(constant))).ShouldBe(expected);

    [Theory]
    [InlineData("mul", 1, "x")]
    [InlineData("mul", -1, "neg(x)")]
    [InlineData("div", 1, "reciprocal(x)")]
    [InlineData("div", 2, "div(2, x)")]
    [InlineData("add", 0, "x")]
    [InlineData("add", -0.0, "x")]
    [InlineData("sub", 0, "sub(0, x)")]
    [InlineData("pow", 1, "pow(1, x)")]
    public void So_is_one_with_a_constant_on_the_left(string rule, double constant, string expected) =>
        After(DropIdentities.In, (list, x, _) => list.Operation(Named(rule), list.Constant(constant), x)).ShouldBe(expected);

    [Fact]
    public void Minus_minus_x_is_x_and_a_third_minus_stays()
    {
        After(DropIdentities.In, (list, x, _) => Minuses(list, x, 2)).ShouldBe("x");
        After(DropIdentities.In, (list, x, _) => Minuses(list, x, 3)).ShouldBe("neg(x)");

        static int Minuses(WengertBuilder list, int x, int count) => count == 0 ? x : list.Operation(Negative, Minuses(list, x, count - 1));
    }

    [Fact]
    public void X_plus_0_is_kept_where_a_pole_could_tell_0_from_minus_0()
    {
        After(DropIdentities.In, (list, x, _) => list.Operation(Logarithm, list.Operation(Plus, x, list.Constant(0)))).ShouldBe("log(add(x, 0))");
        After(DropIdentities.In, (list, x, _) => list.Operation(Over, list.Constant(2), list.Operation(Plus, x, list.Constant(0))))
            .ShouldBe("div(2, add(x, 0))");
        After(DropIdentities.In, (list, x, y) => list.Operation(Over, y, list.Operation(Times, y, list.Operation(Plus, x, list.Constant(0)))))
            .ShouldBe("div(y, mul(y, add(x, 0)))");
        After(DropIdentities.In, (list, x, y) => list.Operation(BinaryOperator<Atan2>.Instance, list.Operation(Plus, x, list.Constant(0)), y))
            .ShouldBe("atan2(add(x, 0), y)");
        After(DropIdentities.In, (list, x, _) => list.Operation(Logarithm, list.Operation(Plus, x, list.Constant(-0.0)))).ShouldBe("log(x)");
        After(DropIdentities.In, (list, x, _) => list.Operation(Sine, list.Operation(Plus, x, list.Constant(0)))).ShouldBe("sin(x)");
    }

    [Fact]
    public void X_plus_0_is_kept_where_a_pole_of_a_users_rule_sees_it_only_beside_another_minus_0() =>
        After(DropIdentities.In, (list, x, y) => list.Operation(BinaryOperator<ReciprocalSum>.Instance, list.Operation(Plus, x, list.Constant(0)), y))
            .ShouldBe("reciprocalSum(add(x, 0), y)");

    [Fact]
    public void X_plus_0_is_kept_where_a_pole_of_a_users_rule_sees_it_only_beside_a_0() =>
        After(DropIdentities.In, (list, x, y) => list.Operation(BinaryOperator<ReciprocalDifference>.Instance, list.Operation(Plus, x, list.Constant(0)), y))
            .ShouldBe("reciprocalDifference(add(x, 0), y)");

    [Fact]
    public void In_a_list_of_any_length_x_plus_0_is_kept_where_the_rule_has_a_pole()
    {
        for (var count = 1; count < 10; count++)
        {
            for (var index = 0; index < count; index++)
            {
                var ys = Enumerable.Repeat("y", count - 1);
                AfterIn(NaryOperator<Sum>.Instance).ShouldBe($"sum({string.Join(", ", ys.Take(index).Append("x").Concat(ys.Skip(index)))})");
                AfterIn(NaryOperator<SumOfReciprocals>.Instance).ShouldBe($"sumOfReciprocals({string.Join(", ", ys.Take(index).Append("add(x, 0)").Concat(ys.Skip(index)))})");

                string AfterIn(Operator rule) => After(DropIdentities.In, (list, x, y) =>
                {
                    var operands = Enumerable.Repeat(y, count).ToArray();
                    operands[index] = list.Operation(Plus, x, list.Constant(0));
                    return list.Operation(rule, operands);
                });
            }
        }
    }

    [Fact]
    public void Equal_operations_become_one_and_sums_and_products_are_equal_in_either_order()
    {
        var list = Run(MergeEqual.In, (list, x, y) => list.Operation(
            NaryOperator<Sum>.Instance,
            list.Operation(Plus, x, y), list.Operation(Plus, y, x),
            list.Operation(Times, x, y), list.Operation(Times, y, x),
            list.Operation(Minus, x, y), list.Operation(Minus, y, x)));
        Text(list).ShouldBe("sum(add(x, y), add(x, y), mul(x, y), mul(x, y), sub(x, y), sub(y, x))");
        list.Operations.ShouldBe(5);
    }

    [Fact]
    public void Constants_are_merged_by_their_bits_so_that_0_and_minus_0_stay_two()
    {
        var list = Run(MergeEqual.In, (list, x, _) => list.Operation(
            NaryOperator<Sum>.Instance, x, list.Constant(0), list.Constant(-0.0), list.Constant(0), list.Constant(double.NaN), list.Constant(double.NaN)));
        Text(list).ShouldBe("sum(x, 0, -0, 0, NaN, NaN)");
        list.Count.ShouldBe(5); // x, 0, −0, NaN and the sum
    }

    [Fact]
    public void What_no_root_depends_on_is_removed_and_inputs_with_it()
    {
        var list = Run(RemoveUnused.In, (list, x, y) =>
        {
            list.Operation(Sine, list.Operation(Plus, x, y));
            return list.Operation(Sine, y);
        });
        (Text(list), list.Count).ShouldBe(("sin(y)", 2));
    }

    /// <summary>The list of an expression of two inputs, after a pass and without what is unused.</summary>
    internal static WengertList Run(Func<WengertList, WengertList> pass, Func<WengertBuilder, int, int, int> expression)
    {
        var builder = new WengertBuilder();
        int x = builder.Leaf(InstructionKind.Input, 0), y = builder.Leaf(InstructionKind.Input, 1);
        return RemoveUnused.In(pass(builder.Build(expression(builder, x, y))));
    }

    internal static string After(Func<WengertList, WengertList> pass, Func<WengertBuilder, int, int, int> expression) => Text(Run(pass, expression));

    /// <summary>The first root, written out.</summary>
    internal static string Text(WengertList list) => Written(list, list.Roots[0]);

    internal static string Written(WengertList list, int place) => list[place].Kind switch
    {
        InstructionKind.Constant => list[place].Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        InstructionKind.Input => list[place].Index == 0 ? "x" : "y",
        InstructionKind.Parameter => $"w{list[place].Index}",
        _ => $"{list[place].Operator!.Name}({string.Join(", ", list.OperandsOf(place).ToArray().Select(operand => Written(list, operand)))})",
    };

    private static Operator Named(string rule) => new[] { Plus, Minus, Times, Over, Power }.Single(one => one.Name == rule);

    /// <summary>y = 1 / (a − b)</summary>
    private readonly struct ReciprocalDifference : IBinary
    {
        static T IBinary.Primal<T>(T a, T b) => 1 / (a - b);
        static T IBinary.Da<T>(T a, T b, T y) => -(y * y);
        static T IBinary.Db<T>(T a, T b, T y) => y * y;
    }

    /// <summary>y = Σᵢ 1 / aᵢ</summary>
    private readonly struct SumOfReciprocals : INary
    {
        static T INary.Primal<T>(ReadOnlySpan<T> operands)
        {
            T sum = 0;
            foreach (var operand in operands)
            {
                sum += 1 / operand;
            }

            return sum;
        }

        static T INary.Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => -1 / (operands[index] * operands[index]);
    }

    /// <summary>y = 1 / (a + b)</summary>
    private readonly struct ReciprocalSum : IBinary
    {
        static T IBinary.Primal<T>(T a, T b) => 1 / (a + b);
        static T IBinary.Da<T>(T a, T b, T y) => -(y * y);
        static T IBinary.Db<T>(T a, T b, T y) => -(y * y);
    }
}
