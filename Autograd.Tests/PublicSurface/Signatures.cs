using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Autograd.Tests.PublicSurface;

/// <summary>Types and members, each in a line much as C# declares it.</summary>
internal static class Signatures
{
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
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
    };

    /// <summary>A member by the declaration of its kind; null for one that stands in another's, such as an accessor.</summary>
    public static string? Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => OfConstructor(constructor),
        PropertyInfo property => OfProperty(property),
        FieldInfo { IsSpecialName: false } field => OfField(field),
        EventInfo happening => OfEvent(happening),
        MethodInfo { IsSpecialName: true } method => method.Name.StartsWith("op_", StringComparison.Ordinal) ? OfOperator(method) : null,
        MethodInfo method => OfMethod(method),
        _ => null,
    };

    public static string OfType(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {TypeNames.Of(invoke.ReturnParameter)} {TypeNames.Of(type)}{Parameters(invoke)}";
        }

        var bases = Bases(type).Select(each => TypeNames.Of(each)).ToArray();
        return $"{Kind(type)} {TypeNames.InAssembly(type)}{(bases.Length > 0 ? " : " + string.Join(", ", bases) : "")}{Constraints(type.GetGenericArguments())}";
    }

    private static string OfConstructor(ConstructorInfo constructor) =>
        $"{Family(constructor)}new {TypeNames.Of(constructor.DeclaringType!)}{Parameters(constructor)}";

    private static string OfField(FieldInfo field) =>
        (field.DeclaringType!.IsEnum || field.IsLiteral ? "const " : field.IsStatic ? "static " : "")
        + $"{TypeNames.Of(field)} {field.Name}"
        + (field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "");

    private static string OfEvent(EventInfo happening) => $"{Modifiers(happening.AddMethod!)}event {TypeNames.Of(happening)} {happening.Name}";

    private static string OfProperty(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(Surface.IsOffered).ToArray();
        var name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        return $"{Modifiers(accessors[0])}{(property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}"
            + $"{TypeNames.Of(property)} {name} {{ {string.Concat(accessors.Select(accessor => Accessor(accessor, property)).Order(StringComparer.Ordinal))}}}";
    }

    private static string OfOperator(MethodInfo method) => method.Name == "op_Implicit"
        ? $"{Modifiers(method)}implicit operator {TypeNames.Of(method.ReturnParameter)}{Parameters(method)}"
        : $"{Modifiers(method)}{TypeNames.Of(method.ReturnParameter)} operator {Operators[method.Name]}{Parameters(method)}";

    private static string OfMethod(MethodInfo method)
    {
        var generic = method.GetGenericArguments();
        var name = generic.Length > 0 ? $"{method.Name}<{string.Join(", ", generic.Select(each => each.Name))}>" : method.Name;
        return $"{Modifiers(method)}{TypeNames.Of(method.ReturnParameter)} {name}{Parameters(method)}{Constraints(generic)}";
    }

    private static string Kind(Type type)
    {
        var record = type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is null ? "" : "record ";
        return type.IsInterface ? "interface"
            : type.IsEnum ? "enum"
            : type.IsValueType ? $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{record}struct"
            : $"{(type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}{record}class";
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        var inherited = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? parent : null;
        var interfaces = type.GetInterfaces()
            .Where(each => each.IsVisible && !type.IsEnum && inherited?.IsAssignableTo(each) != true)
            .OrderBy(each => TypeNames.Of(each), StringComparer.Ordinal);
        return inherited is null ? interfaces : interfaces.Prepend(inherited);
    }

    private static string Modifiers(MethodInfo method)
    {
        var kept = method.DeclaringType!.IsInterface ? (method.IsAbstract ? "abstract " : method.IsVirtual ? "virtual " : "")
            : method.GetBaseDefinition() != method ? "override "
            : method.IsAbstract ? "abstract "
            : method.IsVirtual && !method.IsFinal ? "virtual "
            : "";
        return Family(method) + (method.IsStatic ? "static " : "") + (method.IsStatic || !method.DeclaringType.IsInterface ? kept : "");
    }

    private static string Family(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Accessor(MethodInfo accessor, PropertyInfo property)
    {
        var narrower = accessor.IsPublic || property.GetAccessors(nonPublic: true).All(each => !each.IsPublic) ? "" : "protected ";
        return narrower + (accessor == property.GetMethod ? "get; "
            : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; "
            : "set; ");
    }

    private static string Parameters(MethodBase method) =>
        $"({(method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")}{string.Join(", ", method.GetParameters().Select(Parameter))})";

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : parameter.ParameterType.IsByRef ? "ref "
            : "";
        return $"{passing}{TypeNames.Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Literal(parameter.RawDefaultValue)}" : "")}";
    }

    private static string Literal(object? constant) => constant switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(constant, CultureInfo.InvariantCulture)!,
    };

    private static string Constraints(Type[] parameters) => string.Concat(
        from parameter in parameters
        let constraints = Constraints(parameter).ToArray()
        where constraints.Length > 0
        select $" where {parameter.Name} : {string.Join(", ", constraints)}");

    private static IEnumerable<string> Constraints(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isValue = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        return
        [
            .. isValue ? ["struct"] : flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. parameter.GetGenericParameterConstraints().Where(each => each != typeof(ValueType)).Select(each => TypeNames.Of(each)).Order(StringComparer.Ordinal),
            .. flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isValue ? ["new()"] : Array.Empty<string>(),
        ];
    }
}
