using System.Reflection;
using System.Runtime.CompilerServices;

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

    /// <summary>A type with what its namespace has beyond the name of the assembly: <c>Rules.Tanh</c>.</summary>
    public static string InAssembly(Type type)
    {
        var beyond = type.Namespace![type.Assembly.GetName().Name!.Length..].TrimStart('.');
        return beyond.Length > 0 ? $"{beyond}.{Of(type)}" : Of(type);
    }

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, Nullability.Create(parameter), TupleNames(parameter));

    public static string Of(PropertyInfo property) => Of(property.PropertyType, Nullability.Create(property), TupleNames(property));

    public static string Of(FieldInfo field) => Of(field.FieldType, Nullability.Create(field), TupleNames(field));

    public static string Of(EventInfo happening) => Of(happening.EventHandlerType!, Nullability.Create(happening), TupleNames(happening));

    /// <summary>A type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="place">What its place in a member tells of null, where that is known.</param>
    /// <param name="tupleNames">The names of the elements of its tuples, the outer ones first; they are taken out.</param>
    public static string Of(Type type, NullabilityInfo? place = null, Queue<string?>? tupleNames = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, place, tupleNames);
        }

        if (Nullable.GetUnderlyingType(type) is { } number)
        {
            return Of(number) + "?";
        }

        var name = type.IsArray ? $"{Of(type.GetElementType()!, place?.ElementType, tupleNames)}[{new string(',', type.GetArrayRank() - 1)}]"
            : Keywords.TryGetValue(type, out var keyword) ? keyword
            : typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType ? Tuple(type, place, tupleNames)
            : Qualified(type) + Arguments(type, place, tupleNames);
        return !type.IsValueType && place?.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }

    private static string Qualified(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsNested && !type.IsGenericParameter ? $"{Qualified(type.DeclaringType!)}.{name}" : name;
    }

    private static string Tuple(Type type, NullabilityInfo? place, Queue<string?>? tupleNames)
    {
        var names = type.GetGenericArguments().Select(_ => tupleNames?.Count > 0 ? tupleNames.Dequeue() : null).ToArray();
        return $"({string.Join(", ", Elements(type, place, tupleNames).Zip(names, (element, name) => name is null ? element : $"{element} {name}"))})";
    }

    private static string Arguments(Type type, NullabilityInfo? place, Queue<string?>? tupleNames) =>
        type.IsGenericType ? $"<{string.Join(", ", Elements(type, place, tupleNames))}>" : "";

    private static string[] Elements(Type type, NullabilityInfo? place, Queue<string?>? tupleNames)
    {
        var arguments = type.GetGenericArguments();
        var places = place?.GenericTypeArguments is { } known && known.Length == arguments.Length ? known : null;
        return [.. arguments.Select((argument, i) => Of(argument, places?[i], tupleNames))];
    }

    private static Queue<string?> TupleNames(ICustomAttributeProvider item) =>
        new(item.GetCustomAttributes(typeof(TupleElementNamesAttribute), false).Cast<TupleElementNamesAttribute>().SelectMany(names => names.TransformNames));
}
