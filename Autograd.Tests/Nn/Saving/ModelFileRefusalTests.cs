using System.Text;
using System.Text.Json;
using Autograd.Nn;

namespace Autograd.Tests.Nn.Saving;

/// <summary>Everything in a file is checked; what is refused is said with its place.</summary>
public sealed class ModelFileRefusalTests : IDisposable
{
    private const string Text = """
        {
          "format": "autograd model",
          "version": 1,
          "features": ["x", "y"],
          "standardization": {"means": [1, 2], "deviations": [3, 4]},
          "classes": ["a", "b"],
          "layers": [
            {"inputs": 2, "outputs": 3, "activation": "tanh", "weights": [[1, 2], [3, 4], [5, 6]], "biases": [7, 8, 9]},
            {"inputs": 3, "outputs": 2, "activation": "linear", "weights": [[1, 2, 3], [4, 5, 6]], "biases": [7, 8]}
          ],
          "epochs": 10,
          "optimizer": {
            "method": "adam",
            "steps": 20,
            "settings": {"learningRate": 0.1, "beta1": 0.9, "beta2": 0.99, "epsilon": 1e-8},
            "parameters": [0, 16],
            "memories": {"mean": [1, 2], "meanSquare": [3, 4]}
          }
        }
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_text_that_is_broken_here_is_a_model() =>
        ModelFile.Load(Stream(Text)).Optimizer.ShouldBeOfType<Adam>().StepsTaken.ShouldBe(20);

    [Theory]
    [InlineData("\"autograd model\"", "\"safetensors\"", "the format is 'safetensors': it must be 'autograd model'.")]
    [InlineData("\"autograd model\"", "3", "format is 3: it must be text.")]
    [InlineData("\"version\": 1", "\"version\": 2", "the version is 2: only 1 is known.")]
    [InlineData("\"version\": 1", "\"version\": \"1\"", "version is \"1\": it must be a whole number from 0 to 2147483647.")]
    public void Another_format_or_version_is_refused(string part, string other, string reason) => Refused(part, other, reason);

    [Theory]
    [InlineData("\"version\": 1,", "", "the document lacks 'version'.")]
    [InlineData("\"epochs\": 10,", "", "the document lacks 'epochs'.")]
    [InlineData("\"means\": [1, 2],", "", "standardization lacks 'means'.")]
    [InlineData(", \"biases\": [7, 8]}", "}", "layers[1] lacks 'biases'.")]
    [InlineData("\"steps\": 20,", "", "optimizer lacks 'steps'.")]
    [InlineData("\"beta1\": 0.9, ", "", "optimizer: The optimizer 'adam' lacks its setting 'beta1'.")]
    [InlineData("\"mean\": [1, 2], ", "", "optimizer: The optimizer 'adam' lacks its memory 'mean'.")]
    public void What_is_missing_is_named(string part, string other, string reason) => Refused(part, other, reason);

    [Theory]
    [InlineData("\"version\": 1,", "\"version\": 1, \"note\": 0,", "the document has 'note', which is not known.")]
    [InlineData("\"version\"", "\"Version\"", "the document lacks 'version'.")]
    [InlineData("\"epochs\": 10", "\"epochs\": 10, \"Epochs\": 10", "the document has 'Epochs', which is not known.")]
    [InlineData("\"version\": 1", "\"version\": 2, \"note\": 0", "the version is 2: only 1 is known.")]
    [InlineData("\"deviations\": [3, 4]", "\"deviations\": [3, 4], \"modes\": []", "standardization has 'modes', which is not known.")]
    [InlineData("\"biases\": [7, 8]", "\"biases\": [7, 8], \"dropout\": 0", "layers[1] has 'dropout', which is not known.")]
    [InlineData("\"steps\": 20", "\"steps\": 20, \"loss\": 1", "optimizer has 'loss', which is not known.")]
    [InlineData("\"beta1\"", "\"momentum\": 0, \"beta1\"", "optimizer: The optimizer 'adam' has no setting 'momentum'.")]
    [InlineData("\"meanSquare\"", "\"velocity\": [1, 2], \"meanSquare\"", "optimizer: The optimizer 'adam' has no memory 'velocity'.")]
    public void What_is_not_known_is_named(string part, string other, string reason) => Refused(part, other, reason);

    [Theory]
    [InlineData("\"version\": 1,", "\"version\": 1, \"version\": 1,", "the document has 'version' twice.")]
    [InlineData("\"version\": 1,", "\"version\": 1, \"\\u0076ersion\": 1,", "the document has 'version' twice.")]
    [InlineData("\"beta1\": 0.9", "\"beta1\": 0.9, \"beta1\": 0.9", "optimizer.settings has 'beta1' twice.")]
    [InlineData("\"mean\": [1, 2]", "\"mean\": [1, 2], \"mean\": [1, 2]", "optimizer.memories has 'mean' twice.")]
    [InlineData("[0, 16]", "[3, 3]", "optimizer.parameters[1] is 3, which is listed before.")]
    public void What_is_there_twice_is_named(string part, string other, string reason) => Refused(part, other, reason);

    [Theory]
    [InlineData("[\"x\", \"y\"]", "\"x, y\"", "features is \"x, y\": it must be a list.")]
    [InlineData("[\"x\", \"y\"]", "[\"x\", null]", "features[1] is null: it must be text.")]
    [InlineData("[\"a\", \"b\"]", "null", "classes is null: it must be a list.")]
    [InlineData("{\"means\": [1, 2], \"deviations\": [3, 4]}", "[1, 2, 3, 4]", "standardization is a list: it must be an object.")]
    [InlineData("[1, 2], \"deviations\"", "[1, \"2\"], \"deviations\"", "standardization.means[1] is \"2\": it must be a number within the range of a double.")]
    [InlineData("{\"inputs\": 3", "[], {\"inputs\": 3", "layers[1] is a list: it must be an object.")]
    [InlineData("[[1, 2, 3], [4, 5, 6]]", "[1, 2, 3, 4, 5, 6]", "layers[1].weights[0] is 1: it must be a list.")]
    [InlineData("\"tanh\"", "true", "layers[0].activation is true: it must be text.")]
    [InlineData("\"epochs\": 10", "\"epochs\": 10.5", "epochs is 10.5: it must be a whole number from 0 to 2147483647.")]
    [InlineData("\"epochs\": 10", "\"epochs\": -1", "epochs is -1: it must be a whole number from 0 to 2147483647.")]
    [InlineData("\"epochs\": 10", "\"epochs\": 2147483648", "epochs is 2147483648: it must be a whole number from 0 to 2147483647.")]
    [InlineData("\"steps\": 20", "\"steps\": 9007199254740993", "optimizer.steps is 9007199254740993: it must be a whole number from 0 to 9007199254740992.")]
    [InlineData("0.99", "[0.99]", "optimizer.settings.beta2 is a list: it must be a number within the range of a double.")]
    [InlineData("\"mean\": [1, 2]", "\"mean\": {}", "optimizer.memories.mean is an object: it must be a list.")]
    [InlineData("[0, 16]", "[0, 17]", "optimizer.parameters[1] is 17: it must be a whole number from 0 to 16.")]
    [InlineData("\"x\"", "\"\\ud83d\"", "features[0] has text with half of a surrogate pair.")]
    [InlineData("\"beta1\"", "\"\\ud83d\"", "optimizer.settings has text with half of a surrogate pair.")]
    public void What_is_of_another_kind_is_named(string part, string other, string reason) => Refused(part, other, reason);

    [Theory]
    [InlineData("[5, 6]]", "[5, 1e999]]", "layers[0].weights[2][1] is 1e999: it must be a number within the range of a double.")]
    [InlineData("[7, 8, 9]", "[7, -1e309, 9]", "layers[0].biases[1] is -1e309: it must be a number within the range of a double.")]
    [InlineData("\"deviations\": [3,", "\"deviations\": [0,", "standardization: The deviation of feature 0 must be above 0, and finite.")]
    [InlineData("\"learningRate\": 0.1", "\"learningRate\": -0.1", "optimizer: The learning rate must be 0 or more, and finite.")]
    [InlineData("\"meanSquare\": [3,", "\"meanSquare\": [-3,", "optimizer: The memory 'meanSquare' holds -3: every number must be finite, and none negative.")]
    public void A_number_out_of_its_range_is_refused(string part, string other, string reason) => Refused(part, other, reason);

    [Theory]
    [InlineData("[5, 6]]", "[5, 6], [7, 8]]", "layers[0].weights has 4 rows: it must have 3.")]
    [InlineData("[5, 6]]", "[5]]", "layers[0].weights[2] has 1 number: it must have 2.")]
    [InlineData("[7, 8, 9]", "[7, 8]", "layers[0].biases has 2 numbers: it must have 3.")]
    [InlineData("\"x\", \"y\"", "\"x\"", "the document: There is 1 feature name for 2 inputs of the network: each needs one.")]
    [InlineData("\"a\", \"b\"", "\"a\", \"b\", \"c\"", "classes has more than 2 elements.")]
    [InlineData("[3, 4]},", "[3]},", "standardization.deviations has 1 number: it must have 2.")]
    [InlineData("[1, 2], \"deviations\": [3, 4]", "[1], \"deviations\": [3]", "standardization.means has 1 number: it must have 2.")]
    [InlineData("\"mean\": [1, 2]", "\"mean\": [1, 2, 3]", "optimizer.memories.mean has 3 numbers: it must have 2.")]
    [InlineData("[0, 16]", "[]", "optimizer.memories.mean has 2 numbers: it must have 0.")]
    [InlineData("[0, 16]", "null", "optimizer.memories.mean has 2 numbers: it must have 17.")]
    public void Another_count_than_is_needed_is_refused(string part, string other, string reason) => Refused(part, other, reason);

    [Theory]
    [InlineData("\"y\"", "\"x\"", "the document: Two of the feature names are 'x': each must have a name of its own.")]
    [InlineData("\"y\"", "\" \"", "the document: The name of feature 1 is empty: each feature needs a name.")]
    [InlineData("\"tanh\"", "\"cube\"", "layers[0].activation: No activation has the name 'cube', but 'linear', 'tanh',")]
    [InlineData("\"adam\"", "\"adagrad\"", "optimizer: No optimizer has the name 'adagrad', but 'sgd',")]
    [InlineData("{\"inputs\": 3, \"outputs\": 2, \"activation\": \"linear\", \"weights\": [[1, 2, 3], [4, 5, 6]]",
        "{\"inputs\": 1, \"outputs\": 2, \"activation\": \"linear\", \"weights\": [[1], [2]]",
        "layers: Layer 2 takes 1 input, but layer 1 has 3 outputs: the two numbers must be equal.")]
    public void What_does_not_fit_is_refused_by_whoever_it_does_not_fit(string part, string other, string reason) => Refused(part, other, reason);

    [Theory]
    [InlineData("\"inputs\": 2", "\"inputs\": 0", "layers[0].inputs is 0: it must be a whole number from 1 to 10000000.")]
    [InlineData("\"outputs\": 3", "\"outputs\": 99999999", "layers[0].outputs is 99999999: it must be a whole number from 1 to 10000000.")]
    [InlineData("\"outputs\": 3", "\"outputs\": 10000000", "layers[0] brings the parameters to 30,000,000, and a file has at most 10,000,000.")]
    [InlineData("\"inputs\": 2, \"outputs\": 3", "\"inputs\": 10000000, \"outputs\": 10000000", "layers[0] brings the parameters to 100,000,010,000,000, and a file has at most 10,000,000.")]
    [InlineData("\"inputs\": 3, \"outputs\": 2", "\"inputs\": 3333333, \"outputs\": 3", "layers[1] brings the parameters to 10,000,011, and a file has at most 10,000,000.")]
    public void A_size_beyond_the_limits_is_refused_before_anything_is_made_of_it(string part, string other, string reason) => Refused(part, other, reason);

    [Fact]
    public void Too_many_layers_are_refused()
    {
        const string layer = """{"inputs": 1, "outputs": 1, "activation": "linear", "weights": [[1]], "biases": [0]}""";
        var layers = string.Join(", ", Enumerable.Repeat(layer, 10_001));

        Refused("\"layers\": [", $"\"layers\": [{layers}, ", "layers has more than 10,000 elements.");
    }

    [Fact]
    public void Too_many_settings_are_refused()
    {
        var settings = string.Concat(Enumerable.Range(0, 10_001).Select(i => $"\"{i}\": 0, "));

        Refused("\"learningRate\"", $"{settings}\"learningRate\"", "optimizer.settings has more than 10,000 names.");
    }

    [Fact]
    public void A_network_without_layers_is_refused()
    {
        var start = Text.IndexOf("[\n    {\"inputs\": 2", StringComparison.Ordinal);
        var end = Text.IndexOf("],\n  \"epochs\"", StringComparison.Ordinal);

        Refused(Text[start..end], "[", "layers: A network needs at least one layer.");
    }

    [Theory]
    [InlineData("[]", "the document is a list: it must be an object.")]
    [InlineData("null", "the document is null: it must be an object.")]
    [InlineData("{}", "the document lacks 'format'.")]
    public void Another_document_is_refused(string text, string reason) => RefusedText(text, reason);

    [Theory]
    [InlineData("\nweights", 2)]
    [InlineData(Text + "}", 19)]
    [InlineData(Text + "\n" + Text, 20)]
    [InlineData("{\"format\": [[[[[[]]]]]]}", 1)] // deeper than a model
    [InlineData("{\"format\": NaN}", 1)]
    [InlineData("{\n/* a comment */}", 2)]
    [InlineData("{\"version\": 1,}", 1)]
    public void What_is_not_JSON_is_refused_with_the_line(string text, int line)
    {
        var failure = Should.Throw<InvalidDataException>(() => ModelFile.Load(Stream(text)));

        failure.InnerException.ShouldBeAssignableTo<JsonException>()!.LineNumber.ShouldBe(line - 1);
        failure.Message.ShouldContain($"LineNumber: {line - 1}");
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        for (var length = 0; length < Text.Length; length++)
        {
            Should.Throw<InvalidDataException>(() => ModelFile.Load(Stream(Text[..length])), $"{length} of {Text.Length}");
        }
    }

    [Fact]
    public void Text_that_is_not_UTF_8_is_refused()
    {
        // é of Latin-1, where UTF-8 has two bytes.
        var bytes = Encoding.Latin1.GetBytes(Text.Replace("\"x\"", "\"é\"", StringComparison.Ordinal));

        Should.Throw<InvalidDataException>(() => ModelFile.Load(new MemoryStream(bytes)))
            .Message.ShouldBe("The stream is not a model that can be loaded: the text is not UTF-8.");
    }

    [Fact]
    public void A_file_is_named_in_the_message()
    {
        File.WriteAllText(folder["notes.txt"], "weights");

        Should.Throw<InvalidDataException>(() => ModelFile.Load(folder["notes.txt"]))
            .Message.ShouldStartWith($"The file '{folder["notes.txt"]}' is not a model that can be loaded: ");
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        using (var file = File.Create(folder["large.json"]))
        {
            file.SetLength((256 << 20) + 1);
        }

        Should.Throw<InvalidDataException>(() => ModelFile.Load(folder["large.json"]))
            .Message.ShouldBe($"The file '{folder["large.json"]}' is not a model that can be loaded: it is larger than 268,435,456 bytes.");
    }

    [Fact]
    public void A_stream_of_unknown_length_is_read_up_to_the_limit()
    {
        ModelFile.Load(new Pipe(Text), "It", Text.Length).Epochs.ShouldBe(10);

        Should.Throw<InvalidDataException>(() => ModelFile.Load(new Pipe(Text), "It", Text.Length - 1))
            .Message.ShouldBe($"It is not a model that can be loaded: it is larger than {Text.Length - 1:N0} bytes.");
    }

    [Fact]
    public void A_stream_that_stands_beyond_its_end_is_empty() =>
        Should.Throw<InvalidDataException>(() => ModelFile.Load(new MemoryStream([1]) { Position = 5 }))
            .Message.ShouldBe("The stream is not a model that can be loaded: it is empty.");

    [Fact]
    public void A_folder_is_refused_as_one() =>
        Should.Throw<UnauthorizedAccessException>(() => ModelFile.Load(Path.GetTempPath())).Message.ShouldBe($"'{Path.GetTempPath()}' is a folder: name a file.");

    [Fact]
    public void A_file_that_is_not_there_is_not_found()
    {
        Should.Throw<FileNotFoundException>(() => ModelFile.Load(folder["missing.json"])).FileName.ShouldBe(folder["missing.json"]);
        Should.Throw<DirectoryNotFoundException>(() => ModelFile.Load(Path.Combine(folder["missing"], "model.json")));
        Should.Throw<UnauthorizedAccessException>(() => ModelFile.Load(folder["."]));
    }

    [Fact]
    public void No_path_or_stream_is_a_misuse()
    {
        Should.Throw<ArgumentException>(() => ModelFile.Load("")).ParamName.ShouldBe("path");
        Should.Throw<ArgumentNullException>(() => ModelFile.Load((string)null!)).ParamName.ShouldBe("path");
        Should.Throw<ArgumentNullException>(() => ModelFile.Load((Stream)null!)).ParamName.ShouldBe("stream");
    }

    private static void Refused(string part, string other, string reason)
    {
        Text.Split(part).Length.ShouldBe(2, $"{part} must be in the text once");
        RefusedText(Text.Replace(part, other, StringComparison.Ordinal), reason);
    }

    private static void RefusedText(string text, string reason) =>
        Should.Throw<InvalidDataException>(() => ModelFile.Load(Stream(text))).Message.ShouldStartWith($"The stream is not a model that can be loaded: {reason}");

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Pipe(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
