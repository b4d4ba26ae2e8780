using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Autograd.Tests.PublicSurface;

namespace Autograd.Tests.Api;

/// <summary>The public types of an assembly in Markdown: signatures from the metadata, the words from the XML documentation.</summary>
internal static class ApiPage
{
    public static string Of(Assembly assembly)
    {
        var docs = new XmlDocs(assembly);
        var types = assembly.GetExportedTypes().OrderBy(type => type.Namespace, StringComparer.Ordinal)
            .ThenBy(TypeNames.InAssembly, StringComparer.Ordinal).ToArray();
        var page = new StringBuilder($"# {assembly.GetName().Name}\nEvery public type, and its members that are public or protected, written from the code by `AUTOGRAD_WRITE_API=1 dotnet test --filter ApiTests`.\n");
        page.Append($"\n{string.Join(" · ", types.Select(type => Link(TypeNames.InAssembly(type))))}\n");
        foreach (var type in types)
        {
            page.Append($"\n## {Escaped(TypeNames.InAssembly(type))}\n`{Signatures.OfType(type)}`\n\n{About(docs.Find(type))}\n");
            var lines = Members(type).Select(offered => (offered.Member, offered.Declaration, Found: docs.Find(offered.Member))).Where(member => member.Found is not null)
                .Select(member => $"- `{member.Declaration}`  \n  {About(member.Found, (member.Member as MethodBase)?.GetParameters())}\n");
            page.Append(string.Concat(lines.Prepend("\n").Where((line, i) => i > 0 || lines.Any())));
        }

        return page.ToString();
    }

    private static IEnumerable<(MemberInfo Member, string Declaration)> Members(Type type) => Surface.MembersOf(type)
        .OrderBy(offered => offered.Member is ConstructorInfo ? 0 : offered.Member is FieldInfo ? 1 : offered.Member is PropertyInfo ? 2 : 3)
        .ThenBy(offered => offered.Member.Name, StringComparer.Ordinal)
        .ThenBy(offered => offered.Declaration, StringComparer.Ordinal);

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

    // A heading's address has its letters and digits alone.
    private static string Link(string name) => $"[{Escaped(name)}](#{string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit))})";

    private static string Escaped(string name) => name.Replace("<", "&lt;", StringComparison.Ordinal);
}
