namespace Autograd.Tests.Tapes;

/// <summary>What is asked at a point is in a new array what it is in memory of one's own.</summary>
public class TapeArrayTests
{
    private readonly Value x = new(2), y = new(3), w = new(5);

    [Fact]
    public void The_gradients_by_inputs_and_by_parameters()
    {
        // xyw at (7, 11), w = 5: by x 55, by y 35, by w 77.
        var tape = Tape.Record(x * y * w, [x, y], [w]);
        tape.Gradient([7, 11]).ShouldBe([55, 35]);
        tape.ParameterGradient([7, 11]).ShouldBe([77]);
    }

    [Fact]
    public void The_values_of_all_roots_and_their_Jacobian()
    {
        // (xy, x + y, 5w) at (7, 11): by x 11, 1, 0; by y 7, 1, 0.
        var tape = Tape.Record([x * y, x + y, 5 * w], [x, y], [w]);
        tape.EvaluateAll([7, 11]).ShouldBe([77, 18, 25]);
        tape.Jacobian([7, 11]).ShouldBe(new double[,] { { 11, 7 }, { 1, 1 }, { 0, 0 } });
    }

    [Fact]
    public void Each_call_returns_an_array_of_its_own()
    {
        var tape = Tape.Record(x * y, [x, y]);
        var first = tape.Gradient([7, 11]);
        tape.Gradient([1, 2]);
        first.ShouldBe([11, 7]);
    }

    [Fact]
    public void Of_no_inputs_they_are_empty()
    {
        var tape = Tape.Record(w.Square(), [], [w]);
        tape.EvaluateAll([]).ShouldBe([25]);
        tape.Gradient([]).ShouldBeEmpty();
        tape.ParameterGradient([]).ShouldBe([10]);
        tape.Jacobian([]).Length.ShouldBe(0);
        tape.Jacobian([]).GetLength(0).ShouldBe(1);
    }

    [Fact]
    public void A_point_of_the_wrong_length_is_refused()
    {
        var tape = Tape.Record(x * y, [x, y]);
        foreach (var call in new Func<object>[]
            { () => tape.EvaluateAll([1]), () => tape.Gradient([1]), () => tape.ParameterGradient([1]), () => tape.Jacobian([1]) })
        {
            var error = Should.Throw<ArgumentException>(() => call());
            error.ParamName.ShouldBe("point");
            error.Message.ShouldStartWith("There is 1 number: there must be one for each input, 2 in all.");
        }
    }
}
