using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>What a rule writes when it is run on code: equal lines once, constants folded, nothing that costs and does nothing.</summary>
public class StraightLineTests
{
    private readonly StraightLine lines = new();
    private readonly Code a, b;

    public StraightLineTests()
    {
        a = new(lines, lines.Input(0));
        b = new(lines, lines.Input(1));
    }

    [Fact]
    public void The_same_operation_on_the_same_operands_is_written_once()
    {
        var first = Code.Exp(a * b) / (1 + b);
        var count = lines.Count;
        Code.Exp(b * a).ShouldBe(Code.Exp(a * b));
        (Code.Exp(a * b) / (b + 1)).ShouldBe(first);
        lines.Count.ShouldBe(count);
    }

    [Fact]
    public void An_order_of_operands_that_matters_is_kept()
    {
        (a - b).ShouldNotBe(b - a);
        (a / b).ShouldNotBe(b / a);
        Code.Pow(a, b).ShouldNotBe(Code.Pow(b, a));
        Code.Compare(a, b).ShouldNotBe(Code.Compare(b, a));
    }

    [Fact]
    public void Zero_and_minus_zero_are_two_constants()
    {
        // 1 / 0 and 1 / −0 are opposite infinities.
        (a * 0).ShouldNotBe(a * -0.0);
    }

    [Fact]
    public void Constants_are_folded_by_the_functions_of_eager_evaluation()
    {
        var count = lines.Count;
        Code.Tanh(0.3).ShouldBe((Code)Math.Tanh(0.3));
        Code.Pow(2, -1.5).ShouldBe((Code)Math.Pow(2, -1.5));
        Code.Where(double.NaN, 1, 2).ShouldBe((Code)2);
        (-(Code)2 / 3 + 1 - 0.25 * (Code)7).ShouldBe((Code)(-2.0 / 3 + 1 - 0.25 * 7));
        Code.Compare(1, double.NaN).ShouldBe((Code)double.NaN);
        lines.Count.ShouldBe(count);
    }

    [Fact]
    public void What_changes_no_bit_is_dropped()
    {
        (a * 1).ShouldBe(a);
        (a / 1).ShouldBe(a);
        (a - 0).ShouldBe(a);
        (a + -0.0).ShouldBe(a);
        (-(-a)).ShouldBe(a);
        Code.Pow(a, 1).ShouldBe(a);
        Code.Where(b, a, a).ShouldBe(a);
    }

    [Fact]
    public void What_changes_a_bit_is_not_dropped()
    {
        // −0 + 0 is 0; 0 · ∞ is NaN; a / a at 0 too.
        (a + 0).ShouldNotBe(a);
        (0 + a).ShouldNotBe(a);
        (a * 0).ShouldNotBe((Code)0);
        (a / a).ShouldNotBe((Code)1);
        (a - a).ShouldNotBe((Code)0);
    }

    [Fact]
    public void Signs_move_outwards_and_cancel()
    {
        (-a * -b).ShouldBe(a * b);
        (-a / b).ShouldBe(-(a / b));
        (-(a * 3)).ShouldBe(a * -3);
        (a - -b).ShouldBe(a + b);
        (-a + b).ShouldBe(b - a);
        (a * -1).ShouldBe(-a);
    }

    [Fact]
    public void Twice_a_number_and_a_factor_are_one_product()
    {
        (2 * a * 100).ShouldBe(a * 200);

        // 1e-300 · (2a) is infinite where 2a is, but 2e-300 · a is not; 2c must be finite.
        (2 * a * 1e-300).ShouldNotBe(a * 2e-300);
        (2 * a * double.MaxValue).ShouldNotBe(a * double.PositiveInfinity);
    }

    [Fact]
    public void A_sigmoid_of_its_primitives_takes_one_exponential_and_one_division()
    {
        var (x, y) = (new Value(1), new Value(1));
        var listing = CompiledGraph.Listing(1 / (1 + Value.Exp(-(x * y))), [x, y]);
        var written = Enumerable.Range(0, listing.Lines.Count).Select(place => listing.Lines[place]).ToArray();
        written.Count(line => line.Function == Function.Exp).ShouldBe(1);
        written.Count(line => line.Kind == LineKind.Divide).ShouldBe(1);

        // x, y, xy, −xy, exp, 1 + exp, f; f², f² · exp and the two derivatives.
        new Placement(listing, CompiledGraph.Whole).Computed.ShouldBe(11);
    }

    [Fact]
    public void The_first_contribution_to_an_adjoint_is_not_added_to_0()
    {
        // f = x · y: the derivatives are y and x, which are there already.
        var inputs = Numbers.Variables(2, 3);
        new Placement(CompiledGraph.Listing(inputs[0] * inputs[1], inputs), CompiledGraph.Whole).Computed.ShouldBe(3);
    }

    [Fact]
    public void The_derivative_of_a_power_with_a_fixed_exponent_compares_nothing()
    {
        var x = new Value(2);
        var listing = CompiledGraph.Listing(Value.Pow(x, 3), [x]);

        // x, x³, x², 3x²; the convention for exponent 0 is decided when the code is made.
        new Placement(listing, CompiledGraph.Whole).Computed.ShouldBe(4);
    }

    [Theory]
    [InlineData("sum")]
    [InlineData("dot")]
    [InlineData("logsumexp")]
    public void Twice_the_operands_take_twice_the_lines(string operation)
    {
        // But for a few that do not depend on their number.
        var lines = LinesOf(operation, 300);
        LinesOf(operation, 600).ShouldBeInRange(2 * lines - 20, 2 * lines + 20);
    }

    private static int LinesOf(string operation, int count)
    {
        var inputs = Numbers.Variables(new double[count]);
        return CompiledGraph.Listing(new AsNodes().Step(operation, inputs), inputs).Lines.Count;
    }
}
