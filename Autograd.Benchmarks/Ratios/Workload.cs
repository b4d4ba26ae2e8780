using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks.Ratios;

/// <summary>
/// A class with <c>[Benchmark]</c> methods and one choice of its <c>[Params]</c>, found by the attributes that BenchmarkDotNet goes by: a
/// method added there is measured here too.
/// </summary>
internal sealed class Workload
{
    private readonly Type type;
    private readonly (PropertyInfo Property, object? Value)[] parameters;

    private Workload(Type type, (PropertyInfo Property, object? Value)[] parameters)
    {
        (this.type, this.parameters) = (type, parameters);
        Name = string.Concat([type.Name, .. parameters.Select(p => FormattableString.Invariant($" {p.Property.Name}={p.Value}"))]);
    }

    /// <summary>The class and the values of its parameters.</summary>
    public string Name { get; }

    /// <summary>All those in this assembly.</summary>
    public static IEnumerable<Workload> All() =>
        from type in typeof(Workload).Assembly.GetTypes()
        where Methods<BenchmarkAttribute>(type).Any()
        orderby type.Name
        from parameters in Choices(type)
        select new Workload(type, parameters);

    /// <summary>Sets a new instance up, which checks the answers, and lists its methods, the baseline first.</summary>
    public Contender[] Contenders()
    {
        var instance = Activator.CreateInstance(type)!;
        foreach (var (property, value) in parameters)
        {
            property.SetValue(instance, value);
        }

        foreach (var setup in Methods<GlobalSetupAttribute>(type))
        {
            setup.CreateDelegate<Action>(instance)();
        }

        return [.. Methods<BenchmarkAttribute>(type).Select(method => new Contender(instance, method)).OrderByDescending(c => c.IsBaseline)];
    }

    private static IEnumerable<MethodInfo> Methods<T>(Type type) where T : Attribute =>
        type.GetMethods().Where(method => method.GetCustomAttribute<T>() is not null).OrderBy(method => method.MetadataToken);

    private static IEnumerable<(PropertyInfo Property, object? Value)[]> Choices(Type type)
    {
        IEnumerable<(PropertyInfo Property, object? Value)[]> choices = [[]];
        foreach (var property in type.GetProperties())
        {
            if (property.GetCustomAttribute<ParamsAttribute>() is { } attribute)
            {
                choices = choices.SelectMany(choice => attribute.Values.Select(value => ((PropertyInfo, object?)[])[.. choice, (property, value)]));
            }
        }

        return choices;
    }
}
