using System.Collections.Immutable;
using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// Three layers in a row, 4-4-3-3: tanh, tanh, linear, every weight and bias 0.1. The backward pass does the same four things at
/// every layer, from the last to the first. Then a step of gradient descent, and what several examples add up to.
/// </summary>
public sealed class Lesson09_ADeepNetwork
{
    // The expected numbers are printed to seven decimals.
    private const double Printed = 5e-8;

    private static readonly ImmutableArray<double> X = [1, 0, 1, 0];
    private static readonly double[] Y = [0, 1, 0];

    [Fact]
    public void Forward_layer_by_layer()
    {
        var network = NewNetwork();

        var h1 = network.Layers[0].Forward(X);
        var h2 = network.Layers[1].Forward(h1);
        var z3 = network.Layers[2].Forward(h2);
        var loss = Loss.SquaredError(z3, Y);
        OnFailure.Explain(loss, new { network, h1, h2, z3 });

        // A tanh neuron is two nodes: the sum z = w·x + b below, h = tanh z above.
        Value[] z1 = [.. h1.Select(h => h.Operands[0])];
        Value[] z2 = [.. h2.Select(h => h.Operands[0])];

        // All units of a layer are alike here, so each list is one number several times.
        z1.Data().ShouldBe([.3, .3, .3, .3], 1e-12);                             // .1·(1 + 0 + 1 + 0) + .1
        h1.Data().ShouldBe([.2913126, .2913126, .2913126, .2913126], Printed);   // tanh .3
        z2.Data().ShouldBe([.2165250, .2165250, .2165250], Printed);             // .1·4·.2913126 + .1
        h2.Data().ShouldBe([.2132035, .2132035, .2132035], Printed);             // tanh .2165250
        z3.Data().ShouldBe([.1639611, .1639611, .1639611], Printed);             // .1·3·.2132035 + .1, and ŷ = z3
        loss.Data.ShouldBe(.3763638, Printed);                                   // ½(.1639611² + .8360389² + .1639611²)
    }

    [Fact]
    public void Backward_layer_by_layer()
    {
        var network = NewNetwork();
        var h1 = network.Layers[0].Forward(X);
        var h2 = network.Layers[1].Forward(h1);
        var prediction = network.Layers[2].Forward(h2);
        var loss = Loss.SquaredError(prediction, Y);
        OnFailure.Explain(loss, new { network, h1, h2, prediction });
        loss.Backward();

        // The same in matrices. At each layer, from ∂L/∂h of its outputs:
        //   ∂L/∂z = ∂L/∂h ⊙ g′(z)     ∂L/∂W = ∂L/∂z·hᵀ of the layer below     ∂L/∂b = ∂L/∂z     ∂L/∂h below = Wᵀ·∂L/∂z
        var dh3 = Matrix.Minus(prediction.Data(), Y);      // ½(ŷ − y)² by ŷ
        var dz3 = dh3;                                     // linear: g′ = 1
        var dw3 = Matrix.Outer(dz3, h2.Data());
        var dh2 = Matrix.Times(Matrix.Transpose(network.Layers[2].WeightData()), dz3);
        var dz2 = Matrix.Elementwise(dh2, TanhSlope(h2));
        var dw2 = Matrix.Outer(dz2, h1.Data());
        var dh1 = Matrix.Times(Matrix.Transpose(network.Layers[1].WeightData()), dz2);
        var dz1 = Matrix.Elementwise(dh1, TanhSlope(h1));
        var dw1 = Matrix.Outer(dz1, [.. X]);

        dz3.ShouldBe([.163961, -.836039, .163961], 5e-7);                       // .1639611 − [0, 1, 0], printed to six decimals
        dh2.ShouldBe([-.0508117, -.0508117, -.0508117], Printed);               // .1·(.1639611 − .8360389 + .1639611)
        dz2.ShouldBe([-.0485020, -.0485020, -.0485020], Printed);               // · (1 − .2132035²)
        dh1.ShouldBe([-.0145506, -.0145506, -.0145506, -.0145506], Printed);    // .1·3·−.0485020
        dz1.ShouldBe([-.0133158, -.0133158, -.0133158, -.0133158], Printed);    // · (1 − .2913126²)
        Row(dw3, 0).ShouldBe([.0349571, .0349571, .0349571], Printed);          // .1639611 · .2132035
        Row(dw3, 1).ShouldBe([-.1782465, -.1782465, -.1782465], Printed);       // −.8360389 · .2132035
        Row(dw3, 2).ShouldBe([.0349571, .0349571, .0349571], Printed);

        // The engine finds the same, node by node.
        prediction.Grad().ShouldBe(dz3, 1e-12);
        h2.Grad().ShouldBe(dh2, 1e-12);
        h2.Select(h => h.Operands[0]).Grad().ShouldBe(dz2, 1e-12);
        h1.Grad().ShouldBe(dh1, 1e-12);
        h1.Select(h => h.Operands[0]).Grad().ShouldBe(dz1, 1e-12);

        network.Layers[2].WeightGrad().ShouldBe(dw3, 1e-12);
        network.Layers[1].WeightGrad().ShouldBe(dw2, 1e-12);
        network.Layers[0].WeightGrad().ShouldBe(dw1, 1e-12);
        network.Layers[2].Biases().Grad().ShouldBe(dz3, 1e-12);
        network.Layers[1].Biases().Grad().ShouldBe(dz2, 1e-12);
        network.Layers[0].Biases().Grad().ShouldBe(dz1, 1e-12);

        // Inputs 1 and 3 are 0: their weights had no part in the loss.
        Row(network.Layers[0].WeightGrad(), 0).ShouldBe([-.0133158, 0, -.0133158, 0], Printed);
    }

