using Autograd.Nn;
using static Autograd.Tests.Readme.DifferentiateExamples;
using static Autograd.Tests.Readme.ReadmeExamples;
using Schedule = Autograd.Nn.Schedule;

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
        c.Tanh().Data.ShouldBe(Math.Tanh(2));
        c.Exp().Data.ShouldBe(Math.Exp(2));
        c.Backward();
        (a.Data, a.Grad).ShouldBe((2.0, 9.0)); // b + 3a²
        c.Backward();
        a.Grad.ShouldBe(18.0);

        c.ToDot().ShouldStartWith("digraph");
        c.SaveHtml(page);
        folder.Names.ShouldBe(["c.html"]);
    }

    [Fact]
    public void A_name_as_in_the_video_of_micrograd()
    {
        var a = new Value(2, "a");

        a.Name.ShouldBe("a");
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
    public void A_loss_of_micrograd()
    {
        const double alpha = 1e-4;
        var network = new Mlp([2, 4, 1], Activation.Relu, seed: 1);
        Value[] losses = [1, 3];

        Value.Mean(losses).Data.ShouldBe(2.0);
        Loss.L2Penalty(network.Parameters, 2 * alpha).Data.ShouldBe(alpha * network.Parameters.Sum(p => p.Data * p.Data), 1e-15);
        network.Weights.Length.ShouldBe(12);
    }

    [Fact]
    public void Derivatives_of_PyTorch()
    {
        Value x = 2;
        var h = Value.Square(x);
        var y = F(x);
        y.Backward();
        x.Grad.ShouldBe(8.0); // (x³ − 2x² + 4x)' = 3x² − 4x + 4
        y.Backward();
        x.Grad.ShouldBe(16.0);
        y.ZeroGrad();
        x.Grad.ShouldBe(0.0);

        Value[] ys = [h, 3 * x];
        double[] v = [1, 2];
        Value.Dot(ys, v).Backward();
        (x.Grad, h.Grad).ShouldBe((10.0, 1.0)); // 1 · 2x + 2 · 3
        x.ZeroGrad();
        x.Grad.ShouldBe(0.0);

        Derivative.Gradient(y, x).ShouldBe(8.0);
        Derivative.Of(y, x).Data.ShouldBe(8.0);
        Derivative.Jacobian(ys, [x]).ShouldBe(new double[,] { { 4 }, { 3 } });
        Derivative.Hessian(y, x)[0, 0].ShouldBe(8.0); // 6x − 4
        Derivative.JacobianVector(ys, [x], [0.5]).ShouldBe([2.0, 1.5]);
        Derivative.HessianVector(y, [x], [0.5]).ShouldBe([4.0]);
        GradientCheck.Run(p => F(p[0]), [2.0]).Passes().ShouldBeTrue();
        y.FindNonFinite().ShouldBeNull();

        var tape = Tape.Record(y, inputs: [x]);
        double[] points = [1, 2], values = new double[2], gradients = new double[2];
        tape.EachGradient(points, values, gradients);
        values.ShouldBe([3.0, 8]);
        gradients.ShouldBe([3.0, 8]);
        x.Data.ShouldBe(2.0);
    }

    [Fact]
    public void Functions_of_PyTorch()
    {
        Value x = 2, a = 3, b = 4;
        Value[] v = [x, Value.Constant(2)], w = [a, b];

        Value.Where(x > 0, a, b).Data.ShouldBe(3.0);
        Value.Min(Value.Max(x, 0), 1).Data.ShouldBe(1.0);
        (Value.Sum(v).Data, Value.Mean(v).Data, Value.Dot(v, w).Data).ShouldBe((4.0, 2.0, 14.0));
        Value.LogSumExp(v).Data.ShouldBe(2 + Math.Log(2), 1e-15);
        Value.Softmax(v)[0].Data.ShouldBe(0.5, 1e-15);
        Value.Apply<Softsign>(x).Data.ShouldBe(2.0 / 3);
    }

    [Fact]
    public void What_differs_from_PyTorch_at_a_choice()
    {
        Value x = 0, unused = 1;

        Derivative.Gradient(Value.Where(x > 0, Value.Sqrt(x), 0), x).ShouldBe(0.0); // NaN there: 0 · ∞
        Derivative.Gradient(Value.Max(x, 0), x).ShouldBe(0.0);                      // 1 there, of clamp
        Derivative.Gradient(Value.Square(x), unused).ShouldBe(0.0);                 // an error there
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
        var network = new Mlp([2, 16, 2], Activation.Tanh, seed: 1);

        network.Forward(0.5, -1.0).Select(output => output.Data).ShouldBe(network.Predict(0.5, -1.0), 1e-15);
        network.NamedParameters.Count().ShouldBe(network.Parameters.Length);

        Initializer[] starts = [Initializer.Glorot, Initializer.He];
        starts.ShouldAllBe(start => start.Draw(2, 3, new Random(1)).Length == 6);
    }

    [Fact]
    public void Training_of_PyTorch()
    {
        using var folder = new TemporaryFolder();
        var file = folder["model"];
        var data = ToyData.Moons(75, noise: 0.1, seed: 1);
        var (training, _) = data.Split(share: 0.2, seed: 1);

        var network = new Mlp([2, 16, 2], Activation.Tanh, seed: 1);
        var optimizer = new Adam(network.Parameters, learningRate: 0.01);
        Optimizer[] others =
        [
            new Sgd(network.Parameters, learningRate: 0.1, momentum: 0.9),
            new Sgd(network.Parameters, learningRate: 0.1, weightDecay: 1e-3),
            new AdamW(network.Parameters, weightDecay: 1e-3),
            new Lbfgs(network.Parameters),
            new Adam(network.Layers[^1].Parameters),
        ];
        others.Select(other => other.Parameters.Length).ShouldBe([82, 82, 82, 82, 34]); // 2 · 16 + 16, and 16 · 2 + 2

        optimizer.ZeroGrad();
        Loss.CrossEntropy(network.Forward(0.5, -1.0), 0).Backward();
        GradientClipping.ByNorm(network.Parameters, 1).ShouldBeGreaterThan(0);
        optimizer.Step();

        var model = Model.For(network, training);
        var trainer = new Trainer(model, Objective.CrossEntropy, optimizer)
        {
            BatchSize = 30,
            L2 = 1e-3,
            MaximumNorm = 1,
            Schedule = Schedule.Cosine(0.01, steps: 100),
        };
        trainer.Fit(training, epochs: 5).Count.ShouldBe(5);

        SafetensorsFile.Save(file, model);
        ModelFile.Save(file, model);
        ModelFile.Load(file).Model.Predict(0.5, -1.0).ShouldBe(model.Predict(0.5, -1.0));
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
        f.Data.ShouldBe(5.0);
        Derivative.Gradient(f, x, y).ShouldBe([4.0, 1]);

        Value[] terms = [Value.Log(x), Value.Pow(x, 3), Value.Pow(x, y), Value.Constant(2)];
        Value.Sum(terms).Data.ShouldBe(Math.Log(2) + 8 + 1 + 2, 1e-14);

        Tape curve = Tape.Record(f, inputs: [x], parameters: [y]);
        y.Data = 1;
        curve.Evaluate([3]).ShouldBe(9 + Math.E, 1e-14);
    }

    [Fact]
    public void Vectors_and_functions_of_AutoDiff()
    {
        Value x = 3, y = 4;
        Value[] v = [x, y], w = [y, x];

        (Value.Dot(v, w).Data, Value.Dot(v, v).Data).ShouldBe((24.0, 25.0));
        (Value.Apply<Softsign>(x).Data, Value.Apply<Hypot>(x, y).Data).ShouldBe((0.75, 5.0));
    }

    private static Value F(Value x) => Value.Pow(x, 3) - 2 * Value.Square(x) + 4 * x;
}
