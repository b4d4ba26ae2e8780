using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Autograd.Tests.Nn.Saving;

/// <summary>Reads a file as the specification of safetensors says, and refuses what it forbids.</summary>
internal sealed class SafetensorsReader
{
    public SafetensorsReader(byte[] file)
    {
        Start = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        file[8].ShouldBe((byte)'{');
        file.AsSpan(8, Start - 8).TrimEnd((byte)' ')[^1].ShouldBe((byte)'}', "A header may be padded, by spaces alone.");
        using var header = JsonDocument.Parse(file.AsMemory(8, Start - 8));
        var end = 0;
        foreach (var property in header.RootElement.EnumerateObject())
        {
            if (property.Name == "__metadata__")
            {
                Metadata = property.Value.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!);
                continue;
            }

            property.Value.EnumerateObject().Select(field => field.Name).ShouldBe(["dtype", "shape", "data_offsets"]);
            property.Value.GetProperty("dtype").GetString().ShouldBe("F64");
            int[] shape = Numbers(property.Value.GetProperty("shape")), offsets = Numbers(property.Value.GetProperty("data_offsets"));
            offsets[0].ShouldBe(end, "One tensor begins where the one before it ends.");
            end = offsets[1];
            (end - offsets[0]).ShouldBe(8 * shape.Aggregate((a, b) => a * b));
            BitConverter.IsLittleEndian.ShouldBeTrue("The numbers are little-endian, and this reader takes them as they are.");
            Tensors.Add(property.Name, (shape, MemoryMarshal.Cast<byte, double>(file.AsSpan(Start + offsets[0], end - offsets[0])).ToArray()));
        }

        (Start + end).ShouldBe(file.Length);
    }

    /// <summary>Where the numbers begin in the file.</summary>
    public int Start { get; }

    public Dictionary<string, string> Metadata { get; } = [];

    public OrderedDictionary<string, (int[] Shape, double[] Numbers)> Tensors { get; } = [];

    /// <summary>A list in the metadata.</summary>
    public T[] List<T>(string name) => JsonSerializer.Deserialize<T[]>(Metadata[name])!;

    private static int[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];
}
