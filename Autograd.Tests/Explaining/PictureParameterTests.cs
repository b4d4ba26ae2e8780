namespace Autograd.Tests.Explaining;

/// <summary>Leaves that all samples share, told apart from inputs in every picture.</summary>
public class PictureParameterTests
{
    [Fact]
    public void Parameters_are_hexagons()
    {
        Value x = new(2, "x"), w = new(3, "w");
        var f = x * w;
        f.ToDot(parameters: [w]).ShouldContain("n1 [label=\"w = 3\\nbackward not run yet\", shape=hexagon]\n");
        f.ToMermaid([w]).ShouldContain("n1{{\"w = 3<br/>backward not run yet\"}}\n");
        w.ToDot(parameters: [w]).ShouldContain("shape=hexagon, peripheries=2]");
        w.ToMermaid([w]).ShouldContain("}}:::rootValue\n");
    }

    [Fact]
    public void A_parameter_must_be_a_variable()
    {
        var f = new Value(2, "x").Sin().Named("f");
        var error = Should.Throw<ArgumentException>(() => f.ToDot(parameters: [f]));
        error.ParamName.ShouldBe("parameters");
        error.Message.ShouldStartWith("'f' is the result of 'sin': a parameter must be a variable.");
        Should.Throw<ArgumentException>(() => f.ToMermaid([Value.Constant(2)])).Message.ShouldStartWith("'2' is a constant: a parameter");
        Should.Throw<ArgumentException>(() => f.ToSvg(parameters: [null!])).Message.ShouldStartWith("A parameter is null");
    }
}
