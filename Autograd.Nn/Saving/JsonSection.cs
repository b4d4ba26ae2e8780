using System.Globalization;
using System.Text.Json;

namespace Autograd.Nn;

/// <summary>
/// An object of a JSON document, whose properties are taken one by one. What is missing, left over, there twice or of another kind is
/// refused by a <see cref="JsonException"/> that says where.
/// </summary>
internal sealed class JsonSection
{
    private readonly OrderedDictionary<string, JsonElement> rest = [];
    private readonly string place;

    /// <param name="element">The object.</param>
    /// <param name="place">Where it is, such as <c>layers[0]</c>; empty for the whole document.</param>
    public JsonSection(JsonElement element, string place)
    {
        this.place = place;
        Require(element, JsonValueKind.Object, Place, "an object");
        foreach (var property in element.EnumerateObject())
        {
            var name = Decoded(() => property.Name, Place);
            if (!rest.TryAdd(name, property.Value))
            {
                throw new JsonException($"{Place} has '{name}' twice.");
            }
        }
    }

    /// <summary>Where this is, in words.</summary>
    public string Place => place.Length == 0 ? "the document" : place;

    /// <summary>Where a property is.</summary>
    public string At(string name) => place.Length == 0 ? name : $"{place}.{name}";

    public JsonElement Take(string name) =>
        rest.Remove(name, out var element) ? element : throw new JsonException($"{Place} lacks '{name}'.");

    public JsonSection Section(string name) => new(Take(name), At(name));

    public JsonSection? SectionOrNull(string name) => TakeNull(name) ? null : Section(name);

    /// <summary>Whether a property is null; if it is, it is taken.</summary>
    public bool TakeNull(string name) =>
        rest.TryGetValue(name, out var element) && element.ValueKind == JsonValueKind.Null && rest.Remove(name);

    public string Text(string name) => Text(Take(name), At(name));

    public string[] Texts(string name) => [.. Items(name).Select(item => Text(item.Element, item.Place))];

    public double[] Numbers(string name) => Numbers(Take(name), At(name));

    public int Count(string name, int minimum, int maximum) => (int)Whole(Take(name), At(name), minimum, maximum);

    public long Count(string name) => Whole(Take(name), At(name), 0, long.MaxValue);

    /// <summary>The elements of an array, each with its place.</summary>
    public IEnumerable<(JsonElement Element, string Place)> Items(string name)
    {
        var (list, at) = (Take(name), At(name));
        Require(list, JsonValueKind.Array, at, "a list");
        return list.EnumerateArray().Select((element, i) => (element, Item(at, i)));
    }

    /// <summary>All properties that are left, by name.</summary>
    public OrderedDictionary<string, T> Others<T>(Func<JsonElement, string, T> read)
    {
        var all = new OrderedDictionary<string, T>();
        foreach (var (name, element) in rest)
        {
            all.Add(name, read(element, At(name)));
        }

        rest.Clear();
        return all;
    }

    /// <summary>Refuses what was not taken.</summary>
    public void End()
    {
        foreach (var name in rest.Keys)
        {
            throw new JsonException($"{Place} has '{name}', which is not known.");
        }
    }

    public static double Number(JsonElement element, string place) =>
        IsFinite(element, out var number) ? number : throw NotFinite(element, place);

    public static double[] Numbers(JsonElement list, string place)
    {
        Require(list, JsonValueKind.Array, place, "a list");
        var numbers = new double[list.GetArrayLength()];
        var i = 0;
        foreach (var element in list.EnumerateArray())
        {
            numbers[i] = IsFinite(element, out var number) ? number : throw NotFinite(element, Item(place, i));
            i++;
        }

        return numbers;
    }

    public static long Whole(JsonElement element, string place, long minimum, long maximum) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number) && number >= minimum && number <= maximum
            ? number
            : throw new JsonException(FormattableString.Invariant($"{place} is {Shown(element)}: it must be a whole number from {minimum} to {maximum}."));

    /// <summary>Refuses a list of another length.</summary>
    public static void RequireCount(int count, int expected, string place, string items) =>
        _ = count == expected ? count : throw new JsonException(FormattableString.Invariant($"{place} has {count} {items}: it must have {expected}."));

    public static void Require(JsonElement element, JsonValueKind kind, string place, string words)
    {
        if (element.ValueKind != kind)
        {
            throw new JsonException($"{place} is {Shown(element)}: it must be {words}.");
        }
    }

    private static string Text(JsonElement element, string place)
    {
        Require(element, JsonValueKind.String, place, "text");
        return Decoded(() => element.GetString()!, place);
    }

    // UTF-8 is checked before, but an escape may stand for half of a pair: "\ud800".
    private static string Decoded(Func<string> read, string place)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException failure)
        {
            throw new JsonException($"{place} has text with half of a surrogate pair.", failure);
        }
    }

    // JSON has no NaN or infinity, but 1e999 is read as infinite.
    private static bool IsFinite(JsonElement element, out double number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out number) && double.IsFinite(number);
    }

    private static JsonException NotFinite(JsonElement element, string place) =>
        new($"{place} is {Shown(element)}: it must be a number within the range of a double.");

    private static string Item(string place, int index) => string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]");

    private static string Shown(JsonElement element)
    {
        var text = element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            _ => element.GetRawText(),
        };
        return text.Length <= 40 ? text : $"{text[..40]}…";
    }
}
