using Autograd.Nn;
using static Autograd.Tests.Readme.ReadmeExamples;

namespace Autograd.Tests.Readme;

/// <summary>The right columns of the page for those who know another library: each line does what the left one does there.</summary>
public sealed class ComingFromExamples
{
    [Fact]
    public void Expressions_of_micrograd()
    {
        using var folder = new TemporaryFolder();
        var page = folder["c.html"];

        Value a = 2;
        Value b = -3;
        var c = a * b + Value.Pow(a, 3);
        c.Relu().Data.ShouldBe(2.0);
        c.Backward();
        (a.Data, a.Grad).ShouldBe((2.0, 9.0)); // b + 3a²

        c.ToDot().ShouldStartWith("digraph");
        c.SaveHtml(page);
        folder.Names.ShouldBe(["c.html"]);
    }

    [Fact]
    public void A_step_of_micrograd()
    {
        var network = new Mlp([2, 16, 16, 1], Activation.Relu, seed: 1);
        var optimizer = new Sgd(network.Parameters, learningRate: 0.1);
        const double label = -1;

        var score = network.Forward(0.5, -1.0)[0];
        optimizer.ZeroGrad();
        Loss.Hinge(score, label).Backward();
        optimizer.Step();

        // As long as the loss is not 0, a small step against the gradient makes the score smaller.
        network.Forward(0.5, -1.0)[0].Data.ShouldBeLessThan(score.Data);
    }

    [Fact]
    public void Derivatives_of_PyTorch()
    {
        const double v = 0.5;
        Value x = 2;
        var y = F(x);
        y.Backward();
        x.Grad.ShouldBe(8.0); // (x³ − 2x² + 4x)' = 3x² − 4x + 4

        Derivative.Gradient(y, x).ShouldBe(8.0);
        Derivative.Of(y, x).Data.ShouldBe(8.0);
        Derivative.Hessian(y, x)[0, 0].ShouldBe(8.0); // 6x − 4
        Derivative.JacobianVector([y], [x], [v]).ShouldBe([4.0]);
        Derivative.HessianVector(y, [x], [v]).ShouldBe([4.0]);
        GradientCheck.Run(p => F(p[0]), [2.0]).Passes().ShouldBeTrue();
        Tape.Record(y, inputs: [x]).Evaluate([1]).ShouldBe(3.0);
        x.Data.ShouldBe(2.0);
    }

    [Fact]
    public void Functions_of_PyTorch()
    {
        Value x = 2, a = 3, b = 4;
        Value[] v = [x, Value.Constant(2)];

        Value.Where(x > 0, a, b).Data.ShouldBe(3.0);
        Value.Max(x, 0).Data.ShouldBe(2.0);
        Value.LogSumExp(v).Data.ShouldBe(2 + Math.Log(2), 1e-15);
        Value.Softmax(v)[0].Data.ShouldBe(0.5, 1e-15);
        Value.Apply<Softsign>(x).Data.ShouldBe(2.0 / 3);
    }

    [Fact]
    public void Losses_of_PyTorch()
    {
        const double target = 1;
        const int label = 1;
        Value output = 3, score = 0;
        Value[] scores = [1, 1], outputs = [3, 5];
        double[] targets = [1, 1];

        Loss.CrossEntropy(scores, label).Data.ShouldBe(Math.Log(2), 1e-15);
        Loss.BinaryCrossEntropy(score, target).Data.ShouldBe(Math.Log(2), 1e-15);
        Loss.MeanSquaredError(outputs, targets).Data.ShouldBe(10.0); // (4 + 16) / 2
        Loss.SquaredError(outputs, targets).Data.ShouldBe(10.0);     // half of 20
        Loss.Huber(output, target).Data.ShouldBe(1.5);               // |2| − ½
    }

    [Fact]
    public void Networks_of_PyTorch()
    {
        using var folder = new TemporaryFolder();
        var file = folder["model.safetensors"];
        var training = ToyData.Moons(60, noise: 0.1, seed: 1);

        var network = new Mlp([2, 16, 2], Activation.Tanh, seed: 1);
        network.Predict(0.5, -1.0).Length.ShouldBe(2);
        Optimizer[] optimizers =
        [
            new Sgd(network.Parameters, learningRate: 0.1, momentum: 0.9),
            new Adam(network.Parameters, learningRate: 0.01),
        ];
        Loss.CrossEntropy(network.Forward(0.5, -1.0), 0).Backward();
        GradientClipping.ByNorm(network.Parameters, 1).ShouldBeGreaterThan(0);

        var model = Model.For(network, training);
        var trainer = new Trainer(model, Objective.CrossEntropy, optimizers[1]) { BatchSize = 30 };
        trainer.Fit(training, epochs: 5).Count.ShouldBe(5);
        SafetensorsFile.Save(file, model);
        folder.Names.ShouldBe(["model.safetensors"]);

        Initializer[] starts = [Initializer.Glorot, Initializer.He];
        starts.ShouldAllBe(start => start.Draw(2, 3, new Random(1)).Length == 6);
    }

    [Fact]
    public void Terms_of_AutoDiff()
    {
        Value x = 2;
        Value y = 0;
        var f = x * x + Value.Exp(y);
        Tape tape = Tape.Record(f, inputs: [x, y]);
        double[] point = [3, 0], gradient = new double[2];

        tape.Evaluate([2, -1]).ShouldBe(4 + Math.Exp(-1), 1e-15);
        tape.Gradient(point, gradient).ShouldBe(10.0);
        gradient.ShouldBe([6.0, 1]);
        Derivative.Gradient(f, x, y).ShouldBe([4.0, 1]);
        Tape.Record(f, inputs: [x], parameters: [y]).Evaluate([3]).ShouldBe(10.0);

        Value[] terms = [Value.Log(x), Value.Pow(x, 3), Value.Pow(x, y), Value.Constant(2)];
        Value.Sum(terms).Data.ShouldBe(Math.Log(2) + 8 + 1 + 2, 1e-14);
    }

    private static Value F(Value x) => Value.Pow(x, 3) - 2 * Value.Square(x) + 4 * x;
}
