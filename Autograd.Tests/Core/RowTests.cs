namespace Autograd.Tests.Core;

/// <summary>Tests of rows. They ask for each by its name, so that the same tests can be run on a row that was spoilt on purpose.</summary>
public abstract class RowTests
{
    /// <summary>Where the rows come from.</summary>
    internal Func<string, Row> Named { get; set; } = Row.Named;

    private protected Row Of<TRule>() where TRule : struct => Named(typeof(TRule).Name);

    private protected double ValueOf<TRule>(params double[] at) where TRule : struct => Of<TRule>().OnValues(Numbers.Variables(at)).Data;

    private protected double GradientOf<TRule>(double at) where TRule : struct => GradientsOf<TRule>(at)[0];

    private protected double[] GradientsOf<TRule>(params double[] at) where TRule : struct
    {
        var variables = Numbers.Variables(at);
        return Derivative.Gradient(Of<TRule>().OnValues(variables), variables);
    }

    private protected double TangentOf<TRule>(params Dual[] at) where TRule : struct => Of<TRule>().OnDuals(at).Tangent;

    // The bounds, and a power of which only the base varies.
    private protected double GradientWithConstant<TRule>(double at, double constant) where TRule : struct
    {
        var x = new Value(at);
        return Derivative.Gradient(Of<TRule>().OnValues(x, Value.Constant(constant)), x);
    }
}

/// <summary>
/// A test that takes a row apart into the rows it is made of. Of a row that is made of itself it says nothing, least of all of a spoilt
/// one, which would be compared with the sound row.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ThroughExpansionAttribute : Attribute;
