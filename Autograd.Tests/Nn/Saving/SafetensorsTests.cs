using Autograd.Nn;

namespace Autograd.Tests.Nn.Saving;

/// <summary>The weights of a model in the format of others.</summary>
public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Mlp network = new([2, 3, 1], Activation.Tanh, seed: 1);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_layer_is_a_matrix_of_outputs_by_inputs_and_a_bias_for_each_output()
    {
        var layer = new Layer(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, [7, 8], Activation.Linear);

        var file = Read(new(new Mlp(layer)));

        file.Tensors.Keys.ShouldBe(["layer1.weight", "layer1.bias"]);
        file.Tensors["layer1.weight"].Shape.ShouldBe([2, 3]);
        file.Tensors["layer1.weight"].Numbers.ShouldBe([1.0, 2, 3, 4, 5, 6]);
        file.Tensors["layer1.bias"].Shape.ShouldBe([2]);
        file.Tensors["layer1.bias"].Numbers.ShouldBe([7.0, 8]);
    }

    [Fact]
    public void Numbers_keep_their_bits()
    {
        double[] numbers = [-0.0, double.Epsilon, double.MaxValue, 0.1, -Math.PI];
        var layer = new Layer(new[,] { { numbers[0], numbers[1] }, { numbers[2], numbers[3] } }, [numbers[4], 0], Activation.Linear);

        var file = Read(new(new Mlp(layer)));

        file.Tensors.Values.SelectMany(tensor => tensor.Numbers).Select(BitConverter.DoubleToInt64Bits)
            .ShouldBe(numbers.Append(0).Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void What_another_computes_from_the_file_is_what_the_model_predicts()
    {
        var model = new Model(new([2, 4, 3], Activation.Tanh, seed: 3), new([10, -20], [3, 0.7]));
        double[] input = [11.5, -19.75];

        var file = Read(model);
        var outputs = input.Zip(file.List<double>("means"), (x, mean) => x - mean).Zip(file.List<double>("deviations"), (x, deviation) => x / deviation);
        foreach (var (activation, i) in file.List<string>("activations").Select((name, i) => (name, i + 1)))
        {
            var layer = outputs.ToArray();
            var sums = file.Tensors[$"layer{i}.weight"].Numbers.Chunk(layer.Length)
                .Zip(file.Tensors[$"layer{i}.bias"].Numbers, (row, bias) => row.Zip(layer, (w, x) => w * x).Sum() + bias);
            outputs = activation == "tanh" ? sums.Select(Math.Tanh) : sums;
        }

        // Another order of summation, and another tanh.
        outputs.ToArray().ShouldBe(model.Predict(input), 1e-12);
        file.List<string>("activations").ShouldBe(["tanh", "linear"]);
    }

    [Fact]
    public void Names_come_along_in_any_script()
    {
        var file = Read(new(network, classNames: ["größer \"1\"", "数🙂"], featureNames: ["a\n", "b\\"]));

        file.List<string>("classes").ShouldBe(["größer \"1\"", "数🙂"]);
        file.List<string>("features").ShouldBe(["a\n", "b\\"]);
    }

    [Fact]
    public void What_a_model_does_not_have_is_not_there() =>
        Read(new(network)).Metadata.Keys.ShouldBe(["activations", "features"]);

    [Fact]
    public void Numbers_begin_at_a_multiple_of_eight_bytes_whatever_the_header()
    {
        // Eight lengths in a row: seven of them need padding.
        for (var length = 1; length <= 8; length++)
        {
            (Read(new(network, featureNames: ["x", new('y', length)])).Start % 8).ShouldBe(0);
        }
    }

    [Fact]
    public void A_file_holds_what_a_stream_gets()
    {
        var stream = new MemoryStream();
        SafetensorsFile.Save(stream, new(network));
        SafetensorsFile.Save(folder["network.safetensors"], new(network));

        stream.CanWrite.ShouldBeTrue();
        File.ReadAllBytes(folder["network.safetensors"]).ShouldBe(stream.ToArray());
        folder.Names.ShouldBe(["network.safetensors"]);
    }

    [Fact]
    public void An_activation_of_your_own_comes_along_by_its_name() =>
        Read(new(new Mlp([2, 1], [Activation.Of<ModelFileSavingTests.Cube>()], seed: 1))).List<string>("activations").ShouldBe(["cube"]);

    [Fact]
    public void An_activation_that_would_be_taken_for_the_librarys_is_refused() => Refused<NotSupportedException>(
        new Mlp([2, 3, 1], [Activation.Relu, Activation.Of<ModelFileSavingTests.Tanh>()], seed: 1),
        "The activation 'tanh' of layer 2 cannot be saved: the library has another of this name. Give your rule one of its own.");

    [Fact]
    public void A_parameter_that_is_not_finite_is_refused_by_name()
    {
        network.Layers[1].Neurons[0].Bias.Data = double.NaN;

        Refused<ArgumentException>(network, "The parameter layer2.neuron1.b is NaN: only finite numbers can be saved. (Parameter 'model')");
    }

    [Fact]
    public void A_header_that_others_would_not_read_is_refused()
    {
        // The header is all that is before the numbers but for the eight bytes of its length.
        var size = Read(new(network)).Start - 8;

        _ = new SafetensorsWriter(new(network), maximumHeader: size);
        Should.Throw<NotSupportedException>(() => new SafetensorsWriter(new(network), maximumHeader: size - 1))
            .Message.ShouldBe($"The model has {size:N0} bytes in its header: at most {size - 1:N0} can be saved.");
    }

    [Fact]
    public void Null_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => SafetensorsFile.Save(folder["a"], null!)).ParamName.ShouldBe("model");
        Should.Throw<ArgumentNullException>(() => SafetensorsFile.Save((string)null!, new(network))).ParamName.ShouldBe("path");
        Should.Throw<ArgumentNullException>(() => SafetensorsFile.Save((Stream)null!, new(network))).ParamName.ShouldBe("stream");
    }

    [Fact]
    public void A_missing_folder_is_made_and_the_full_path_returned()
    {
        var path = Path.Combine(folder["missing"], "a");

        SafetensorsFile.Save(path, new(network)).ShouldBe(path);

        File.Exists(path).ShouldBeTrue();
    }

    private static SafetensorsReader Read(Model model)
    {
        var stream = new MemoryStream();
        SafetensorsFile.Save(stream, model);
        return new(stream.ToArray());
    }

    private void Refused<T>(Mlp refused, string message) where T : Exception
    {
        File.WriteAllText(folder["old"], "old");

        Should.Throw<T>(() => SafetensorsFile.Save(folder["old"], new(refused))).Message.ShouldBe(message);

        File.ReadAllText(folder["old"]).ShouldBe("old");
        folder.Names.ShouldBe(["old"]);
    }
}
