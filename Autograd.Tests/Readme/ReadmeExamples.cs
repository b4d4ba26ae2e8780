using Autograd.Nn;

namespace Autograd.Tests.Readme;

/// <summary>
/// The code of the README, compiled, run and asserted. <see cref="PageTests"/> sees to it that the README holds no other.
/// </summary>
public sealed class ReadmeExamples
{
    [Fact]
    public void A_first_expression()
    {
        Value x = -2, y = 5, z = -4;
        var f = (x + y) * z + x;

        f.Backward();

        double value = f.Data;   // -14
        double slope = x.Grad;   // -3: x reaches f twice, with -4 through the product and 1 directly

        value.ShouldBe(-14.0);
        slope.ShouldBe(-3.0);
    }

    [Fact]
    public void A_worked_solution_and_a_picture()
    {
        Value x = new(-2, "x"), y = new(5, "y"), z = new(-4, "z");
        var f = (x + y) * z + x;

        string solution = f.Explain().ToString();

        f.Backward();
        string picture = f.ToMermaid();   // or ToDot(), for Graphviz

        ReadmeTests.Readme.ShouldContain($"```mermaid\n{picture.TrimEnd()}\n```", Case.Sensitive);
        ReadmeTests.Readme.ShouldContain($"```\n{solution.TrimEnd()}\n```", Case.Sensitive);
    }

    [Fact]
    public void Pages_and_drawings()
    {
        using var folder = new TemporaryFolder();
        string page = folder["f.html"], drawing = folder["f.svg"], networkPage = folder["network.html"];

        Value x = new(-2, "x"), y = new(5, "y"), z = new(-4, "z");
        var g = (x + y).Named("g");
        var h = (g * z).Named("h");
        var f = (h + x).Named("f");

        f.SaveHtml(page);
        f.SaveSvg(drawing);   // the picture alone, drawn without any program; also SaveDot and SaveMermaid

        var network = new Mlp([2, 4, 1], Activation.Tanh, seed: 1);
        // In this page neurons are boxes that open.
        network.SaveHtml(networkPage, [0.5, -1.0], outputs => Loss.SquaredError(outputs[0], 1));

        (File.ReadAllText(page) == ReadmeTests.Sample)
            .ShouldBeTrue("examples/staged.html is older than the code: dotnet run -c Release examples/explain.cs -- staged --output examples");
        folder.Names.ShouldBe(["f.html", "f.svg", "network.html"]);
    }

    [Fact]
    public void A_first_network()
    {
        double[][] inputs = [[0, 0], [0, 1], [1, 0], [1, 1]];
        double[] targets = [0, 1, 1, 0];

        var network = new Mlp([2, 8, 1], Activation.Tanh, seed: 2);
        var optimizer = new Sgd(network.Parameters, learningRate: 0.5);
        for (var step = 0; step < 400; step++)
        {
            var loss = Value.Mean(inputs.Zip(targets, (input, target) => Loss.SquaredError(network.Forward(input)[0], target)));
            optimizer.ZeroGrad();
            loss.Backward();
            optimizer.Step();
        }

        double answer = network.Forward(1, 0)[0].Data;   // 1.00: exclusive or, learned

        answer.ShouldBe(1, 0.005);
    }

