using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Autograd.Nn;

/// <summary>A list as JSON on one line, and what may be in it.</summary>
internal static class JsonLine
{
    // Names may be in any script; nobody puts the text into a web page unescaped.
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static string Of<T>(IEnumerable<T> items, Func<T, string> text) =>
        new StringBuilder("[").AppendJoin(", ", items.Select(text)).Append(']').ToString();

    public static string Quoted(string name) => $"\"{JsonEncodedText.Encode(name, Encoder)}\"";

    // Some readers take -0 for a whole number, which has no sign at 0.
    public static string Digits(double number) =>
        number == 0 && double.IsNegative(number) ? "-0.0" : number.ToString("R", CultureInfo.InvariantCulture);
}
