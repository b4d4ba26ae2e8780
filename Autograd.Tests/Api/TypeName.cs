using System.Reflection;
using System.Runtime.CompilerServices;

namespace Autograd.Tests.Api;

/// <summary>Types as C# writes them.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>The name with that of the type around it and with type parameters, as in <c>IReal&lt;T&gt;</c>.</summary>
    public static string Simple(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (type.IsGenericType)
        {
            name += $"<{string.Join(", ", type.GetGenericArguments().Select(argument => Of(argument)))}>";
        }

        return type is { IsNested: true, IsGenericParameter: false } ? $"{Simple(type.DeclaringType!)}.{name}" : name;
    }

    /// <param name="type">The type.</param>
    /// <param name="nullability">What may be null in it.</param>
    /// <param name="tupleNames">Those of the elements of its tuples, the outer ones first; they are taken out.</param>
    public static string Of(Type type, NullabilityInfo? nullability = null, Queue<string?>? tupleNames = null)
    {
        var mark = nullability?.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + "?";
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType, tupleNames)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword + mark;
        }

        if (!type.IsGenericType)
        {
            return Simple(type) + mark;
        }

        var names = typeof(ITuple).IsAssignableFrom(type) ? type.GetGenericArguments().Select(_ => tupleNames?.Count > 0 ? tupleNames.Dequeue() : null).ToArray() : null;
        var arguments = type.GetGenericArguments()
            .Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i), tupleNames))
            .ToArray();
        return names is null
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>{mark}"
            : $"({string.Join(", ", arguments.Zip(names, (argument, name) => name is null ? argument : $"{argument} {name}"))})";
    }
}
