using System.Collections.Immutable;
using System.Reflection;

namespace Autograd.Tests.Core;

/// <summary>Errors: the right type, the argument named, and a message that says what would be right.</summary>
public class MisuseTests
{
    private static readonly MethodInfo[] OnValues =
        [.. typeof(Value).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => !method.IsGenericMethod && Array.Exists(method.GetParameters(), TakesAnOperand))];

    /// <summary>Every operator and function of Value, with the position of an operand.</summary>
    public static TheoryData<string, int> Operands
    {
        get
        {
            var operands = new TheoryData<string, int>();
            foreach (var method in OnValues)
            {
                foreach (var parameter in method.GetParameters().Where(TakesAnOperand))
                {
                    operands.Add(method.ToString()!, parameter.Position);
                }
            }

            return operands;
        }
    }

    [Fact]
    public void All_operators_and_functions_are_found()
    {
        string[] known =
            ["op_Addition", "op_Subtraction", "op_Multiply", "op_Division", "op_UnaryNegation", "op_GreaterThan",
                "Abs", "Acos", "Asin", "Atan", "Atan2", "Cos", "Cosh", "Erf", "Erfc", "Exp", "ExpM1", "Gelu", "LeakyRelu", "Log", "LogP1", "Max", "Min",
                "Pow", "Relu", "Sigmoid", "Silu", "Sin", "Sinh", "Softplus", "Sqrt", "Square", "Tan", "Tanh", "Where"];
        known.ShouldBeSubsetOf(OnValues.Select(method => method.Name));
    }

    // A parameter is called by its own name, or as the row has it: a is the first operand, b the second.
    [Theory]
    [MemberData(nameof(Operands))]
    public void A_null_operand_is_refused_by_name(string signature, int position)
    {
        var method = Array.Find(OnValues, candidate => candidate.ToString() == signature)!;
        var parameters = method.GetParameters();
        var arguments = Array.ConvertAll(parameters, parameter => parameter.Position == position ? null : Example(parameter.ParameterType));

        var error = Should.Throw<TargetInvocationException>(() => method.Invoke(null, arguments)).InnerException;
        var nullError = error.ShouldBeOfType<ArgumentNullException>();
        nullError.ParamName.ShouldBe(parameters[position].Name);
        nullError.Message.ShouldContain("make one with new Value(...), or write a double for a constant");
    }

    [Fact]
    public void A_null_operand_of_a_row_is_refused_by_name()
    {
        Value x = 1;
        ShouldRefuseNull("x", () => Value.Apply<Exp>(null!));
        ShouldRefuseNull("left", () => Value.Apply<Add>(null!, x));
        ShouldRefuseNull("right", () => Value.Apply<Add>(x, null!));
        ShouldRefuseNull("left", () => Value.Apply<Add>(null!, 1.0));
        ShouldRefuseNull("right", () => Value.Apply<Add>(1.0, null!));
        ShouldRefuseNull("operands", () => Value.Apply<Sum>([x, null!]));
    }

    [Fact]
    public void A_null_in_a_list_is_refused_by_the_name_of_the_list()
    {
        Value x = 1;
        ShouldRefuseNull("values", () => Value.Sum(x, null!));
        ShouldRefuseNull("values", () => Value.Mean(x, null!));
        ShouldRefuseNull("values", () => Value.LogSumExp(x, null!));
        ShouldRefuseNull("scores", () => Value.Softmax(x, null!));
        ShouldRefuseNull("weights", () => Value.Dot([x, null!], [1.0, 2.0]));
        ShouldRefuseNull("weights", () => Value.Dot([x, null!], [x, x]));
        ShouldRefuseNull("inputs", () => Value.Dot([x, x], [x, null!]));
    }

    [Fact]
    public void A_list_that_is_null_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => Value.Sum((IEnumerable<Value>)null!)).ParamName.ShouldBe("values");
        Should.Throw<ArgumentNullException>(() => Value.Mean((IEnumerable<Value>)null!)).ParamName.ShouldBe("values");
        Should.Throw<ArgumentNullException>(() => Value.LogSumExp((IEnumerable<Value>)null!)).ParamName.ShouldBe("values");
        Should.Throw<ArgumentNullException>(() => Value.Softmax((IEnumerable<Value>)null!)).ParamName.ShouldBe("scores");
        Should.Throw<ArgumentNullException>(() => Derivative.Gradient(1, (IEnumerable<Value>)null!)).ParamName.ShouldBe("xs");
        Should.Throw<ArgumentNullException>(() => Derivative.Jacobian((IEnumerable<Value>)null!, [1])).ParamName.ShouldBe("ys");
        Should.Throw<ArgumentNullException>(() => TopologicalOrder.Of((IEnumerable<Value>)null!)).ParamName.ShouldBe("roots");
    }

    [Fact]
    public void Null_in_a_derivative_is_refused_by_name()
    {
        Value x = 1;
        ShouldRefuseNull("y", () => Derivative.Gradient(null!, x));
        ShouldRefuseNull("xs", () => Derivative.Gradient(x, [x, null!]));
        ShouldRefuseNull("y", () => Derivative.Of(null!, x));
        ShouldRefuseNull("xs", () => Derivative.Of(x, [x, null!]));
        ShouldRefuseNull("ys", () => Derivative.Jacobian([null!], [x]));
        ShouldRefuseNull("xs", () => Derivative.Jacobian([x], [null!]));
        ShouldRefuseNull("ys", () => Derivative.JacobianVector([null!], [x], [1]));
        ShouldRefuseNull("xs", () => Derivative.JacobianVector([x], [null!], [1]));
        ShouldRefuseNull("y", () => Derivative.Hessian(null!, x));
        ShouldRefuseNull("xs", () => Derivative.Hessian(x, [null!]));
        ShouldRefuseNull("y", () => Derivative.HessianVector(null!, [x], [1]));
        ShouldRefuseNull("xs", () => Derivative.HessianVector(x, [null!], [1]));
        ShouldRefuseNull("root", () => TopologicalOrder.Of((Value)null!));
        ShouldRefuseNull("roots", () => TopologicalOrder.Of(x, null!));
        ShouldRefuseNull("value", () => ((Value)null!).Named("x"));
    }

    [Fact]
    public void An_empty_list_is_refused()
    {
        ShouldRefuseEmpty("sum", "values", () => Value.Sum());
        ShouldRefuseEmpty("mean", "values", () => Value.Mean());
        ShouldRefuseEmpty("logSumExp", "values", () => Value.LogSumExp());
        ShouldRefuseEmpty("Softmax", "scores", () => Value.Softmax());
        ShouldRefuseEmpty("sum", "values", () => Value.Sum(Enumerable.Empty<Value>()));
        ShouldRefuseEmpty("product", "operands", () => Value.Apply<Product>([]));
        ShouldRefuseEmpty("product", "operands", () => Dual.Apply<Product>([]));
        ShouldRefuseEmpty("dot", "weights", () => Value.Dot([], Array.Empty<double>()));
        ShouldRefuseEmpty("dot", "weights", () => Value.Dot(default, default(ImmutableArray<Value>)));
    }

    [Fact]
    public void Lists_of_unequal_length_are_refused_with_both_lengths()
    {
        Value x = 1;
        foreach (var dot in new Func<Value>[]
            { () => Value.Dot([x, x], [x]), () => Value.Dot([x, x], [1.0]), () => Value.Dot([x, x], ImmutableArray.Create(x)) })
        {
            var error = Should.Throw<ArgumentException>(() => dot());
            error.ParamName.ShouldBe("inputs");
            error.Message.ShouldStartWith("There is 1 input for 2 weights: both lists must be of one length.");
        }
    }

    [Fact]
    public void A_direction_of_another_length_than_the_variables_is_refused()
    {
        Value x = 1;
        foreach (var product in new Func<double[]>[]
            { () => Derivative.JacobianVector([x], [x], [1, 2]), () => Derivative.HessianVector(x, [x], [1, 2]) })
        {
            var error = Should.Throw<ArgumentException>(() => product());
            error.ParamName.ShouldBe("direction");
            error.Message.ShouldStartWith("There are 2 components for 1 variable: both lists must be of one length.");
        }
    }

    [Fact]
    public void Data_of_the_result_of_an_operation_cannot_be_set()
    {
        var y = (new Value(2) * 3).Named("y");
        var error = Should.Throw<InvalidOperationException>(() => y.Data = 7);
        error.Message.ShouldContain("'y' is the result of 'mul'");
        error.Message.ShouldContain("Set the Data of the leaves");
        y.Data.ShouldBe(6);
    }

    [Fact]
    public void A_constant_cannot_be_changed()
    {
        var c = Value.Constant(2.5);
        Should.Throw<InvalidOperationException>(() => c.Data = 7).Message.ShouldContain("Make it a variable, new Value(2.5)");
        Should.Throw<InvalidOperationException>(() => c.Grad = 7).Message.ShouldContain("Make it a variable, new Value(2.5)");
        (c.Data, c.Grad).ShouldBe((2.5, 0));
    }

    [Fact]
    public void Data_of_a_variable_can_be_set()
    {
        Value x = 2;
        x.Data = 7;
        (2 * x).Data.ShouldBe(14);
    }

    private static bool TakesAnOperand(ParameterInfo parameter) => parameter.ParameterType == typeof(Value) && !parameter.IsOptional;

    private static object Example(Type type) =>
        type == typeof(Value) ? new Value(0.5) : type == typeof(Condition) ? (Condition)true : 0.5;

    private static void ShouldRefuseNull(string parameter, Func<object?> use) =>
        Should.Throw<ArgumentNullException>(() => use()).ParamName.ShouldBe(parameter);

    private static void ShouldRefuseEmpty(string operation, string parameter, Func<object?> use)
    {
        var error = Should.Throw<ArgumentException>(() => use());
        error.ParamName.ShouldBe(parameter);
        error.Message.ShouldStartWith($"{operation} of an empty list is not defined here: give at least one value.");
    }
}
