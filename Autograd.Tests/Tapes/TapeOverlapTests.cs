namespace Autograd.Tests.Tapes;

/// <summary>What happens where results are to be written over what is read.</summary>
public class TapeOverlapTests
{
    private readonly Value x = new(2, "x"), y = new(3, "y");

    [Fact]
    public void A_gradient_may_be_written_over_its_point()
    {
        // f = x² y: ∂f/∂x = 2 x y, ∂f/∂y = x².
        var tape = Tape.Record(x * x * y, [x, y]);
        foreach (var either in (Tape[])[tape, tape.WithoutMachineCode()])
        {
            double[] numbers = [2, 3];
            either.Gradient(numbers, numbers).ShouldBe(12);
            numbers.ShouldBe([12.0, 4]);
        }
    }

    [Fact]
    public void Values_may_be_written_over_their_point()
    {
        var tape = Tape.Record([x + y, x * y], [x, y]);
        foreach (var either in (Tape[])[tape, tape.WithoutMachineCode()])
        {
            double[] numbers = [2, 3];
            either.Evaluate(numbers, numbers);
            numbers.ShouldBe([5.0, 6]);
        }
    }

    [Fact]
    public void A_batch_is_not_written_over_its_rows_nor_over_itself()
    {
        var tape = Tape.Record(x * x, [x]);
        (string Parameter, Action<double[]> Call)[] calls =
        [
            ("values", numbers => tape.EvaluateBatch(numbers.AsSpan(0, 2), numbers.AsSpan(1, 2))),
            ("values", numbers => tape.EachGradient(numbers.AsSpan(0, 2), numbers.AsSpan(1, 2), new double[2])),
            ("gradients", numbers => tape.EachGradient(numbers.AsSpan(0, 2), new double[2], numbers.AsSpan(0, 2))),
            ("gradients", numbers => tape.EachGradient([1, 2], numbers.AsSpan(0, 2), numbers.AsSpan(1, 2))),
            ("jacobian", numbers => tape.Jacobian(numbers.AsSpan(0, 1), numbers.AsSpan(0, 1))),
        ];
        foreach (var (parameter, call) in calls)
        {
            double[] untouched = [5, 6, 7];
            var error = Should.Throw<ArgumentException>(() => call(untouched));
            error.ParamName.ShouldBe(parameter);
            error.Message.ShouldStartWith("The lists overlap: what is written needs memory of its own, apart from what is read.");
            untouched.ShouldBe([5.0, 6, 7]);
        }
    }

    [Fact]
    public void Lists_that_stand_side_by_side_do_not_overlap()
    {
        var tape = Tape.Record(x * x, [x]);
        double[] numbers = [2, 3, 0, 0, 0, 0];
        tape.EachGradient(numbers.AsSpan(0, 2), numbers.AsSpan(2, 2), numbers.AsSpan(4, 2));
        numbers.ShouldBe([2.0, 3, 4, 9, 4, 6]);
    }
}
