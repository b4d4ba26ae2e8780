using System.Collections.Immutable;
using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// Scores become shares by softmax, and cross-entropy says how bad the shares are. Whichever way it is built, the gradient by the
/// scores is the plainest there is: softmax(z) − y.
/// </summary>
public sealed class Lesson10_SoftmaxAndCrossEntropy
{
    private static readonly ImmutableArray<double> X = [1, 0, 1, 0];
    private static readonly double[] Y = [0, 1, 0];

    [Fact]
    public void From_exp_division_and_log_the_gradient_is_softmax_minus_target()
    {
        Value[] z = [1, 2, -1];
        double[] y = [.2, .5, .3];

        // Forward: e_k = exp z_k, S = Σ e, p_k = e_k / S, L = −Σ y_k ln p_k.
        Value[] e = [z[0].Exp(), z[1].Exp(), z[2].Exp()];
        var s = e[0] + e[1] + e[2];
        Value[] p = [e[0] / s, e[1] / s, e[2] / s];
        var loss = -(y[0] * p[0].Log() + y[1] * p[1].Log() + y[2] * p[2].Log());
        OnFailure.Explain(loss, new { z, e, s, p });

        loss.Backward();

        for (var k = 0; k < 3; k++)
        {
            // L = −Σ y ln p:    ∂L/∂p_k = −y_k / p_k
            p[k].Grad.ShouldBe(-y[k] / p[k].Data, 1e-12);

            // p = e / S:        ∂L/∂S = Σ y_k/p_k · e_k/S² = Σ y_k / S = 1/S, for Σ y = 1
            s.Grad.ShouldBe(1 / s.Data, 1e-12);

            // e_k is in p_k and in S: ∂L/∂e_k = −y_k/p_k · 1/S + 1/S
            e[k].Grad.ShouldBe((-y[k] / p[k].Data / s.Data) + (1 / s.Data), 1e-12);

            // e_k = exp z_k:    ∂L/∂z_k = e_k · ∂L/∂e_k = −y_k + e_k/S = p_k − y_k
            z[k].Grad.ShouldBe(p[k].Data - y[k], 1e-12);
        }
    }

    [Fact]
    public void The_fused_operation_gives_the_same_in_one_step()
    {
        Value[] z = [1, 2, -1];
        double[] y = [.2, .5, .3];
        var softmax = Value.Softmax(z).Data();
        var byHand = -(y[0] * Math.Log(softmax[0]) + y[1] * Math.Log(softmax[1]) + y[2] * Math.Log(softmax[2]));

        // L = Σ y_k (ln Σ_j exp z_j − z_k): the logarithm of a quotient is a difference, and no quotient is ever formed.
        var loss = Loss.CrossEntropy(z, y);
        OnFailure.Explain(loss, new { z });

        loss.Data.ShouldBe(byHand, 1e-12);
        Derivative.Gradient(loss, z).ShouldBe(Matrix.Minus(softmax, y), 1e-12);
    }

    [Fact]
    public void With_a_class_for_a_target_y_is_1_there_and_0_elsewhere()
    {
        Value[] z = [1, 2, -1];

        var loss = Loss.CrossEntropy(z, 1);
        OnFailure.Explain(loss, new { z });

        loss.Data.ShouldBe(Loss.CrossEntropy(z, Y).Data, 1e-12);
        Derivative.Gradient(loss, z).ShouldBe(Matrix.Minus(Value.Softmax(z).Data(), Y), 1e-12);
    }

    [Fact]
    public void Targets_that_do_not_add_up_to_1_scale_the_softmax()
    {
        Value[] z = [1, 2, -1];
        double[] y = [1, .5, 2]; // Σ y = 3.5

        var loss = Loss.CrossEntropy(z, y);
        OnFailure.Explain(loss, new { z });
        var gradient = Derivative.Gradient(loss, z);

        // ∂L/∂z = (Σ y)·softmax(z) − y: the logarithm of the sum is counted Σ y times.
        var softmax = Value.Softmax(z).Data();
        gradient.ShouldBe([(3.5 * softmax[0]) - 1, (3.5 * softmax[1]) - .5, (3.5 * softmax[2]) - 2], 1e-12);
    }