    [Fact]
    public void Training()
    {
        var folder = Directory.CreateTempSubdirectory();
        string file = Path.Combine(folder.FullName, "moons.json"), page = Path.Combine(folder.FullName, "moons.html");
        try
        {
            var (training, validation) = ToyData.Moons(400, noise: 0.2, seed: 1).Split(share: 0.25, seed: 1);

            var network = new Mlp([2, 16, 16, 2], Activation.Tanh, seed: 1);
            var model = Model.For(network, training);   // standardises inputs by the training part
            var trainer = new Trainer(model, Objective.CrossEntropy, new Adam(network.Parameters, learningRate: 0.01))
            {
                BatchSize = 30,
                L2 = 1e-3,
                Patience = 30,
                Seed = 1,
            };
            History history = trainer.Fit(training, epochs: 300, validation);

            double accuracy = Metrics.Accuracy(model, validation);                 // 0.97
            string moon = model.ClassNames[model.Classify(1.0, -0.5)];             // "lower"

            ModelFile.Save(file, model);                         // readable JSON; loads to the same bits
            Model same = ModelFile.Load(file).Model;
            new Report("Two moons").Curves(history).Boundary(model, validation).Save(page);

            accuracy.ShouldBe(.97, 1e-12);
            moon.ShouldBe("lower");
            history.End.ShouldBe(TrainingEnd.NoImprovement);
            same.Predict(1.0, -0.5).ShouldBe(model.Predict(1.0, -0.5));
            File.ReadAllText(page).ShouldContain("Two moons");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Derivatives_without_side_effects()
    {
        Value a = -1.2, b = 1;
        var valley = Value.Square(1 - a) + 100 * Value.Square(b - a * a);

        double[] gradient = Derivative.Gradient(valley, a, b);             // [-215.6, -88]
        double[,] hessian = Derivative.Hessian(valley, a, b);              // [[1330, 480], [480, 200]]
        Value slope = Derivative.Of(valley, a);                            // a graph, to be differentiated again
        double third = Derivative.Gradient(Derivative.Of(slope, a), a);    // 2400 a = -2880

        // ∂/∂a = −2(1 − a) − 400 a (b − a²), ∂/∂b = 200 (b − a²); 1.44 is not a binary fraction.
        gradient[0].ShouldBe(-215.6, 1e-12);
        gradient[1].ShouldBe(-88, 1e-12);
        hessian[0, 0].ShouldBe(1330, 1e-11);
        hessian[0, 1].ShouldBe(480, 1e-12);
        hessian[1, 0].ShouldBe(480, 1e-12);
        hessian[1, 1].ShouldBe(200, 1e-12);
        third.ShouldBe(-2880, 1e-11);
    }

    [Fact]
    public void Recorded_once_and_replayed()
    {
        Value w = new(2, "w"), b = new(-3, "b"), x = new(0, "x"), y = new(0, "y");
        var loss = Loss.SquaredError(w * x + b, y) + 0.01 * (w * w);

        Tape tape = Tape.Record(loss, inputs: [x, y], parameters: [w, b]);

        double[] rows = [0, 1, 1, 3, 2, 5];                  // three samples, each an x and its y
        var gradient = new double[2];
        double mean = tape.BatchGradient(rows, gradient);    // 8.04, and by w and b: [-3.96, -4]

        var descent = new Sgd(tape.Parameters, learningRate: 0.2);
        for (var step = 0; step < 300; step++)
        {
            tape.BatchGradient(rows, gradient);
            descent.Step(gradient);                          // sets w.Data and b.Data, which the next call reads
        }

        double slope = w.Data;                               // 1.94: the 2 that the rows were made with, but for the penalty

        // At w = 2, b = −3 every residual wx + b − y is −4, so the mean of ½ r² is 8 and of r · x and r it is −4; the penalty adds 0.04.
        mean.ShouldBe(8.04, 1e-12);
        Replayed().BatchGradient(rows, gradient);
        gradient[0].ShouldBe(-3.96, 1e-12);
        gradient[1].ShouldBe(-4, 1e-12);

        // Var x = 2/3, and 0.02 w is taken off: w = 2 · (2/3) / (2/3 + 0.02), but for the 4e-8 that 300 steps leave.
        slope.ShouldBe(2 * (2.0 / 3) / (2.0 / 3 + 0.02), 1e-7);
    }

    [Fact]
    public void A_tape_prints_its_program() => ReadmeTests.Readme.ShouldContain(Replayed().ToString().ReplaceLineEndings("\n"), Case.Sensitive);

    [Fact]
    public void A_gradient_at_one_point()
    {
        Value x = 0, y = 0;
        var valley = Value.Square(1 - x) + 100 * Value.Square(y - x * x);
        Tape tape = Tape.Record(valley, inputs: [x, y]);

        var gradient = new double[2];
        double height = tape.Gradient([1.2, 1.0], gradient);   // 19.4, and by x and y: [211.6, -88]

        // At (1.2, 1): (1 − x)² = 0.04, y − x² = −0.44; ∂/∂x = −2(1 − x) − 400 x (y − x²), ∂/∂y = 200 (y − x²).
        height.ShouldBe(19.4, 1e-12);
        gradient[0].ShouldBe(211.6, 1e-12);
        gradient[1].ShouldBe(-88, 1e-12);
    }

    [Fact]
    public void An_operation_of_ones_own()
    {
        Value x = 0.5;
        var y = Value.Apply<Softsign>(x);

        double second = Derivative.Gradient(Derivative.Of(y, x), x);   // -0.5926, which nobody wrote down
        bool agrees = GradientCheck.Run(p => Value.Apply<Softsign>(p[0]), [0.5]).Passes();

        second.ShouldBe(-2 / Math.Pow(1.5, 3), 1e-12); // (1 + x)⁻² by x is −2 (1 + x)⁻³
        agrees.ShouldBeTrue();
    }

    private static Tape Replayed()
    {
        Value w = new(2, "w"), b = new(-3, "b"), x = new(0, "x"), y = new(0, "y");
        return Tape.Record(Loss.SquaredError(w * x + b, y) + 0.01 * (w * w), [x, y], [w, b]);
    }

    /// <summary>y = a / (1 + |a|),   ∂y/∂a = 1 / (1 + |a|)²</summary>
    public readonly struct Softsign : IUnary
    {
        static T IUnary.Primal<T>(T a) => a / (1 + T.Abs(a));
        static T IUnary.Da<T>(T a, T y) => 1 / ((1 + T.Abs(a)) * (1 + T.Abs(a)));
    }
}
