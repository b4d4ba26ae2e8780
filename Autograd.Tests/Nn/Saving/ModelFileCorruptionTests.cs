using Autograd.Nn;

namespace Autograd.Tests.Nn.Saving;

public sealed class ModelFileCorruptionTests
{
    private static readonly string[] Tokens =
        ["null", "-1", "0.5", "1e999", "9999999", "4294967296", "[]", "{}", "[", "]", "{", "}", ",", ":", "\"", "\"x\":1,", "\\u0000", "\\ud800", "\0", "\r"];

    [Fact]
    public void A_thousand_corrupted_files_are_refused_or_are_models()
    {
        var random = new Random(20260101);
        byte[][] files = [Saved(parameters => new Adam(parameters)), Saved(parameters => new Lbfgs(parameters, memory: 2))];
        var loaded = 0;
        for (var i = 0; i < 1000; i++)
        {
            List<byte> file = [.. files[i % 2]];
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                Corrupt(file, random);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            var saved = Load([.. file]);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

            // A file of 3 KB takes 60: what a corrupted count could ask for, such as 10⁷ numbers, would show.
            allocated.ShouldBeLessThan(1 << 18, $"file {i}");
            if (saved is not null)
            {
                loaded++;
                ShouldWork(saved);
            }
        }

        // Changed digits make other models; most else is refused.
        loaded.ShouldBeInRange(50, 500);
    }

    private static SavedModel? Load(byte[] file)
    {
        try
        {
            return ModelFile.Load(new MemoryStream(file));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void ShouldWork(SavedModel saved)
    {
        var (model, optimizer, epochs) = saved;
        model.Network.Parameters.Data().ShouldAllBe(number => double.IsFinite(number));
        model.Predict(new double[model.Network.InputCount]).Length.ShouldBe(model.Network.OutputCount);
        optimizer?.Step(gradient => gradient.Length);
        epochs.ShouldBeGreaterThanOrEqualTo(0);
    }

    private static byte[] Saved(Func<IEnumerable<Value>, Optimizer> make)
    {
        var data = ToyData.Moons(20, noise: .1, seed: 1);
        var network = new Mlp([2, 4, 2], Activation.Tanh, seed: 1);
        var trainer = new Trainer(Model.For(network, data), Objective.CrossEntropy, make(network.Parameters));
        trainer.Fit(data, epochs: 3);
        var stream = new MemoryStream();
        ModelFile.Save(stream, trainer.Model, trainer.Optimizer, epochs: 3);
        return stream.ToArray();
    }

    private static void Corrupt(List<byte> file, Random random)
    {
        var place = random.Next(file.Count);
        var length = random.Next(1, Math.Min(60, file.Count - place) + 1);
        switch (random.Next(6))
        {
            case 0:
                file[place] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                file[place] = (byte)random.Next(256);
                break;
            case 2:
                file.RemoveRange(place, length);
                break;
            case 3:
                file.InsertRange(random.Next(file.Count), file.GetRange(place, length));
                break;
            case 4:
                file.InsertRange(place, Tokens[random.Next(Tokens.Length)].Select(character => (byte)character));
                break;
            default:
                // A digit for a digit, which the others seldom are.
                place = file.FindIndex(place, character => char.IsAsciiDigit((char)character));
                file[Math.Max(place, 0)] = (byte)('0' + random.Next(10));
                break;
        }
    }
}
