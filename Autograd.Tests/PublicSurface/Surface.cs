using System.Reflection;
using System.Runtime.CompilerServices;

namespace Autograd.Tests.PublicSurface;

/// <summary>All that a library offers to its users, as lines in a fixed order: each type, and under it its members.</summary>
internal static class Surface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly library) => string.Join("\n\n", library.GetExportedTypes().Select(OfType).Order(StringComparer.Ordinal)) + "\n";

    private static string OfType(Type type) => Signatures.OfType(type) + string.Concat(
        type.IsSubclassOf(typeof(Delegate)) ? []
        : Members(type).Select(member => $"\n    {member}").Order(StringComparer.Ordinal));

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var member in type.GetMembers(Declared).Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute))))
        {
            var line = member switch
            {
                ConstructorInfo constructor when IsOffered(constructor) => Signatures.OfConstructor(constructor),
                PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsOffered) => Signatures.OfProperty(property),
                FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => Signatures.OfField(field),
                EventInfo { AddMethod: { } add } happening when IsOffered(add) => Signatures.OfEvent(happening),
                MethodInfo method when IsOffered(method) && !IsAccessor(method) => Signatures.OfMethod(method),
                _ => null,
            };
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    /// <summary>Visible to callers, or to those who derive from an open class.</summary>
    internal static bool IsOffered(MethodBase method) =>
        method.IsPublic || (method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
