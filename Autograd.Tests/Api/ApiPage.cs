using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace Autograd.Tests.Api;

/// <summary>The public types of an assembly in Markdown: signatures from the metadata, the words from the XML documentation.</summary>
internal static class ApiPage
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var docs = new XmlDocs(assembly);
        var types = assembly.GetExportedTypes().OrderBy(TypeName.Simple, StringComparer.Ordinal).ToArray();
        var page = new StringBuilder($"# {assembly.GetName().Name}\nEvery public type, and its members that are public or protected, written from the code by `AUTOGRAD_WRITE_API=1 dotnet test --filter ApiTests`.\n");
        foreach (var type in types)
        {
            page.Append($"\n## {Escaped(TypeName.Simple(type))}\n{Kind(type)}. {About(docs.Find(type))}\n");
            var lines = Members(type).Select(member => (member, found: docs.Find(member))).Where(pair => pair.found is not null)
                .Select(pair => $"- `{Signature.Of(pair.member)}`  \n  {About(pair.found, (pair.member as MethodBase)?.GetParameters())}\n");
            page.Append(string.Concat(lines.Prepend("\n").Where((line, i) => i > 0 || lines.Any())));
        }

        return page.ToString();
    }

    private static string Kind(Type type) =>
        type.IsSubclassOf(typeof(Delegate)) ? $"`{Signature.OfDelegate(type)}`"
        : type.IsEnum ? "Enumeration"
        : type.IsInterface ? "Interface"
        : type.IsValueType ? "Struct"
        : type is { IsAbstract: true, IsSealed: true } ? "Static class"
        : type.IsAbstract ? "Abstract class" : "Class";

    private static IEnumerable<MemberInfo> Members(Type type) => type.IsSubclassOf(typeof(Delegate))
        ? []
        : type.GetMembers(Declared)
            .Where(member => member is ConstructorInfo or PropertyInfo or FieldInfo { IsSpecialName: false } or MethodInfo)
            .Where(Signature.IsVisible)
            .Where(member => member is not MethodInfo { IsSpecialName: true } method || method.Name.StartsWith("op_", StringComparison.Ordinal))
            .OrderBy(member => member is ConstructorInfo ? 0 : member is FieldInfo ? 1 : member is PropertyInfo ? 2 : 3)
            .ThenBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(Signature.Of, StringComparer.Ordinal);

    /// <summary>What there is to know: meaning, parameters, result, errors, remarks. Of words that another member has too, only what suits these parameters.</summary>
    private static string About(XElement? docs, ParameterInfo[]? parameters = null) => string.Join(' ', (docs?.Elements() ?? [])
        .Where(part => part.Name.LocalName != "param" || parameters is null || parameters.Any(parameter => parameter.Name == part.Attribute("name")!.Value))
        .Select(Sentence)
        .Where(sentence => sentence.Length > 0));

    private static string Sentence(XElement part)
    {
        var text = XmlDocs.Markdown(part);
        return part.Name.LocalName switch
        {
            "param" or "typeparam" => $"*{part.Attribute("name")!.Value}*: {text}",
            "returns" => $"*Returns* {text}",
            "exception" => $"**{part.Attribute("cref")!.Value.Split('.')[^1]}**: {text}",
            _ => text,
        };
    }

    private static string Escaped(string name) => name.Replace("<", "&lt;", StringComparison.Ordinal);
}
