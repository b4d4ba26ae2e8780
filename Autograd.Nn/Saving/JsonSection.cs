using System.Text.Json;

namespace Autograd.Nn;

/// <summary>
/// An object of a JSON document with properties that are known. What is missing, there twice or not known is refused by a
/// <see cref="JsonException"/>.
/// </summary>
internal sealed class JsonSection
{
    private readonly Dictionary<string, JsonText> properties = [];
    private readonly JsonText text;
    private readonly string? unknown;

    public JsonSection(JsonText text, params ReadOnlySpan<string> names)
    {
        this.text = text;
        var known = names.ToArray();
        string? other = null;
        text.EachProperty((name, value) =>
        {
            if (!known.Contains(name))
            {
                other ??= name;
            }
            else if (!properties.TryAdd(name, value))
            {
                throw text.Refused($"has '{name}' twice.");
            }
        });
        unknown = other;
    }

    public JsonText this[string name] => properties.TryGetValue(name, out var value) ? value : throw text.Refused($"lacks '{name}'.");

    /// <summary>Refuses what is not known. Not done at once, so that a document of a later version is refused for its version.</summary>
    public void RequireNoOthers()
    {
        if (unknown is not null)
        {
            throw text.Refused($"has '{unknown}', which is not known.");
        }
    }
}
