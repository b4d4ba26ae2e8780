using Autograd.Nn;
using Autograd.Tests.Nn.Training;

namespace Autograd.Tests.Nn.Saving;

/// <summary>What cannot be saved is refused before the file of before is touched.</summary>
public sealed class ModelFileSavingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Mlp network = new([2, 3, 1], Activation.Tanh, seed: 1);

    public ModelFileSavingTests() => File.WriteAllText(folder["model.json"], "old");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_activation_of_your_own_is_refused() => Refused<NotSupportedException>(
        new Mlp([2, 3, 1], Activation.Of<Cube>(), seed: 1),
        "The activation 'cube' of layer 1 cannot be saved: a file holds its name, and only the library's own are known by name: linear, tanh, ");

    [Fact]
    public void An_activation_of_your_own_with_a_name_of_the_librarys_is_refused() => Refused<NotSupportedException>(
        new Mlp([2, 3, 1], [Activation.Relu, Activation.Of<Tanh>()], seed: 1), "The activation 'tanh' of layer 2 cannot be saved");

    [Fact]
    public void An_optimizer_of_your_own_is_refused() => Refused<NotSupportedException>(
        network,
        "The optimizer CountingOptimizer cannot be saved: only the library's own are known by name. Leave it out.",
        new CountingOptimizer(network.Parameters));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_parameter_that_is_not_finite_is_refused_by_name(double number, string words)
    {
        network.Layers[0].Neurons[1].Weights[1].Data = number;

        Refused<ArgumentException>(network, $"The parameter layer1.neuron2.w[2] is {words}: only finite numbers can be saved. (Parameter 'model')");
    }

    [Fact]
    public void A_memory_that_is_not_finite_is_refused()
    {
        var adam = new Adam([network.Parameters[0]]);
        adam.Step([1e200]); // its square is beyond a double

        Refused<ArgumentException>(
            network, "The optimizer's memory 'meanSquare' holds Infinity: only finite numbers can be saved. (Parameter 'optimizer')", adam);
    }

    [Fact]
    public void An_optimizer_of_another_network_is_refused() => Refused<ArgumentException>(
        network,
        "The optimizer has parameters of another network: make it of model.Network.Parameters. (Parameter 'optimizer')",
        new Adam(new Mlp([2, 3, 1], Activation.Tanh, seed: 1).Parameters));

    [Fact]
    public void A_name_with_half_of_a_surrogate_pair_is_refused()
    {
        var model = new Model(network, featureNames: ["a", "b\ud83d"]);

        Should.Throw<ArgumentException>(() => ModelFile.Save(folder["model.json"], model)).Message.ShouldEndWith("it has half of a surrogate pair. (Parameter 'model')");
        OldFileIsThere();
    }

    [Fact]
    public void Too_many_layers_are_refused()
    {
        var layers = Enumerable.Range(0, 10_001).Select(_ => new Layer(new double[,] { { 1 } }, [0], Activation.Linear)).ToArray();

        Refused<NotSupportedException>(new Mlp(layers), "The model has 10,001 layers: at most 10,000 can be saved.");
    }

    [Fact]
    public void A_document_that_could_not_be_loaded_is_not_finished()
    {
        var writer = new ModelWriter(new(network), null, 0);
        var stream = new MemoryStream();
        writer.Write(stream, int.MaxValue);
        var size = (int)stream.Length;

        new ModelWriter(new(network), null, 0).Write(new MemoryStream(), size);
        Should.Throw<NotSupportedException>(() => writer.Write(new MemoryStream(), size - 1))
            .Message.ShouldBe($"The model would take more than the {size - 1:N0} bytes that are loaded.");
    }

    [Fact]
    public void A_negative_number_of_epochs_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ModelFile.Save(folder["model.json"], new(network), epochs: -1)).ParamName.ShouldBe("epochs");
        OldFileIsThere();
    }

    [Fact]
    public void Null_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => ModelFile.Save(folder["model.json"], null!)).ParamName.ShouldBe("model");
        Should.Throw<ArgumentNullException>(() => ModelFile.Save((string)null!, new(network))).ParamName.ShouldBe("path");
        Should.Throw<ArgumentNullException>(() => ModelFile.Save((Stream)null!, new(network))).ParamName.ShouldBe("stream");
        OldFileIsThere();
    }

    [Fact]
    public void A_missing_folder_is_made_and_the_full_path_returned()
    {
        var path = Path.Combine(folder["missing"], "model.json");

        ModelFile.Save(path, new(network)).ShouldBe(path);

        File.Exists(path).ShouldBeTrue();
    }

    [Fact]
    public void A_model_that_is_refused_leaves_no_folder()
    {
        network.Parameters[0].Data = double.NaN;

        Should.Throw<ArgumentException>(() => ModelFile.Save(Path.Combine(folder["missing"], "model.json"), new(network)));

        folder.Names.ShouldBe(["model.json"]);
    }

    private void Refused<T>(Mlp refused, string message, Optimizer? optimizer = null) where T : Exception
    {
        Should.Throw<T>(() => ModelFile.Save(folder["model.json"], new(refused), optimizer)).Message.ShouldStartWith(message);
        OldFileIsThere();
    }

    private void OldFileIsThere()
    {
        File.ReadAllText(folder["model.json"]).ShouldBe("old");
        folder.Names.ShouldBe(["model.json"]);
    }

    /// <summary>y = a³,   ∂y/∂a = 3a²</summary>
    internal readonly struct Cube : IUnary
    {
        static T IUnary.Primal<T>(T a) => a * a * a;
        static T IUnary.Da<T>(T a, T y) => 3 * a * a;
    }

    /// <summary>y = a / 2, which is not tanh.   ∂y/∂a = 1/2</summary>
    internal readonly struct Tanh : IUnary
    {
        static T IUnary.Primal<T>(T a) => a * .5;
        static T IUnary.Da<T>(T a, T y) => .5;
    }
}
