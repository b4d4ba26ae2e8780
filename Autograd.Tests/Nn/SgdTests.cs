using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class SgdTests
{
    [Fact]
    public void A_step_moves_every_parameter_against_its_gradient()
    {
        Value w = 2, b = -1;
        var optimizer = new Sgd([w, b], learningRate: .25);
        ((w * w) + (3 * b)).Backward();

        optimizer.Step();

        w.Data.ShouldBe(1);     // 2 − ¼·4
        b.Data.ShouldBe(-1.75); // −1 − ¼·3
    }

    [Fact]
    public void A_gradient_can_come_from_outside()
    {
        Value w = 2, b = -1;
        w.Grad = 100;
        var optimizer = new Sgd([w, b], learningRate: .25);

        optimizer.Step([4, 3]);

        w.Data.ShouldBe(1);     // 2 − ¼·4
        b.Data.ShouldBe(-1.75); // −1 − ¼·3
        w.Grad.ShouldBe(100);   // not used, and not touched
    }

    [Fact]
    public void A_gradient_of_the_wrong_length_moves_nothing()
    {
        Value w = 2, b = -1;
        var optimizer = new Sgd([w, b], learningRate: .25);

        var error = Should.Throw<ArgumentException>(() => optimizer.Step([4]));

        error.ParamName.ShouldBe("gradient");
        error.Message.ShouldContain("1 derivative for 2 parameters");
        w.Data.ShouldBe(2);
        b.Data.ShouldBe(-1);
    }

    [Fact]
    public void A_step_leaves_the_gradients_and_ZeroGrad_forgets_them()
    {
        Value w = 2;
        var optimizer = new Sgd([w], .25);
        (w * w).Backward();

        optimizer.Step();
        w.Grad.ShouldBe(4);

        optimizer.ZeroGrad();
        w.Grad.ShouldBe(0);
        w.Data.ShouldBe(1);
    }

    [Fact]
    public void Without_ZeroGrad_passes_add_up()
    {
        Value w = 2;
        var optimizer = new Sgd([w], .25);
        (3 * w).Backward();
        (5 * w).Backward();

        optimizer.Step();

        w.Data.ShouldBe(0); // 2 − ¼·(3 + 5)
    }

    [Fact]
    public void Leaves_that_are_not_its_parameters_stay()
    {
        Value w = 2, x = 3;
        var optimizer = new Sgd([w], .25);
        (w * x).Backward();

        optimizer.Step();
        optimizer.ZeroGrad();

        x.Data.ShouldBe(3);
        x.Grad.ShouldBe(2);
    }

    [Fact]
    public void The_rate_may_change_between_steps()
    {
        Value w = 2;
        var optimizer = new Sgd([w], .25);
        optimizer.LearningRate.ShouldBe(.25);
        (3 * w).Backward();

        optimizer.LearningRate = .5;
        optimizer.Step();

        w.Data.ShouldBe(.5); // 2 − ½·3
    }

    [Fact]
    public void A_rate_of_0_stands_still()
    {
        Value w = 2;
        var optimizer = new Sgd([w], 0);
        (3 * w).Backward();

        optimizer.Step();

        w.Data.ShouldBe(2);
    }

    [Fact]
    public void On_a_parabola_it_comes_closer_by_the_same_factor_at_every_step()
    {
        Value w = 10;
        var optimizer = new Sgd([w], .25);
        for (var step = 0; step < 20; step++)
        {
            optimizer.ZeroGrad();
            Loss.SquaredError(w, 2).Backward();
            optimizer.Step();
        }

        // w − 2 ← (1 − ¼)(w − 2), twenty times from 8.
        w.Data.ShouldBe(2 + (8 * Math.Pow(.75, 20)), 1e-12);
    }

    [Fact]
    public void What_is_not_a_variable_cannot_be_trained()
    {
        Value w = 2;
        foreach (var fixedValue in new[] { w * w, Value.Constant(3) })
        {
            var error = Should.Throw<ArgumentException>(() => new Sgd([w, fixedValue], .1));

            error.ParamName.ShouldBe("parameters");
            error.Message.ShouldContain("a parameter is a variable, made with new Value(...)");
        }
    }

    [Fact]
    public void Without_parameters_there_is_nothing_to_train()
    {
        var error = Should.Throw<ArgumentException>(() => new Sgd([], learningRate: .1));

        error.ParamName.ShouldBe("parameters");
        error.Message.ShouldStartWith("There are no parameters: give at least one");
    }

    [Fact]
    public void A_parameter_listed_twice_would_move_twice_and_is_refused()
    {
        Value w = 2, b = 1;

        var error = Should.Throw<ArgumentException>(() => new Sgd([w, b, w], .1));

        error.ParamName.ShouldBe("parameters");
        error.Message.ShouldContain("list every parameter once");
    }

    [Fact]
    public void Null_is_refused_as_a_list_and_in_one()
    {
        Should.Throw<ArgumentNullException>(() => new Sgd(null!, .1)).ParamName.ShouldBe("parameters");
        Should.Throw<ArgumentNullException>(() => new Sgd([1, null!], .1)).ParamName.ShouldBe("parameters");
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_is_negative_or_not_finite_is_refused(double rate)
    {
        var atFirst = Should.Throw<ArgumentOutOfRangeException>(() => new Sgd([1], rate));
        atFirst.ParamName.ShouldBe("learningRate");
        atFirst.Message.ShouldStartWith("The learning rate must be 0 or more, and finite.");

        var optimizer = new Sgd([1], .1);
        var later = Should.Throw<ArgumentOutOfRangeException>(() => optimizer.LearningRate = rate);
        later.ParamName.ShouldBe("value");
        later.Message.ShouldStartWith("The learning rate must be 0 or more, and finite.");
        optimizer.LearningRate.ShouldBe(.1);
    }
}