    [Fact]
    public void The_loss_is_half_the_sum_of_squares_and_not_their_mean()
    {
        var network = NewNetwork();
        var sum = Loss.SquaredError(network.Forward(X.AsSpan()), Y);

        // Divided by the number of outputs, loss and gradients would all be a third.
        var mean = sum / 3;
        sum.Data.ShouldBe(.3763638, Printed);
        mean.Data.ShouldBe(.1254546, Printed);

        var weight = network.Layers[2].Neurons[0].Weights[0];
        Derivative.Gradient(sum, weight).ShouldBe(.0349571, Printed);
        Derivative.Gradient(mean, weight).ShouldBe(.0116524, Printed);
    }

    [Fact]
    public void One_step_of_gradient_descent_lowers_the_loss()
    {
        var network = NewNetwork();
        var optimizer = new Sgd(network.Parameters, learningRate: 0.1);

        var before = Loss.SquaredError(network.Forward(X.AsSpan()), Y);
        OnFailure.Explain(before, new { network });
        before.Backward();
        optimizer.Step(); // p ← p − 0.1 · ∂L/∂p

        // .1 − .1·.163961 and .1 + .1·.836039
        network.Layers[2].Biases().Data().ShouldBe([.0836039, .1836039, .0836039], Printed);

        var prediction = network.Forward(X.AsSpan());
        var after = Loss.SquaredError(prediction, Y);
        OnFailure.Explain(after, new { network, prediction });
        prediction.Data().ShouldBe([.1475300, .2616529, .1475300], Printed);
        before.Data.ShouldBe(.376364, 5e-7); // six decimals
        after.Data.ShouldBe(.294343, 5e-7);
    }

    [Fact]
    public void The_gradient_of_a_sum_over_examples_is_the_sum_of_their_gradients()
    {
        var network = NewNetwork();
        Value[] parameters = [.. network.Parameters];
        var first = Loss.SquaredError(network.Forward(1, 0, 1, 0), [0, 1, 0]);
        var second = Loss.SquaredError(network.Forward(0, 2, -1, 1), [1, 0, 0]);

        var ofFirst = Derivative.Gradient(first, parameters);
        var ofSecond = Derivative.Gradient(second, parameters);
        var added = Matrix.Plus(ofFirst, ofSecond);
        ofSecond.ShouldNotBe(ofFirst);

        Derivative.Gradient(first + second, parameters).ShouldBe(added, 1e-12);
        Derivative.Gradient(Value.Mean(first, second), parameters).ShouldBe(added.Select(g => g / 2), 1e-12);

        // Leaves add up over backward passes, so examples may come one at a time: memory for one graph is enough.
        first.Backward();
        second.Backward();
        parameters.Grad().ShouldBe(added, 1e-12);
    }

    private static Mlp NewNetwork() => new(
        new Layer(Matrix.Filled(4, 4, 0.1), [0.1, 0.1, 0.1, 0.1], Activation.Tanh),
        new Layer(Matrix.Filled(3, 4, 0.1), [0.1, 0.1, 0.1], Activation.Tanh),
        new Layer(Matrix.Filled(3, 3, 0.1), [0.1, 0.1, 0.1], Activation.Linear));

    /// <summary>tanh′(z) = 1 − tanh² z = 1 − h²</summary>
    private static double[] TanhSlope(IEnumerable<Value> h) => [.. h.Select(unit => 1 - (unit.Data * unit.Data))];

    private static double[] Row(double[,] matrix, int row) =>
        [.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column])];
}
