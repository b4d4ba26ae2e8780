using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Autograd.Tests.Api;

/// <summary>Members as C# declares them, without their bodies.</summary>
internal static class Signature
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_UnaryNegation"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_GreaterThan"] = ">",
        ["op_LessThan"] = "<",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_LessThanOrEqual"] = "<=",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_LogicalNot"] = "!",
        ["op_True"] = "true",
        ["op_False"] = "false",
    };

    /// <summary>Whether others may use the member, or a class of theirs that is derived.</summary>
    public static bool IsVisible(MemberInfo member) => member is FieldInfo field
        ? field.IsPublic
        : Accessor(member) is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    public static string Of(MemberInfo member) => Access(member) + Declaration(member);

    private static string Declaration(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{TypeName.Simple(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method => Modifiers(method) + Of(method),
        PropertyInfo property => Modifiers((MethodInfo)Accessor(property)) + Of(property),
        FieldInfo field => $"{(field.IsLiteral ? "const" : "static readonly")} {TypeName.Of(field.FieldType, Nullability.Create(field))} {field.Name}",
        _ => throw new NotSupportedException($"{member} is of a kind that the pages do not know."),
    };

    /// <summary>A delegate by what it is called with.</summary>
    public static string OfDelegate(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        return $"delegate {Result(invoke)} {TypeName.Simple(type)}({Parameters(invoke)})";
    }

    private static string Of(MethodInfo method)
    {
        if (method.Name is "op_Implicit")
        {
            return $"implicit operator {Result(method)}({Parameters(method)})";
        }

        if (Operators.TryGetValue(method.Name, out var symbol))
        {
            return $"{Result(method)} operator {symbol}({Parameters(method)})";
        }

        var arguments = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{Result(method)} {method.Name}{arguments}({Parameters(method)})";
    }

    private static string Of(PropertyInfo property)
    {
        var type = TypeName.Of(property.PropertyType, Nullability.Create(property), TupleNames(property));
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var setter = property.SetMethod is { IsPublic: true } set
            ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"
            : "";
        return $"{type} {name} {{{(property.GetMethod is { IsPublic: true } ? " get;" : "")}{setter} }}";
    }

    private static string Access(MemberInfo member) => member is FieldInfo || Accessor(member).IsPublic ? "" : "protected ";

    private static MethodBase Accessor(MemberInfo member) => member as MethodBase ?? ((PropertyInfo)member).GetMethod ?? ((PropertyInfo)member).SetMethod!;

    private static string Modifiers(MethodInfo method) =>
        (method.IsStatic ? "static " : "")
        + (method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? method.GetBaseDefinition() == method ? "virtual " : "override " : "");

    private static string Result(MethodInfo method) =>
        TypeName.Of(method.ReturnType, Nullability.Create(method.ReturnParameter), TupleNames(method.ReturnParameter));

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var list = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        var text = $"{list}{TypeName.Of(parameter.ParameterType, Nullability.Create(parameter), TupleNames(parameter))} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Literal(parameter)}" : text;
    }

    private static string Literal(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => throw new NotSupportedException($"{other} is a default that the pages do not know."),
    };

    private static Queue<string?> TupleNames(ICustomAttributeProvider item) =>
        new(item.GetCustomAttributes(typeof(TupleElementNamesAttribute), false).Cast<TupleElementNamesAttribute>().SelectMany(names => names.TransformNames));
}
