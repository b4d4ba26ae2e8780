using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Autograd.Tests.Api;

/// <summary>The XML documentation of an assembly, which the compiler writes beside it.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, XElement> members;

    public XmlDocs(Assembly assembly) =>
        members = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>What is said of a member; null where nothing is, as of what the compiler adds to a record.</summary>
    public XElement? Find(MemberInfo member)
    {
        var found = members.GetValueOrDefault(Id(member));
        if (found?.Element("inheritdoc") is not { } inherited)
        {
            return found;
        }

        return inherited.Attribute("cref") is { } reference ? members.GetValueOrDefault(reference.Value) ?? found : Inherited(member) ?? found;
    }

    /// <summary>An element's content in Markdown, on one line.</summary>
    public static string Markdown(XElement element) => Space().Replace(string.Concat(element.Nodes().Select(Markdown)), " ").Trim();

    private static string Markdown(XNode node) => node switch
    {
        XText text => Special().Replace(text.Value, match => match.Value == "<" ? "&lt;" : $@"\{match.Value}"),
        XElement { Name.LocalName: "see" } see => $"`{(see.Attribute("cref") is { } reference ? ShortName(reference.Value) : see.Attribute("langword")!.Value)}`",
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => $"`{name.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "item" } item => $" **{Markdown(item.Element("term")!)}**: {Markdown(item.Element("description")!)}",
        XElement { Name.LocalName: "para" or "list" } part => $" {Markdown(part)} ",
        XElement other => throw new NotSupportedException($"<{other.Name}> is an element that the pages do not know."),
        _ => "",
    };

    /// <summary>The same member of the base class or of an interface, by name and number of parameters.</summary>
    private XElement? Inherited(MemberInfo member) => member.DeclaringType!.GetInterfaces().Append(member.DeclaringType.BaseType)
        .OfType<Type>()
        .Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type)
        .SelectMany(type => type.GetMember(member.Name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
        .Where(other => (other as MethodBase)?.GetParameters().Length == (member as MethodBase)?.GetParameters().Length)
        .Select(Find)
        .FirstOrDefault(docs => docs is not null);

    /// <summary>The last part of the name in an identifier, with that of its type: <c>Value.Data</c> of <c>P:Autograd.Core.Value.Data</c>.</summary>
    private static string ShortName(string id)
    {
        var name = id[2..].Split('(')[0];
        var parts = Arity().Replace(name, "").Replace(".#ctor", "", StringComparison.Ordinal).Split('.');
        return string.Join('.', parts[^(id[0] == 'T' || name.EndsWith("#ctor", StringComparison.Ordinal) ? 1 : Math.Min(2, parts.Length))..]);
    }

    private static string Id(MemberInfo member) => member switch
    {
        Type type => $"T:{Id(type)}",
        PropertyInfo property => $"P:{Id(property.DeclaringType!)}.{property.Name}{Ids(property.GetIndexParameters())}",
        FieldInfo field => $"F:{Id(field.DeclaringType!)}.{field.Name}",
        MethodBase method => $"M:{Id(method.DeclaringType!)}.{method.Name.Replace('.', '#')}{(method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "")}"
            + Ids(method.GetParameters())
            + (method is MethodInfo { Name: "op_Implicit" } conversion ? $"~{Id(conversion.ReturnType)}" : ""),
        _ => "",
    };

    private static string Ids(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Id(parameter.ParameterType)))})";

    private static string Id(Type type)
    {
        if (type.IsGenericParameter)
        {
            return $"{(type.DeclaringMethod is null ? "`" : "``")}{type.GenericParameterPosition}";
        }

        if (type.IsArray)
        {
            var rank = type.GetArrayRank();
            return $"{Id(type.GetElementType()!)}[{(rank == 1 ? "" : string.Join(',', Enumerable.Repeat("0:", rank)))}]";
        }

        var name = (type.IsNested ? $"{Id(type.DeclaringType!)}." : $"{type.Namespace}.") + type.Name;
        return type.IsConstructedGenericType ? $"{name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Id))}}}" : name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[<*_`\\\[\]]")]
    private static partial Regex Special();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
