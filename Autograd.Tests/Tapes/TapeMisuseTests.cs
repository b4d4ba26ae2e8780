namespace Autograd.Tests.Tapes;

/// <summary>Every misuse is an error that says what would be right, and leaves everything as it was.</summary>
public class TapeMisuseTests
{
    private readonly Value x = new(2, "x"), y = new(3, "y"), w = new(5, "w");

    [Fact]
    public void An_input_must_be_a_variable_and_no_result()
    {
        var error = Should.Throw<ArgumentException>(() => Tape.Record(x * y, [x, x * y], [y]));
        error.ParamName.ShouldBe("inputs");
        error.Message.ShouldStartWith(
            "'6', number 1 of inputs, is the result of 'mul' and cannot be an input: it must be a variable, made with new Value(...).");
    }

    [Fact]
    public void A_parameter_must_be_a_variable_and_no_constant()
    {
        var error = Should.Throw<ArgumentException>(() => Tape.Record(x * y, [x, y], [Value.Constant(7)]));
        error.ParamName.ShouldBe("parameters");
        error.Message.ShouldStartWith(
            "'7', number 0 of parameters, is a constant and cannot be a parameter: it must be a variable, made with new Value(...).");
    }

    [Fact]
    public void An_input_is_listed_once()
    {
        var error = Should.Throw<ArgumentException>(() => Tape.Record(x * y, [x, y, x]));
        error.ParamName.ShouldBe("inputs");
        error.Message.ShouldStartWith("'x', number 2 of inputs, is listed twice in inputs: list it once.");
        Should.Throw<ArgumentException>(() => Tape.Record(x * w, [x], [w, w])).ParamName.ShouldBe("parameters");
    }

    [Fact]
    public void An_input_is_no_parameter()
    {
        var error = Should.Throw<ArgumentException>(() => Tape.Record(x * y, [x, y], [x]));
        error.ParamName.ShouldBe("parameters");
        error.Message.ShouldStartWith("'x', number 0 of parameters, is an input and a parameter: it can be only one of the two.");
    }

    [Fact]
    public void A_variable_that_is_neither_is_named_in_the_error()
    {
        var error = Should.Throw<ArgumentException>(() => Tape.Record((x * y).Sin(), [x]));
        error.Message.ShouldStartWith(
            "The variable 'y' is used in the graph, but is neither an input nor a parameter of the tape. "
            + "List it as one of them, or make it a constant, Value.Constant(...), if it is never to change.");
    }

    [Fact]
    public void A_variable_without_a_name_is_known_by_its_number() =>
        Should.Throw<ArgumentException>(() => Tape.Record(x * new Value(0.25), [x])).Message
            .ShouldStartWith("The variable without a name (its number is 0.25) is used in the graph");

    [Fact]
    public void A_variable_on_a_side_not_taken_or_in_a_condition_must_be_listed_too()
    {
        Should.Throw<ArgumentException>(() => Tape.Record(Value.Where(x > 0, x, y), [x])).Message.ShouldContain("'y'");
        Should.Throw<ArgumentException>(() => Tape.Record(Value.Where(y > 0, x, 1), [x])).Message.ShouldContain("'y'");
    }

    [Fact]
    public void A_root_that_is_a_variable_must_be_listed_too() =>
        Should.Throw<ArgumentException>(() => Tape.Record(y, [x])).Message.ShouldContain("'y'");

    [Fact]
    public void There_must_be_a_root()
    {
        var error = Should.Throw<ArgumentException>(() => Tape.Record([], [x]));
        error.ParamName.ShouldBe("roots");
        error.Message.ShouldStartWith("A tape needs at least one root: the value to compute.");
    }

    [Fact]
    public void Null_is_refused_by_the_name_of_the_argument()
    {
        Value none = null!;
        Should.Throw<ArgumentNullException>(() => Tape.Record(none, [x])).ParamName.ShouldBe("root");
        Should.Throw<ArgumentNullException>(() => Tape.Record([x, none], [x])).ParamName.ShouldBe("roots");
        Should.Throw<ArgumentNullException>(() => Tape.Record(x, [x, none])).ParamName.ShouldBe("inputs");
        Should.Throw<ArgumentNullException>(() => Tape.Record(x, [x], [none])).ParamName.ShouldBe("parameters");
    }

