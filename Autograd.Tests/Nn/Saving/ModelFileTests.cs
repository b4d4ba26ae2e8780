using System.Text;
using Autograd.Nn;
using Autograd.Tests.Core;
using Schedule = Autograd.Nn.Schedule; // the engine has an internal Schedule, which the tests see

namespace Autograd.Tests.Nn.Saving;

public sealed class ModelFileTests : IDisposable
{
    private const string Text = """
        {
          "format": "autograd model",
          "version": 1,
          "features": ["width", "Höhe \"h\""],
          "standardization": {
            "means": [1.5, -0.0],
            "deviations": [1, 1E-300]
          },
          "classes": ["no", "yes"],
          "layers": [
            {
              "inputs": 2,
              "outputs": 3,
              "activation": "leakyRelu",
              "weights": [
                [0.1, -0.25],
                [3, 0],
                [-0.0, 5E-324]
              ],
              "biases": [0, 0.5, 1.7976931348623157E+308]
            },
            {
              "inputs": 3,
              "outputs": 1,
              "activation": "linear",
              "weights": [
                [1, 2, 3]
              ],
              "biases": [-1]
            }
          ],
          "epochs": 12,
          "optimizer": {
            "method": "sgd",
            "steps": 1,
            "settings": {
              "learningRate": 0.125,
              "momentum": 0.5,
              "nesterov": 1,
              "weightDecay": 0
            },
            "parameters": [9, 12],
            "memories": {
              "velocity": [4, -8]
            }
          }
        }

        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_file_is_this_text()
    {
        var network = new Mlp(
            new Layer(new[,] { { .1, -.25 }, { 3, 0 }, { -0.0, double.Epsilon } }, [0, .5, double.MaxValue], Activation.LeakyRelu),
            new Layer(new double[,] { { 1, 2, 3 } }, [-5], Activation.Linear));
        var model = new Model(network, new([1.5, -0.0], [1, 1e-300]), ["no", "yes"], ["width", "Höhe \"h\""]);
        var optimizer = new Sgd([network.Parameters[9], network.Parameters[12]], .125, momentum: .5, nesterov: true);

        // v = g, and p = p − .125 (g + .5 v): 1 comes of 1.75, and -1 of -2.5.
        (network.Parameters[9].Data, network.Parameters[12].Data) = (1.75, -2.5);
        optimizer.Step([4, -8]);
        ModelFile.Save(folder["model.json"], model, optimizer, epochs: 12);

        File.ReadAllText(folder["model.json"]).ShouldBe(Text);
        folder.Names.ShouldBe(["model.json"]);
    }

    [Fact]
    public void Such_a_file_is_this_model()
    {
        var (model, optimizer, epochs) = Loaded(Text);

        model.FeatureNames.ShouldBe(["width", "Höhe \"h\""]);
        model.Standardization!.Means.ShouldBe([1.5, -0.0]);
        model.Standardization.Deviations.ShouldBe([1, 1e-300]);
        model.ClassNames.ShouldBe(["no", "yes"]);
        model.Network.Layers.Select(layer => layer.ToString()).ShouldBe(["2 → 3 leakyRelu", "3 → 1 linear"]);
        ShouldHaveTheBitsOf(model.Network, [.1, -.25, 0, 3, 0, .5, -0.0, double.Epsilon, double.MaxValue, 1, 2, 3, -1]);
        optimizer.ShouldBeOfType<Sgd>().Parameters.ShouldBe([model.Network.Parameters[9], model.Network.Parameters[12]]);
        optimizer.StepsTaken.ShouldBe(1);
        optimizer.Capture()!.Memories["velocity"].ShouldBe([4, -8]);
        epochs.ShouldBe(12);
    }

    [Fact]
    public void What_a_model_does_not_have_is_not_there_after_loading()
    {
        var (model, optimizer, epochs) = Again(new(new Mlp([2, 3], Activation.Tanh, seed: 1)));

        model.Standardization.ShouldBeNull();
        model.ClassNames.ShouldBeEmpty();
        model.FeatureNames.ShouldBe(["x1", "x2"]);
        optimizer.ShouldBeNull();
        epochs.ShouldBe(0);
    }

    [Fact]
    public void A_loaded_model_predicts_to_the_last_bit_with_every_activation()
    {
        foreach (var activation in Activation.All)
        {
            var data = ToyData.Moons(50, noise: .1, seed: 1);
            var model = Model.For(new Mlp([2, 5, 4, 2], [activation, Activation.Tanh, activation], seed: 2), data);

            var again = Again(model).Model;

            again.Predict(data).ShouldBe(model.Predict(data), activation.Name);
            again.Classify(data).ShouldBe(model.Classify(data));
        }
    }

    [Fact]
    public void Properties_may_stand_in_any_order()
    {
        var text = Text.Replace("  \"version\": 1,\n", "", StringComparison.Ordinal)
            .Replace("  \"epochs\": 12,\n", "  \"epochs\": 12, \"version\": 1,\n", StringComparison.Ordinal);

        Loaded(text).Epochs.ShouldBe(12);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() => Loaded("\uFEFF" + Text).Epochs.ShouldBe(12);

    [Fact]
    public void A_number_too_small_for_a_double_is_0_as_everywhere() =>
        Loaded(Text.Replace("5E-324", "1E-999", StringComparison.Ordinal)).Model.Network.Parameters[7].Data.ShouldBe(0);

    [Fact]
    public void Saving_again_replaces_the_file()
    {
        var path = folder["model.json"];
        ModelFile.Save(path, new(new Mlp([2, 9, 3], Activation.Tanh, seed: 1)));
        ModelFile.Save(path, new(new Mlp([1, 1], Activation.Tanh, seed: 1)), epochs: 3);

        ModelFile.Load(path).Epochs.ShouldBe(3);
        folder.Names.ShouldBe(["model.json"]);
    }

    [Fact]
    public void A_stream_is_left_open_after_the_model()
    {
        using var stream = new MemoryStream();
        stream.WriteByte(0);
        ModelFile.Save(stream, new(new Mlp([2, 3], Activation.Tanh, seed: 1)), epochs: 3);

        stream.Position = 1;
        ModelFile.Load(stream).Epochs.ShouldBe(3);
        stream.CanRead.ShouldBeTrue();
        stream.Position.ShouldBe(stream.Length);
    }

    [Theory]
    [InlineData("Adam")]
    [InlineData("L-BFGS")]
    public void Ten_epochs_and_ten_after_loading_are_twenty_to_the_last_bit(string method)
    {
        var data = ToyData.Moons(100, noise: .1, seed: 1);
        var whole = Start();
        var first = Start();

        var history = whole.Fit(data, epochs: 20);
        var firstHistory = first.Fit(data, epochs: 10);
        var (model, optimizer, epochs) = Again(first.Model, first.Optimizer, epochs: 10);
        var secondHistory = Trainer(model, optimizer!).Fit(data, epochs: 10, completed: epochs);

        history.Count.ShouldBe(20);
        firstHistory.Concat(secondHistory).ShouldBe(history);
        ShouldHaveTheBitsOf(model.Network, whole.Model.Network.Parameters.Data());

        Trainer Start()
        {
            var network = new Mlp([2, 6, 2], Activation.Tanh, seed: 4);
            return Trainer(Model.For(network, data), method == "Adam" ? new Adam(network.Parameters) : new Lbfgs(network.Parameters));
        }

        // 7 batches an epoch, the last of 10 rows; L-BFGS needs all rows in one.
        Trainer Trainer(Model model, Optimizer optimizer) => optimizer is Adam
            ? new(model, Objective.CrossEntropy, optimizer) { BatchSize = 15, Seed = 2, Schedule = Schedule.Cosine(.02, 140) }
            : new(model, Objective.CrossEntropy, optimizer);
    }

    private static SavedModel Loaded(string text) => ModelFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static void ShouldHaveTheBitsOf(Mlp network, double[] expected)
    {
        var actual = network.Parameters.Data();
        actual.Length.ShouldBe(expected.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldHaveTheBitsOf(expected[i], $"parameter {i}");
        }
    }

    private SavedModel Again(Model model, Optimizer? optimizer = null, int epochs = 0)
    {
        ModelFile.Save(folder["model.json"], model, optimizer, epochs);
        return ModelFile.Load(folder["model.json"]);
    }
}
