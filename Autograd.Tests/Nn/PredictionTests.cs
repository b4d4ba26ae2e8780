using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Nn;

/// <summary>Outputs as numbers, replayed from a tape.</summary>
public sealed class PredictionTests
{
    // Relative 1e-12: lanes have elementary functions of their own.
    private const double OtherExp = 1e-12;

    private static Mlp Network => new([3, 5, 4, 2], [Activation.Tanh, Activation.Silu, Activation.Linear], seed: 5);

    [Fact]
    public void A_sample_gets_the_outputs_of_its_graph()
    {
        var network = Network;

        network.Predict(.5, -1, 2).ShouldAgreeWith(network.Forward(.5, -1, 2).Data(), OtherExp);
    }

    [Fact]
    public void Many_samples_on_lanes_get_theirs()
    {
        var network = Network;
        double[] rows = [.. Enumerable.Range(0, 3 * 37).Select(i => Math.Sin(i))];
        var outputs = new double[2 * 37];

        network.PredictBatch(rows, outputs);

        for (var i = 0; i < 37; i++)
        {
            outputs[(2 * i)..(2 * i + 2)].ShouldAgreeWith(network.Forward(rows.AsSpan(3 * i, 3)).Data(), OtherExp, $"sample {i}");
        }
    }

    [Fact]
    public void A_sample_gets_the_same_bits_alone_and_among_others()
    {
        var network = Network;
        double[] rows = [.. Enumerable.Range(0, 3 * 300).Select(i => 3 * Math.Sin(i))];
        var outputs = new double[2 * 300];

        network.PredictBatch(rows, outputs);

        for (var i = 0; i < 300; i++)
        {
            network.Predict(rows.AsSpan(3 * i, 3)).ShouldBe(outputs[(2 * i)..(2 * i + 2)], $"sample {i}");
        }
    }

    [Fact]
    public void Parameters_count_as_they_are_at_the_call()
    {
        var network = new Mlp(new Layer(new double[,] { { 2, 1 } }, [0], Activation.Linear));
        network.Predict(3, 4).ShouldBe([10.0]); // 2·3 + 4

        network.Parameters[^1].Data = -1;

        network.Predict(3, 4).ShouldBe([9.0]);
    }

    [Fact]
    public void After_the_first_call_nothing_is_allocated()
    {
        var network = Network;
        double[] inputs = [.5, -1, 2], outputs = new double[2], rows = [.. inputs, .. inputs], two = new double[4];
        void Both()
        {
            network.Predict(inputs, outputs);
            network.PredictBatch(rows, two, threads: 1);
        }

        Both();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Both();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Lists_of_another_length_are_refused_by_name()
    {
        var network = Network;

        var inputs = Should.Throw<ArgumentException>(() => network.Predict(1.0, 2.0));
        inputs.ParamName.ShouldBe("inputs");
        inputs.Message.ShouldStartWith("There are 2 numbers for 3 inputs: each input needs one.");

        var outputs = Should.Throw<ArgumentException>(() => network.Predict([1, 2, 3], new double[3]));
        outputs.ParamName.ShouldBe("outputs");
        outputs.Message.ShouldStartWith("There are 3 numbers for 2 outputs: each output needs one.");

        var rows = Should.Throw<ArgumentException>(() => network.PredictBatch([1, 2, 3, 4], new double[2]));
        rows.ParamName.ShouldBe("rows");
        rows.Message.ShouldStartWith("There are 4 numbers for samples of 3: give whole samples, at least one.");
        Should.Throw<ArgumentException>(() => network.PredictBatch([], [])).ParamName.ShouldBe("rows");

        var places = Should.Throw<ArgumentException>(() => network.PredictBatch([1, 2, 3, 4, 5, 6], new double[3]));
        places.ParamName.ShouldBe("outputs");
        places.Message.ShouldStartWith("There are 3 places for 2 outputs of 2 samples: each output needs one.");
    }
}
