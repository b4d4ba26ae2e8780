using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Nn;

public sealed class ActivationTests
{
    [Fact]
    public void Each_is_its_function()
    {
        foreach (var x in new[] { -2, -.3, 0, .3, 2 })
        {
            Activation.Linear.Apply(x).Data.ShouldBe(x);
            Activation.Relu.Apply(x).Data.ShouldBe(Math.Max(x, 0));

            // 1e-12 for another exp.
            Activation.Tanh.Apply(x).Data.ShouldBe(Math.Tanh(x), 1e-12);
            Activation.Sigmoid.Apply(x).Data.ShouldBe(1 / (1 + Math.Exp(-x)), 1e-12);
            Activation.Softplus.Apply(x).Data.ShouldBe(Math.Log(1 + Math.Exp(x)), 1e-12);
            Activation.Silu.Apply(x).Data.ShouldBe(x / (1 + Math.Exp(-x)), 1e-12);
            Activation.Gelu.Apply(x).Data.ShouldBe(x * .5 * (1 + new Value(x / Math.Sqrt(2)).Erf().Data), 1e-12);
            Activation.LeakyRelu.Apply(x).Data.ShouldBe(x > 0 ? x : .01 * x);
        }
    }

    [Fact]
    public void Each_has_its_slope()
    {
        foreach (var at in new[] { -2, -.3, 0, .3, 2 })
        {
            double Slope(Activation activation)
            {
                Value x = at;
                return Derivative.Gradient(activation.Apply(x), x);
            }

            var sigmoid = 1 / (1 + Math.Exp(-at));
            var normal = .5 * (1 + new Value(at / Math.Sqrt(2)).Erf().Data);
            var density = Math.Exp(-at * at / 2) / Math.Sqrt(2 * Math.PI);
            Slope(Activation.Linear).ShouldBe(1);
            Slope(Activation.Relu).ShouldBe(at > 0 ? 1 : 0);
            Slope(Activation.Tanh).ShouldBe(1 - Math.Pow(Math.Tanh(at), 2), 1e-12);
            Slope(Activation.Sigmoid).ShouldBe(sigmoid * (1 - sigmoid), 1e-12);
            Slope(Activation.Softplus).ShouldBe(sigmoid, 1e-12);
            Slope(Activation.Silu).ShouldBe(sigmoid + (at * sigmoid * (1 - sigmoid)), 1e-12);
            Slope(Activation.Gelu).ShouldBe(normal + (at * density), 1e-12);
            Slope(Activation.LeakyRelu).ShouldBe(at > 0 ? 1 : .01);
        }
    }

    [Fact]
    public void Those_that_were_recorded_agree_with_the_reference()
    {
        LossCase.ShouldAgree("leaky_relu, slope 0.01", x => Activation.LeakyRelu.Apply(x[0]));
        LossCase.ShouldAgree("silu", x => Activation.Silu.Apply(x[0]));
        LossCase.ShouldAgree("gelu, exact", x => Activation.Gelu.Apply(x[0]));
    }

    [Fact]
    public void On_a_tape_each_has_its_value_and_slope_at_0_and_far_out_and_for_NaN()
    {
        double[] at = [-1000, -40, -.5, -0.0, 0, 2, 40, 1000, double.NaN];
        foreach (var activation in new[] { Activation.LeakyRelu, Activation.Silu, Activation.Gelu })
        {
            Value input = 1;
            var tape = Tape.Record(activation.Apply(input), [input]);
            double[] values = new double[at.Length], slopes = new double[at.Length];

            tape.EachGradient(at, values, slopes);

            for (var i = 0; i < at.Length; i++)
            {
                // 1e-12 because lanes have an exp of their own.
                Value x = at[i];
                values[i].ShouldAgreeWith(activation.Apply(x).Data, 1e-12, $"{activation} at {at[i]}");
                slopes[i].ShouldAgreeWith(Derivative.Gradient(activation.Apply(x), x), 1e-12, $"slope of {activation} at {at[i]}");
            }
        }
    }

    [Fact]
    public void Linear_adds_no_node()
    {
        Value sum = 3;

        Activation.Linear.Apply(sum).ShouldBeSameAs(sum);
    }

    [Fact]
    public void Each_has_a_name_and_prints_it()
    {
        var all = Activation.All;

        all.Select(activation => activation.Name).ShouldBe(["linear", "tanh", "sigmoid", "relu", "softplus", "leakyRelu", "silu", "gelu"]);
        all.Select(activation => activation.ToString()).ShouldBe(all.Select(activation => activation.Name));
    }

    [Fact]
    public void All_has_every_activation_of_the_library()
    {
        var properties = typeof(Activation).GetProperties().Where(property => property.PropertyType == typeof(Activation));

        Activation.All.ShouldBe(properties.Select(property => (Activation)property.GetValue(null)!), ignoreOrder: true);
    }

    [Fact]
    public void Each_is_found_by_its_name()
    {
        foreach (var activation in Activation.All)
        {
            Activation.FromName(activation.Name).ShouldBeSameAs(activation);
        }
    }

    [Theory]
    [InlineData("cube")]
    [InlineData("Tanh")]
    [InlineData("")]
    public void An_unknown_name_is_refused_with_the_known_ones(string name)
    {
        var failure = Should.Throw<ArgumentException>(() => Activation.FromName(name));

        failure.ParamName.ShouldBe("name");
        failure.Message.ShouldStartWith($"No activation has the name '{name}', but 'linear', 'tanh', 'sigmoid'");
    }

    [Fact]
    public void A_rule_from_elsewhere_serves_as_one()
    {
        var cube = Activation.Of<Cube>();
        Value x = 2;

        var y = cube.Apply(x);

        cube.Name.ShouldBe("cube");
        y.Data.ShouldBe(8);
        Derivative.Gradient(y, x).ShouldBe(12); // 3x²
        new Mlp([1, 2, 1], cube, seed: 1).ToString().ShouldContain("cube");
    }

    [Fact]
    public void Null_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => Activation.Linear.Apply(null!)).ParamName.ShouldBe("sum");
        Should.Throw<ArgumentNullException>(() => Activation.Tanh.Apply(null!)).ParamName.ShouldBe("sum");
        Should.Throw<ArgumentNullException>(() => Activation.FromName(null!)).ParamName.ShouldBe("name");
    }

    /// <summary>y = a³,   ∂y/∂a = 3a²</summary>
    private readonly struct Cube : IUnary
    {
        static T IUnary.Primal<T>(T a) => a * a * a;
        static T IUnary.Da<T>(T a, T y) => 3 * a * a;
    }
}
