using System.Globalization;
using System.Text;
using System.Text.Json;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// A value in a JSON document, as its text, with the place where it is. What is not as it is asked for is refused by a
/// <see cref="JsonException"/> that says where.
/// </summary>
/// <param name="Bytes">The value's UTF-8.</param>
/// <param name="Place">Such as <c>layers[0].biases</c>; empty for the whole document.</param>
/// <remarks>Text takes little memory, whatever is in it; a tree of it would take many times as much.</remarks>
internal readonly record struct JsonText(ReadOnlyMemory<byte> Bytes, string Place)
{
    // The rows of a layer's weights are at depth 5.
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 5 };

    public bool IsNull => Open().TokenType == JsonTokenType.Null;

    public string String
    {
        get
        {
            var reader = Open(JsonTokenType.String, "text");
            return Decoded(ref reader);
        }
    }

    public double Number
    {
        get
        {
            var reader = Open();
            return IsFinite(ref reader, out var number) ? number : throw NotFinite(this);
        }
    }

    public long Whole(long minimum, long maximum)
    {
        var reader = Open();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number >= minimum && number <= maximum
            ? number
            : throw Refused($"is {this}: it must be a whole number from {minimum} to {maximum}.");
    }

    /// <summary>The numbers of a list of known length.</summary>
    public double[] Numbers(int count)
    {
        var reader = Open(JsonTokenType.StartArray, "a list");
        var numbers = new double[Math.Min(count, Bytes.Length / 2)];
        RequireCount(Fill(ref reader, numbers), count, "number");
        return numbers;
    }

    /// <summary>The numbers of a list of lists, all of known length.</summary>
    public double[,] Matrix(int rows, int columns)
    {
        var reader = Open(JsonTokenType.StartArray, "a list");
        List<double[]> matrix = [];
        var count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; reader.Skip())
        {
            if (count++ < rows)
            {
                matrix.Add(Child(ref reader, Item(matrix.Count)).Numbers(columns));
            }
        }

        RequireCount(count, rows, "row");
        var numbers = new double[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                numbers[row, column] = matrix[row][column];
            }
        }

        return numbers;
    }

    /// <summary>The elements of a list, which are not too many.</summary>
    public List<JsonText> Items(int maximum)
    {
        var reader = Open(JsonTokenType.StartArray, "a list");
        var items = new List<JsonText>();
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; reader.Skip())
        {
            if (items.Count == maximum)
            {
                throw Refused($"has more than {Counts.Of(maximum, "element")}.");
            }

            items.Add(Child(ref reader, Item(items.Count)));
        }

        return items;
    }

    /// <summary>Hands over the properties of an object one by one.</summary>
    public void EachProperty(Action<string, JsonText> property)
    {
        var reader = Open(JsonTokenType.StartObject, "an object");
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndObject; reader.Skip())
        {
            var name = Decoded(ref reader);
            reader.Read();
            property(name, Child(ref reader, Place.Length == 0 ? name : $"{Place}.{name}"));
        }

        // Nothing may come after a document.
        reader.Read();
    }

    public JsonException Refused(FormattableString reason, Exception? inner = null) =>
        new($"{(Place.Length == 0 ? "the document" : Place)} {FormattableString.Invariant(reason)}", inner);

    /// <summary>The text as it is shown in messages.</summary>
    public override string ToString()
    {
        var text = Bytes.Span[0] switch
        {
            (byte)'{' => "an object",
            (byte)'[' => "a list",
            _ => Encoding.UTF8.GetString(Bytes.Span[..Math.Min(Bytes.Length, 160)]),
        };
        return text.Length <= 40 ? text : $"{text[..40]}…";
    }

    // JSON has no NaN or infinity, but 1e999 is read as infinite.
    private static bool IsFinite(ref Utf8JsonReader reader, out double number)
    {
        number = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out number) && double.IsFinite(number);
    }

    private static JsonException NotFinite(JsonText text) => text.Refused($"is {text}: it must be a number within the range of a double.");

    private Utf8JsonReader Open()
    {
        var reader = new Utf8JsonReader(Bytes.Span, Strict);
        reader.Read();
        return reader;
    }

    private Utf8JsonReader Open(JsonTokenType type, string words)
    {
        var reader = Open();
        return reader.TokenType == type ? reader : throw Refused($"is {this}: it must be {words}.");
    }

    /// <summary>The value that a reader of this text is at; moves the reader to its end, where skipping it does nothing more.</summary>
    private JsonText Child(ref Utf8JsonReader reader, string place)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new(Bytes[start..(int)reader.BytesConsumed], place);
    }

    /// <summary>Reads a list, as much of it as there is room for, and returns its whole length.</summary>
    private int Fill(ref Utf8JsonReader reader, Span<double> numbers)
    {
        var count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; reader.Skip())
        {
            if (count < numbers.Length && !IsFinite(ref reader, out numbers[count]))
            {
                throw NotFinite(Child(ref reader, Item(count)));
            }

            count++;
        }

        return count;
    }

    // UTF-8 is checked before, but an escape may stand for half of a pair: "\ud800".
    private string Decoded(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException failure)
        {
            throw Refused($"has text with half of a surrogate pair.", failure);
        }
    }

    private void RequireCount(int count, int expected, string item)
    {
        if (count != expected)
        {
            throw Refused($"has {Counts.Of(count, item)}: it must have {expected}.");
        }
    }

    private string Item(int index) => string.Create(CultureInfo.InvariantCulture, $"{Place}[{index}]");
}
