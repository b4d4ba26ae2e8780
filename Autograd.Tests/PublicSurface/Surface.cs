using System.Reflection;
using System.Runtime.CompilerServices;

namespace Autograd.Tests.PublicSurface;

/// <summary>All that a library offers to its users, as lines in a fixed order: each type, and under it its members.</summary>
internal static class Surface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly library) => string.Join("\n\n", library.GetExportedTypes().Select(OfType).Order(StringComparer.Ordinal)) + "\n";

    /// <summary>The members of a type that are offered, as they are declared; accessors stand in their properties.</summary>
    public static IEnumerable<(MemberInfo Member, string Declaration)> MembersOf(Type type) => type.IsSubclassOf(typeof(Delegate))
        ? []
        : from member in type.GetMembers(Declared)
          where !member.IsDefined(typeof(CompilerGeneratedAttribute)) && IsOffered(member)
          let declaration = Signatures.Of(member)
          where declaration is not null
          select (member, declaration);

    private static string OfType(Type type) => Signatures.OfType(type)
        + string.Concat(MembersOf(type).Select(member => $"\n    {member.Declaration}").Order(StringComparer.Ordinal));

    private static bool IsOffered(MemberInfo member) => member switch
    {
        MethodBase method => IsOffered(method),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsOffered),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        EventInfo { AddMethod: { } add } => IsOffered(add),
        _ => false,
    };

    /// <summary>Visible to callers, or to those who derive from an open class.</summary>
    internal static bool IsOffered(MethodBase method) =>
        method.IsPublic || (method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed;
}