    [Fact]
    public void Scores_of_a_thousand_overflow_the_naive_form_and_not_the_fused_one()
    {
        Value[] z = [1000, 0, -1000];

        // exp 1000 is ∞, and ∞/∞ is NaN.
        var naive = -(z[0].Exp() / (z[0].Exp() + z[1].Exp() + z[2].Exp())).Log();
        OnFailure.Explain(naive, new { z });
        naive.Data.ShouldBe(double.NaN);

        // Shifted by the largest score: ln(e^1000 + 1 + e^−1000) = 1000 + ln(1 + e^−1000 + e^−2000) = 1000.
        var right = Loss.CrossEntropy(z, 0);
        OnFailure.Explain(right, new { z });
        right.Data.ShouldBe(0);
        Derivative.Gradient(right, z).ShouldBe([0.0, 0, 0]);

        var wrong = Loss.CrossEntropy(z, 2);
        OnFailure.Explain(wrong, new { z });
        wrong.Data.ShouldBe(2000);                               // 1000 − (−1000)
        Derivative.Gradient(wrong, z).ShouldBe([1.0, 0, -1]);    // softmax [1, 0, 0] − [0, 0, 1]
    }

    [Fact]
    public void The_deep_network_with_it_moves_only_its_last_layer_at_first()
    {
        var network = DeepNetwork();
        var h1 = network.Layers[0].Forward(X);
        var h2 = network.Layers[1].Forward(h1);
        var z3 = network.Layers[2].Forward(h2);
        var loss = Loss.CrossEntropy(z3, Y);
        OnFailure.Explain(loss, new { network, h1, h2, z3 });

        // Three equal scores are three equal shares.
        Value.Softmax(z3).Data().ShouldBe([1.0 / 3, 1.0 / 3, 1.0 / 3], 1e-12);
        loss.Data.ShouldBe(1.098612, 5e-7); // −ln ⅓ = ln 3, to six decimals

        loss.Backward();

        z3.Grad().ShouldBe([1.0 / 3, -2.0 / 3, 1.0 / 3], 1e-12); // ŷ − y

        // ∂L/∂W3 = dz3·h2ᵀ with h2 = .2132035: ⅓ and −⅔ of it, printed to seven decimals.
        network.Layers[2].WeightGrad().ShouldBe(
            new[,]
            {
                { .0710678, .0710678, .0710678 },
                { -.1421357, -.1421357, -.1421357 },
                { .0710678, .0710678, .0710678 },
            },
            5e-8);
        network.Layers[2].Biases().Grad().ShouldBe(z3.Grad(), 1e-12);

        // ∂L/∂h2 = W3ᵀ·dz3 = .1·(⅓ − ⅔ + ⅓) = 0: softmax minus target always adds up to 0, and all weights of a column are equal.
        h2.Grad().ShouldBe([0.0, 0, 0], 1e-15);
        network.Layers[1].Parameters.Grad().ShouldAllBe(gradient => Math.Abs(gradient) < 1e-15);
        network.Layers[0].Parameters.Grad().ShouldAllBe(gradient => Math.Abs(gradient) < 1e-15);
    }

