using System.Reflection;

namespace Autograd.Tests.Core;

/// <summary>A row of the table of rules as a test takes it: found by reflection, so that a new one is tested by tests that exist.</summary>
public abstract class Row
{
    private static readonly Dictionary<string, Row> ByName = In(typeof(Value).Assembly).ToDictionary(row => row.Name);

    /// <summary>The names of all rows of the library.</summary>
    public static TheoryData<string> Names => [.. ByName.Keys];

    /// <summary>The name of the struct, as in <c>Sigmoid</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The points at which the row is tested.</summary>
    public double[][] Points => Samples.Of(Name);

    public static Row Named(string name) => ByName[name];

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
        where type.IsValueType
        from row in new[] { (typeof(IUnary), typeof(Unary<>)), (typeof(IBinary), typeof(Binary<>)), (typeof(INary), typeof(Nary<>)) }
        where row.Item1.IsAssignableFrom(type)
        select (Row)Activator.CreateInstance(row.Item2.MakeGenericType(type))!;

    private sealed class Unary<TRule> : Row where TRule : struct, IUnary
    {
        public override string Name => typeof(TRule).Name;

        public override Value OnValues(params Value[] operands) => Value.Apply<TRule>(operands[0]);

        public override Dual OnDuals(params Dual[] operands) => Dual.Apply<TRule>(operands[0]);

        public override T Primal<T>(params T[] operands) => TRule.Primal(operands[0]);

        public override T Derivative<T>(T[] operands, int index) => TRule.Da(operands[0], Primal(operands));
    }

    private sealed class Binary<TRule> : Row where TRule : struct, IBinary
    {
        public override string Name => typeof(TRule).Name;

        public override Value OnValues(params Value[] operands) => Value.Apply<TRule>(operands[0], operands[1]);

        public override Dual OnDuals(params Dual[] operands) => Dual.Apply<TRule>(operands[0], operands[1]);

        public override T Primal<T>(params T[] operands) => TRule.Primal(operands[0], operands[1]);

        public override T Derivative<T>(T[] operands, int index) => index == 0
            ? TRule.Da(operands[0], operands[1], Primal(operands))
            : TRule.Db(operands[0], operands[1], Primal(operands));
    }

    private sealed class Nary<TRule> : Row where TRule : struct, INary
    {
        public override string Name => typeof(TRule).Name;

        public override Value OnValues(params Value[] operands) => Value.Apply<TRule>(operands);

        public override Dual OnDuals(params Dual[] operands) => Dual.Apply<TRule>(operands);

        public override T Primal<T>(params T[] operands) => TRule.Primal<T>(operands);

        public override T Derivative<T>(T[] operands, int index) => TRule.Derivative(operands, index, Primal(operands));
    }
}
