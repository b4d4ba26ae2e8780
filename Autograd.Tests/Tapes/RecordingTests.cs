namespace Autograd.Tests.Tapes;

/// <summary>What a tape takes of a graph, and that the graph stays as it was.</summary>
public class RecordingTests
{
    private readonly Value x = new(2, "x"), y = new(3, "y"), w = new(5, "w");

    [Fact]
    public void A_tape_knows_its_inputs_its_parameters_and_the_number_of_its_roots()
    {
        var tape = Tape.Record([x * w, y], [x, y], [w]);
        tape.Inputs.ShouldBe([x, y]);
        tape.Parameters.ShouldBe([w]);
        tape.RootCount.ShouldBe(2);
    }

    [Fact]
    public void An_input_and_a_parameter_that_the_graph_does_not_use_have_derivative_0()
    {
        Value unused = 7;
        var tape = Tape.Record(x.Square() * w, [y, x], [unused, w]);
        double[] byInputs = [7, 7], byParameters = [7, 7], each = [7, 7, 7, 7];

        tape.Gradient([1, 3], byInputs).ShouldBe(45); // 3² · 5
        byInputs.ShouldBe([0.0, 30]);
        tape.ParameterGradient([1, 3], byParameters);
        byParameters.ShouldBe([0.0, 9]);

        tape.BatchGradient([1, 3, 1, 1], byParameters);
        byParameters.ShouldBe([0.0, 5]); // the mean of 9 and 1
        tape.EachGradient([1, 3, 1, 1], new double[2], each);
        each.ShouldBe([0.0, 30, 0, 10]);
        tape.Jacobian([1, 3], byInputs);
        byInputs.ShouldBe([0.0, 30]);
    }

    [Fact]
    public void A_root_that_is_an_input_is_its_number()
    {
        var tape = Tape.Record(x, [y, x], [w]);
        double[] gradient = [7, 7], byParameters = [7], values = new double[2], each = new double[4];
        (tape.Evaluate([1, 4]), tape.Gradient([1, 4], gradient), tape.BatchGradient([1, 4, 1, 6], byParameters)).ShouldBe((4, 4, 5));
        tape.EachGradient([1, 4, 1, 6], values, each);
        gradient.ShouldBe([0.0, 1]);
        byParameters.ShouldBe([0.0]);
        values.ShouldBe([4.0, 6]);
        each.ShouldBe([0.0, 1, 0, 1]);
    }

    [Fact]
    public void A_root_that_is_a_parameter_has_derivative_1_by_it()
    {
        var tape = Tape.Record(w, [x], [w]);
        double[] gradient = [7], byInputs = [7, 7], values = new double[2];
        (tape.BatchGradient([1, 2, 3], gradient), gradient[0]).ShouldBe((5, 1));
        (tape.ParameterGradient([1], gradient), gradient[0]).ShouldBe((5, 1));
        tape.EachGradient([1, 2], values, byInputs);
        values.ShouldBe([5.0, 5]);
        byInputs.ShouldBe([0.0, 0]);
    }

    [Fact]
    public void A_root_that_is_a_constant_has_derivative_0()
    {
        var tape = Tape.Record(Value.Constant(9), [x], [w]);
        double[] gradient = [7], each = [7, 7], values = new double[2];
        (tape.Evaluate([1]), tape.BatchGradient([1, 2], gradient), gradient[0]).ShouldBe((9, 9, 0));
        tape.EachGradient([1, 2], values, each);
        values.ShouldBe([9.0, 9]);
        each.ShouldBe([0.0, 0]);
    }

    [Fact]
    public void A_root_of_parameters_alone_is_the_same_for_every_sample()
    {
        // w² = 25, 2w = 10, on 40 samples: more than a block.
        var tape = Tape.Record(w.Square(), [x], [w]);
        double[] gradient = [7], values = new double[40];
        (tape.BatchGradient(new double[40], gradient), gradient[0]).ShouldBe((25, 10));
        tape.EvaluateBatch(new double[40], values);
        values.ShouldAllBe(value => value == 25);
    }

    [Fact]
    public void Several_roots_have_their_values_sample_by_sample_the_same_value_twice_too()
    {
        var sum = x + w;
        var tape = Tape.Record([sum, x * y, sum, Value.Constant(1)], [x, y], [w]);
        double[] values = new double[4], batch = new double[8];
        tape.Evaluate([1, 2], values);
        values.ShouldBe([6.0, 2, 6, 1]);
        tape.EvaluateBatch([1, 2, 3, 4], batch);
        batch.ShouldBe([6.0, 2, 6, 1, 8, 12, 8, 1]);
    }

    [Fact]
    public void Recording_and_replaying_change_no_value_of_the_graph()
    {
        var product = x * w;
        var root = product.Sin();
        root.Backward();
        Value[] graph = [x, w, product, root];
        var before = graph.Select(value => (value.Data, value.Grad)).ToArray();

        var tape = Tape.Record(root, [x], [w]);
        double[] one = new double[1], two = new double[2];
        tape.Evaluate([9]);
        tape.Gradient([9], one);
        tape.ParameterGradient([9], one);
        tape.BatchGradient([8, 9], one);
        tape.EachGradient([8, 9], two, new double[2]);
        tape.Jacobian([9], one);

        graph.Select(value => (value.Data, value.Grad)).ShouldBe(before);
    }

    [Fact]
    public void Parameters_are_read_at_each_call()
    {
        var tape = Tape.Record(x * w.Square(), [x], [w]);
        double[] gradient = new double[1], values = new double[2];
        foreach (var number in new[] { 5, -1, 0.5 })
        {
            w.Data = number;
            var square = number * number;
            tape.Evaluate([3]).ShouldBe(3 * square);
            (tape.ParameterGradient([3], gradient), gradient[0]).ShouldBe((3 * square, 6 * number));
            (tape.BatchGradient([1, 3], gradient), gradient[0]).ShouldBe((2 * square, 4 * number));
            tape.EvaluateBatch([1, 3], values);
            values.ShouldBe([square, 3 * square]);
        }
    }

    [Fact]
    public void An_input_is_not_read_from_its_value()
    {
        var tape = Tape.Record(x.Square(), [x]);
        x.Data = 100;
        tape.Evaluate([3]).ShouldBe(9);
    }

    [Fact]
    public void An_if_on_a_number_is_frozen()
    {
        var root = x > 0 ? 2 * x : 3 * x;
        var tape = Tape.Record(root, [x]);
        tape.Evaluate([-1]).ShouldBe(-2);
    }

    [Fact]
    public void A_fixed_choice_takes_one_side_and_does_not_know_the_other() =>
        Tape.Record(Value.Where(x.Data > 0, 2 * x, y), [x]).Evaluate([-1]).ShouldBe(-2);
}