    [Fact]
    public void After_one_update_the_layers_below_learn_too()
    {
        var network = DeepNetwork();
        var optimizer = new Sgd(network.Parameters, learningRate: 0.1);
        Loss.CrossEntropy(network.Forward(X.AsSpan()), Y).Backward();
        optimizer.Step();

        // .1 − .1·.0710678 and .1 + .1·.1421357; .1 − .1·⅓ and .1 + .1·⅔
        network.Layers[2].WeightData().ShouldBe(
            new[,]
            {
                { .0928932, .0928932, .0928932 },
                { .1142136, .1142136, .1142136 },
                { .0928932, .0928932, .0928932 },
            },
            5e-8);
        network.Layers[2].Biases().Data().ShouldBe([.0666667, .1666667, .0666667], 5e-8);

        optimizer.ZeroGrad();
        var scores = network.Forward(X.AsSpan());
        var loss = Loss.CrossEntropy(scores, Y);
        OnFailure.Explain(loss, new { network, scores });
        loss.Backward();

        // z3 = 3·.0928932·.2132035 + .0666667 and 3·.1142136·.2132035 + .1666667
        scores.Data().ShouldBe([.1260822, .2397189, .1260822], 5e-8);
        Value.Softmax(scores).Data().ShouldBe([.3204774, .3590452, .3204774], 5e-8);
        loss.Data.ShouldBe(1.0243069, 5e-8); // −ln .3590452, less than ln 3

        // The rows of W3 differ now: ∂L/∂h2 = 2·.0928932·.3204774 − .1142136·.6409548 = −.0136656, times 1 − .2132035².
        network.Layers[1].Biases().Grad().ShouldBe([-.0130442, -.0130442, -.0130442], 5e-8);
        network.Layers[0].Biases().Grad().ShouldBe([-.0035812, -.0035812, -.0035812, -.0035812], 5e-8);
    }

    [Fact]
    public void Several_examples_with_the_mean_over_n()
    {
        var network = DeepNetwork();
        double[][] xs = [[1, 0, 1, 0], [0, 1, 0, 1], [1, 1, 0, 0], [1, 1, 1, 1]];
        int[] labels = [1, 0, 1, 2];
        Value[][] h2 = [.. xs.Select(x => Layer2(network, x))];
        Value[][] z3 = [.. h2.Select(h => network.Layers[2].Forward([.. h]).ToArray())];

        // L = −1/n Σ_examples Σ_k y_k ln ŷ_k. The first three inputs have two ones each, the last four: h2 = .2132035 and .2773850.
        var loss = Value.Mean(z3.Select((z, i) => Loss.CrossEntropy(z, labels[i])));
        OnFailure.Explain(loss, new { network, h2, z3 });
        loss.Backward();

        loss.Data.ShouldBe(Math.Log(3), 1e-12); // every ŷ is ⅓ still
        z3[0].Grad().ShouldBe([1 / 12.0, -2 / 12.0, 1 / 12.0], 1e-12); // (ŷ − y)/n
        z3[1].Grad().ShouldBe([-2 / 12.0, 1 / 12.0, 1 / 12.0], 1e-12);

        // ∂L/∂b3 = Σ over examples: for the classes 1, 0, 1, 2, ⅓ minus the share of the class: ⅓ − ¼, ⅓ − ½, ⅓ − ¼.
        network.Layers[2].Biases().Grad().ShouldBe([1 / 12.0, -1 / 6.0, 1 / 12.0], 1e-12);

        // ∂L/∂W3 = Σ dz3·h2ᵀ over examples; in its first row (1 − 2 + 1)/12·.2132035 + 1/12·.2773850.
        var weightGrad = network.Layers[2].WeightGrad();
        weightGrad[0, 0].ShouldBe(.2773850 / 12, 5e-8);
        for (var k = 0; k < 3; k++)
        {
            var sum = Enumerable.Range(0, 4).Sum(i => (1.0 / 3 - (labels[i] == k ? 1 : 0)) / 4 * h2[i][0].Data);
            weightGrad[k, 0].ShouldBe(sum, 1e-12);
        }
    }

    private static Value[] Layer2(Mlp network, double[] x) => [.. network.Layers[1].Forward(network.Layers[0].Forward([.. x]))];

    /// <summary>The network of lesson 9: 4-4-3-3, tanh but for the last layer, every weight and bias 0.1.</summary>
    private static Mlp DeepNetwork() => new(
        new Layer(Matrix.Filled(4, 4, 0.1), [0.1, 0.1, 0.1, 0.1], Activation.Tanh),
        new Layer(Matrix.Filled(3, 4, 0.1), [0.1, 0.1, 0.1], Activation.Tanh),
        new Layer(Matrix.Filled(3, 3, 0.1), [0.1, 0.1, 0.1], Activation.Linear));
}
