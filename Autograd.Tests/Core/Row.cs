using System.Reflection;

namespace Autograd.Tests.Core;

/// <summary>A row of the table of rules as a test takes it: found by reflection, so that a new one is tested by tests that exist.</summary>
/// <param name="rule">The struct.</param>
/// <param name="name">The row in whose place it stands.</param>
public abstract class Row(Type rule, string name)
{
    private static readonly Dictionary<string, Row> ByName = In(typeof(Value).Assembly).ToDictionary(row => row.Name);

    /// <summary>The names of all rows of the library.</summary>
    public static TheoryData<string> Names => [.. ByName.Keys];

    /// <summary>All rows of the library.</summary>
    public static IEnumerable<Row> All => ByName.Values;

    public Type Rule { get; } = rule;

    /// <summary>The name of the struct, as in <c>Sigmoid</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The points at which the row is tested.</summary>
    public double[][] Points => Samples.Of(Name);

    /// <summary>Whether the row is one of those that the others are made of: its primal on values is the row itself.</summary>
    public bool IsKernel
    {
        get
        {
            var variables = Numbers.Variables(Points[0]);
            var expanded = Primal(variables);
            return expanded.Operation == OnValues(variables).Operation && expanded.Operands.SequenceEqual(variables);
        }
    }

    public static Row Named(string name) => ByName[name];

    /// <summary>A rule as a row.</summary>
    /// <param name="rule">The struct: an IUnary, an IBinary or an INary.</param>
    /// <param name="name">The row in whose place it stands; its own name where left out.</param>
    public static Row Of(Type rule, string? name = null) =>
        (Row)Activator.CreateInstance(Kind(rule)!.MakeGenericType(rule), name ?? rule.Name)!;

    /// <summary>The row as a node of the graph.</summary>
    public abstract Value OnValues(params Value[] operands);

    /// <summary>The row in forward mode.</summary>
    public abstract Dual OnDuals(params Dual[] operands);

    /// <summary>The row's primal, on any number; on values, what it is made of.</summary>
    public abstract T Primal<T>(params T[] operands) where T : IReal<T>;

    /// <summary>The row's derivative by one operand, on any number.</summary>
    public abstract T Derivative<T>(T[] operands, int index) where T : IReal<T>;

    public double Number(params double[] operands) => Primal(Array.ConvertAll(operands, operand => (Real)operand));

    private static IEnumerable<Row> In(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.IsValueType && Kind(type) is not null
        select Of(type);

    private static Type? Kind(Type rule) =>
        typeof(IUnary).IsAssignableFrom(rule) ? typeof(Unary<>)
        : typeof(IBinary).IsAssignableFrom(rule) ? typeof(Binary<>)
        : typeof(INary).IsAssignableFrom(rule) ? typeof(Nary<>)
        : null;

    private sealed class Unary<TRule>(string name) : Row(typeof(TRule), name) where TRule : struct, IUnary
    {
        public override Value OnValues(params Value[] operands) => Value.Apply<TRule>(operands[0]);

        public override Dual OnDuals(params Dual[] operands) => Dual.Apply<TRule>(operands[0]);

        public override T Primal<T>(params T[] operands) => TRule.Primal(operands[0]);

        public override T Derivative<T>(T[] operands, int index) => TRule.Da(operands[0], Primal(operands));
    }

    private sealed class Binary<TRule>(string name) : Row(typeof(TRule), name) where TRule : struct, IBinary
    {
        public override Value OnValues(params Value[] operands) => Value.Apply<TRule>(operands[0], operands[1]);

        public override Dual OnDuals(params Dual[] operands) => Dual.Apply<TRule>(operands[0], operands[1]);

        public override T Primal<T>(params T[] operands) => TRule.Primal(operands[0], operands[1]);

        public override T Derivative<T>(T[] operands, int index) => index == 0
            ? TRule.Da(operands[0], operands[1], Primal(operands))
            : TRule.Db(operands[0], operands[1], Primal(operands));
    }

    private sealed class Nary<TRule>(string name) : Row(typeof(TRule), name) where TRule : struct, INary
    {
        public override Value OnValues(params Value[] operands) => Value.Apply<TRule>(operands);

        public override Dual OnDuals(params Dual[] operands) => Dual.Apply<TRule>(operands);

        public override T Primal<T>(params T[] operands) => TRule.Primal<T>(operands);

        public override T Derivative<T>(T[] operands, int index) => TRule.Derivative(operands, index, Primal(operands));
    }
}