    [Fact]
    public void Lists_of_the_wrong_length_are_refused_and_nothing_is_written()
    {
        var tape = Tape.Record(x * y * w, [x, y], [w]);
        (string Parameter, Action<double[]> Call)[] calls =
        [
            ("point", _ => tape.Evaluate([1.0])),
            ("values", into => tape.Evaluate([1.0, 2], into)),
            ("values", into => tape.EvaluateBatch([1.0, 2, 3, 4, 5, 6, 7, 8], into)),
            ("point", into => tape.Gradient([1.0, 2, 3], into)),
            ("gradient", into => tape.Gradient([1.0, 2], into)),
            ("point", into => tape.ParameterGradient([1.0], into)),
            ("gradient", into => tape.ParameterGradient([1.0, 2], into)),
            ("gradient", into => tape.BatchGradient([1.0, 2], into)),
            ("values", into => tape.EachGradient([1.0, 2], into, new double[2])),
            ("gradients", into => tape.EachGradient([1.0, 2], new double[1], into)),
            ("point", into => tape.Jacobian([1.0], into)),
            ("jacobian", into => tape.Jacobian([1.0, 2], into)),
        ];
        foreach (var (parameter, call) in calls)
        {
            double[] untouched = [7, 7, 7];
            Should.Throw<ArgumentException>(() => call(untouched)).ParamName.ShouldBe(parameter);
            untouched.ShouldBe([7.0, 7, 7]);
        }

        Should.Throw<ArgumentException>(() => tape.Gradient([1, 2], new double[3])).Message
            .ShouldStartWith("There are 3 places: there must be one for each input, 2 in all.");
    }

    [Fact]
    public void Room_is_asked_for_even_where_its_length_is_beyond_an_int()
    {
        // (2¹⁶ + 1) rows of 2¹⁶ roots are 2³² + 2¹⁶ numbers, which an int would take for 2¹⁶.
        const int Many = 1 << 16;
        var tape = Tape.Record(Enumerable.Repeat(x, Many).ToArray(), [x]);
        Should.Throw<ArgumentException>(() => tape.EvaluateBatch(new double[Many + 1], new double[Many])).Message
            .ShouldStartWith("There are 65,536 places: there must be one for each root of each row, 4,295,032,832 in all.");
    }

    [Fact]
    public void Rows_are_whole_and_there_is_at_least_one()
    {
        var tape = Tape.Record(x * y * w, [x, y], [w]);
        double[] gradient = [7];
        foreach (var call in (Action<double[]>[])
            [
                rows => tape.BatchGradient(rows, gradient),
                rows => tape.EvaluateBatch(rows, gradient),
                rows => tape.EachGradient(rows, gradient, new double[rows.Length]),
            ])
        {
            var torn = Should.Throw<ArgumentException>(() => call([1, 2, 3]));
            (torn.ParamName, torn.Message.StartsWith("There are 3 numbers, and each row needs 2, one for each input: give whole rows.", StringComparison.Ordinal))
                .ShouldBe(("rows", true));
            var none = Should.Throw<ArgumentException>(() => call([]));
            (none.ParamName, none.Message.StartsWith("There are no rows: give at least one, of 2 numbers.", StringComparison.Ordinal))
                .ShouldBe(("rows", true));
        }

        gradient.ShouldBe([7.0]);
    }

    [Fact]
    public void What_is_of_one_root_is_refused_of_several()
    {
        var tape = Tape.Record([x * w, x + w], [x], [w]);
        double[] gradient = [7];
        foreach (var call in (Action[])
            [
                () => tape.Evaluate([1.0]),
                () => tape.Gradient([1], gradient),
                () => tape.ParameterGradient([1], gradient),
                () => tape.BatchGradient([1], gradient),
                () => tape.EachGradient([1], new double[1], gradient),
            ])
        {
            Should.Throw<InvalidOperationException>(call).Message
                .ShouldBe("The tape has 2 roots, and this is of a tape with one: use Jacobian for their derivatives, and Evaluate or EvaluateBatch with room for all values.");
        }

        gradient.ShouldBe([7.0]);
    }

    [Fact]
    public void A_tape_without_inputs_has_no_rows()
    {
        var tape = Tape.Record(w.Square(), [], [w]);
        foreach (var call in (Action[])
            [
                () => tape.BatchGradient([], new double[1]),
                () => tape.EvaluateBatch([], []),
                () => tape.EachGradient([], [], []),
            ])
        {
            Should.Throw<InvalidOperationException>(call).Message
                .ShouldBe("The tape has no inputs, so there are no rows to run it on: use Evaluate or ParameterGradient.");
        }

        var gradient = new double[1];
        (tape.Evaluate([]), tape.ParameterGradient([], gradient), gradient[0], tape.Gradient([], [])).ShouldBe((25, 25, 10, 25));
        tape.Jacobian([], []);
    }

    [Fact]
    public void The_number_of_threads_is_not_negative()
    {
        var tape = Tape.Record(x * w, [x], [w]);
        double[] gradient = [7];
        Should.Throw<ArgumentOutOfRangeException>(() => tape.BatchGradient([1], gradient, threads: -1)).ParamName.ShouldBe("threads");
        Should.Throw<ArgumentOutOfRangeException>(() => tape.EvaluateBatch([1], gradient, threads: -1)).ParamName.ShouldBe("threads");
        Should.Throw<ArgumentOutOfRangeException>(() => tape.EachGradient([1], new double[1], gradient, threads: -1)).ParamName.ShouldBe("threads");
        gradient.ShouldBe([7.0]);
    }
}
