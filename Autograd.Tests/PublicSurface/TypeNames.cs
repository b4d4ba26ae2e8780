using System.Reflection;

namespace Autograd.Tests.PublicSurface;

/// <summary>Types as C# writes them, without namespaces.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(void)] = "void",
    };

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, Nullability.Create(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, Nullability.Create(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, Nullability.Create(field));

    public static string Of(EventInfo happening) => Of(happening.EventHandlerType!, Nullability.Create(happening));

    /// <summary>A type, with the question marks that its place in a member tells, where that is known.</summary>
    public static string Of(Type type, NullabilityInfo? place = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, place);
        }

        if (Nullable.GetUnderlyingType(type) is { } number)
        {
            return Of(number) + "?";
        }

        var name = type.IsArray ? $"{Of(type.GetElementType()!, place?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]"
            : Keywords.TryGetValue(type, out var keyword) ? keyword
            : Qualified(type) + Arguments(type, place);
        return !type.IsValueType && place?.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }

    private static string Qualified(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsNested && !type.IsGenericParameter ? $"{Qualified(type.DeclaringType!)}.{name}" : name;
    }

    private static string Arguments(Type type, NullabilityInfo? place)
    {
        var arguments = type.GetGenericArguments();
        var places = place?.GenericTypeArguments is { } known && known.Length == arguments.Length ? known : null;
        return arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select((argument, i) => Of(argument, places?[i])))}>";
    }
}
