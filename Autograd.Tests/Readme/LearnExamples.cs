using Autograd.Nn;

namespace Autograd.Tests.Readme;

/// <summary>The code of the page for learners.</summary>
public sealed class LearnExamples
{
    [Fact]
    public void What_the_debugger_shows()
    {
        Value x = -2, y = 5, z = -4;
        var h = (x + y) * z;

        double local = h.LocalDerivatives[1];   // 3 = x + y, the derivative of h by z: known already
        double before = z.Grad;                 // 0

        h.Backward();

        double after = z.Grad;                  // 3: the adjoint of h, which is 1, times the local derivative

        local.ShouldBe(3.0);
        before.ShouldBe(0.0);
        after.ShouldBe(3.0);
    }

    [Fact]
    public void A_homework()
    {
        Value w = new(0.5, "w"), x = new(4, "x"), b = new(-1, "b");
        var s = (w * x + b).Named("s");
        var y = Value.Tanh(s).Named("y");
        var loss = Loss.SquaredError(y, 1).Named("loss");   // half of the square

        string solution = loss.Explain().ToString();
        string forYourNotes = loss.Explain().ToMarkdown();   // or ToLatex()

        new Page("docs/learn.md").Text.ShouldContain($"```\n{solution.ReplaceLineEndings("\n").TrimEnd()}\n```", Case.Sensitive);
        forYourNotes.ShouldContain("loss");
    }

    [Fact]
    public void A_small_step()
    {
        static double F(double x) => Math.Tanh(0.5 * x - 1);

        const double Step = 1e-5;
        double measured = (F(4 + Step) - F(4 - Step)) / (2 * Step);   // 0.2100

        Value x = 4;
        double derived = Derivative.Gradient(Value.Tanh(0.5 * x - 1), x);   // 0.2100, and without the step's error

        // The same for any number of inputs.
        bool right = GradientCheck.Run(p => Value.Tanh(0.5 * p[0] - 1), [4.0]).Passes();

        // ½ (1 − tanh² 1) = 0.20999; the step's own error is of the order of its square.
        derived.ShouldBe(0.5 * (1 - Math.Tanh(1) * Math.Tanh(1)), 1e-15);
        measured.ShouldBe(derived, 1e-9);
        derived.ShouldBe(0.2100, 5e-5);
        right.ShouldBeTrue();
    }

    [Fact]
    public void Two_passes_add_up()
    {
        Value x = 3;
        Value.Square(x).Backward();
        Value.Square(x).Backward();
        double twice = x.Grad;        // 12, and not 6

        x.ZeroGrad();
        Value.Square(x).Backward();
        double once = x.Grad;         // 6

        twice.ShouldBe(12.0);
        once.ShouldBe(6.0);
    }

    [Fact]
    public void A_number_is_not_a_Value()
    {
        Value x = 3;
        double whole = Derivative.Gradient(x * x, x);       // 6
        double cut = Derivative.Gradient(x.Data * x, x);    // 3: one of the two factors has become the number 3

        whole.ShouldBe(6.0);
        cut.ShouldBe(3.0);
    }

    [Fact]
    public void A_corner()
    {
        Value x = 0;
        double corner = Derivative.Gradient(Value.Relu(x), x);   // 0

        corner.ShouldBe(0.0);
    }

    [Fact]
    public void A_network_taken_apart()
    {
        using var folder = new TemporaryFolder();
        var page = folder["network.html"];

        var network = new Mlp([2, 3, 1], Activation.Tanh, seed: 1).Named();
        var loss = Loss.SquaredError(network.Forward(0.5, -1.0)[0], 1);
        loss.Backward();

        // Of the weight that is called layer1.neuron3.w[2].
        double slope = network.Layers[0].Neurons[2].Weights[1].Grad;

        // The same on a page, whose neurons open.
        network.SaveHtml(page, [0.5, -1.0], outputs => Loss.SquaredError(outputs[0], 1));

        network.Layers[0].Neurons[2].Weights[1].Name.ShouldBe("layer1.neuron3.w[2]");
        slope.ShouldNotBe(0);
        File.ReadAllText(page).ShouldContain("layer1.neuron3.w[2]");
    }
}
