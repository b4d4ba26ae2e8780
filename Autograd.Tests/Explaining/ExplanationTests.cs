namespace Autograd.Tests.Explaining;

/// <summary>The staged computation in words, on examples whose whole text can be read.</summary>
public class ExplanationTests
{
    // f = (x + y)·z + x at (-2, 5, -4): g = 3, h = -12, f = -14; df/dx = 1 by f, and z = -4 by g, together -3.
    [Fact]
    public void The_staged_computation_as_text() => Staged().Explain().ToString().ShouldBe(
        """
        variables
          x = -2, y = 5, z = -4

        forward
          1  g = x + y =   3
          2  h = g · z = -12
          3  f = h + x = -14

        backward, from df/df = 1
          3  df/dh  = df/df · ∂f/∂h   ∂f/∂h = 1   1 · 1    =  1
             df/dx  = df/df · ∂f/∂x   ∂f/∂x = 1   1 · 1    =  1
          2  df/dg  = df/dh · ∂h/∂g   ∂h/∂g = z   1 · (-4) = -4
             df/dz  = df/dh · ∂h/∂z   ∂h/∂z = g   1 · 3    =  3
          1  df/dx += df/dg · ∂g/∂x   ∂g/∂x = 1   -4 · 1   = -4   now -3
             df/dy  = df/dg · ∂g/∂y   ∂g/∂y = 1   -4 · 1   = -4

        gradient
          df/dx = -3
          df/dy = -4
          df/dz =  3
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void The_staged_computation_as_Markdown() => Staged().Explain().ToMarkdown().ShouldBe(
        """
        | stage | forward | value |
        | ---: | --- | ---: |
        |  | `x` | -2 |
        |  | `y` | 5 |
        |  | `z` | -4 |
        | 1 | `g = x + y` | 3 |
        | 2 | `h = g · z` | -12 |
        | 3 | `f = h + x` | -14 |

        | stage | backward | local derivative | in numbers | adjoint so far |
        | ---: | --- | --- | --- | ---: |
        |  | `df/df` |  |  | 1 |
        | 3 | `df/dh = df/df · ∂f/∂h` | `∂f/∂h = 1` | `1 · 1 = 1` | 1 |
        |  | `df/dx = df/df · ∂f/∂x` | `∂f/∂x = 1` | `1 · 1 = 1` | 1 |
        | 2 | `df/dg = df/dh · ∂h/∂g` | `∂h/∂g = z` | `1 · (-4) = -4` | -4 |
        |  | `df/dz = df/dh · ∂h/∂z` | `∂h/∂z = g` | `1 · 3 = 3` | 3 |
        | 1 | `df/dx += df/dg · ∂g/∂x` | `∂g/∂x = 1` | `-4 · 1 = -4` | -3 |
        |  | `df/dy = df/dg · ∂g/∂y` | `∂g/∂y = 1` | `-4 · 1 = -4` | -4 |

        | gradient |  |
        | --- | ---: |
        | `df/dx` | -3 |
        | `df/dy` | -4 |
        | `df/dz` | 3 |
        """.ReplaceLineEndings("\n"));

    // The last two of three stages, so that the text stays readable: h = g·z and f = h + g, with df/dg = 1 + z = -3.
    [Fact]
    public void A_staged_computation_as_LaTeX()
    {
        Value g = new(3, "g"), z = new(-4, "z");
        (((g * z).Named("h")) + g).Explain().ToLatex().ShouldBe(
            """
            {\allowdisplaybreaks
            \begin{align*}
            g &= 3 \\
            z &= -4 \\
            h &= g \cdot z = -12 \\
            f &= h + g = -9
            \end{align*}}
            {\allowdisplaybreaks
            \begin{align*}
            \frac{\mathrm{d} f}{\mathrm{d} f} &= 1 \\
            \frac{\mathrm{d} f}{\mathrm{d} h} &= \frac{\mathrm{d} f}{\mathrm{d} f} \cdot \frac{\partial f}{\partial h} = 1 \cdot 1 = 1 && \frac{\partial f}{\partial h} = 1 \\
            \frac{\mathrm{d} f}{\mathrm{d} g} &= \frac{\mathrm{d} f}{\mathrm{d} f} \cdot \frac{\partial f}{\partial g} = 1 \cdot 1 = 1 && \frac{\partial f}{\partial g} = 1 \\
            \frac{\mathrm{d} f}{\mathrm{d} g} &\mathrel{{+}{=}} \frac{\mathrm{d} f}{\mathrm{d} h} \cdot \frac{\partial h}{\partial g} = 1 \cdot \left(-4\right) = -4 && \frac{\partial h}{\partial g} = z \\
            \frac{\mathrm{d} f}{\mathrm{d} g} &= -3 \\
            \frac{\mathrm{d} f}{\mathrm{d} z} &= \frac{\mathrm{d} f}{\mathrm{d} h} \cdot \frac{\partial h}{\partial z} = 1 \cdot 3 = 3 && \frac{\partial h}{\partial z} = g
            \end{align*}}
            {\allowdisplaybreaks
            \begin{align*}
            \frac{\mathrm{d} f}{\mathrm{d} g} &= -3 \\
            \frac{\mathrm{d} f}{\mathrm{d} z} &= 3
            \end{align*}}
            """.ReplaceLineEndings("\n"));
    }

    // The course's sigmoid circuit: w·x + b = 1, σ(1) = 0.731059, and σ(1)(1 - σ(1)) = 0.196612 at every stage before the exponential.
    [Fact]
    public void The_sigmoid_circuit_as_text()
    {
        Value w = new(-2, "w"), x = new(1, "x"), b = new(3, "b");
        (1 / (1 + Value.Exp(-((w * x) + b)))).Explain().ToString().ShouldBe(
            """
            variables
              w = -2, x = 1, b = 3

            forward
              1  v1 = w · x   = -2
              2  v2 = v1 + b  =  1
              3  v3 = -v2     = -1
              4  v4 = exp(v3) =  0.367879
              5  v5 = 1 + v4  =  1.36788
              6  f  = 1 / v5  =  0.731059

            backward, from df/df = 1
              6  df/dv5 = df/df · ∂f/∂v5     ∂f/∂v5 = -f / v5   1 · (-0.534447)      = -0.534447
              5  df/dv4 = df/dv5 · ∂v5/∂v4   ∂v5/∂v4 = 1        -0.534447 · 1        = -0.534447
              4  df/dv3 = df/dv4 · ∂v4/∂v3   ∂v4/∂v3 = v4       -0.534447 · 0.367879 = -0.196612
              3  df/dv2 = df/dv3 · ∂v3/∂v2   ∂v3/∂v2 = -1       -0.196612 · (-1)     =  0.196612
              2  df/dv1 = df/dv2 · ∂v2/∂v1   ∂v2/∂v1 = 1        0.196612 · 1         =  0.196612
                 df/db  = df/dv2 · ∂v2/∂b    ∂v2/∂b = 1         0.196612 · 1         =  0.196612
              1  df/dw  = df/dv1 · ∂v1/∂w    ∂v1/∂w = x         0.196612 · 1         =  0.196612
                 df/dx  = df/dv1 · ∂v1/∂x    ∂v1/∂x = w         0.196612 · (-2)      = -0.393224

            gradient
              df/dw =  0.196612
              df/dx = -0.393224
              df/db =  0.196612
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_value_added_to_itself_gets_a_line_for_each_operand()
    {
        // d(a + a)/da = 1 + 1.
        var lines = (new Value(3, "a") is var a ? a + a : a).Explain().Contributions;
        lines.Select(line => (line.Name, line.Operand, line.IsRepeated, line.IsFirst, line.Product, line.Total))
            .ShouldBe([("a", 0, true, true, 1, 1), ("a", 1, true, false, 1, 2)]);
    }

    [Fact]
    public void A_variable_alone_is_its_own_derivative() =>
        new Value(3).Explain().ToString().ShouldBe("variables\n  f = 3\n\ngradient\n  df/df = 1");

    [Fact]
    public void A_constant_has_no_derivatives()
    {
        var explanation = Value.Constant(3).Explain();
        explanation.ToString().ShouldBe("f = 3, a constant");
        explanation.ToMarkdown().ShouldContain("| `f` | 3 |");
        explanation.ToLatex().ShouldContain("f &= 3");
        explanation.Contributions.ShouldBeEmpty();
    }

    [Fact]
    public void No_adjoint_is_read_or_changed()
    {
        Value x = 2;
        x.Grad = 7;
        var y = x * x;
        y.Grad = 5;
        y.Explain().Leaves.Single().Adjoint.ShouldBe(4); // 2x
        (x.Grad, y.Grad).ShouldBe((7, 5));
    }

    [Fact]
    public void An_explanation_is_a_picture_of_its_moment()
    {
        var x = new Value(3, "x");
        var explanation = x.Relu().Explain();
        var (text, latex) = (explanation.ToString(), explanation.ToLatex());
        x.Data = -3;
        (explanation.ToString(), explanation.ToLatex()).ShouldBe((text, latex));
    }

    [Fact]
    public void A_leaf_changed_since_is_said_to_be_and_the_recorded_numbers_are_shown()
    {
        // x² = 4 and 2x = 4 were recorded at 2.
        var x = new Value(2, "x");
        var y = x.Square();
        x.Data = 7;
        var explanation = y.Explain();
        var text = explanation.ToString();
        text.ShouldContain("1  f = x^2 = 4");
        text.ShouldContain("∂f/∂x = 2 · x   1 · 4 = 4");
        text.ShouldContain("A variable was given new Data after the recording.");
        explanation.ToLatex().ShouldContain("A variable was given new Data after the recording.");
        x.Data = 2;
        y.Explain().ToString().ShouldNotContain("recording");
    }

    [Fact]
    public void Of_a_changed_leaf_nothing_is_resolved()
    {
        // Recorded above the bound, with derivative 1: at the new number it would be 0.
        var x = new Value(2, "x");
        var y = Value.Max(x, 1);
        x.Data = 0;
        var line = y.Explain().Contributions.Single();
        (line.LocalDerivative, line.Formula).ShouldBe((1, "max(compare(x, 1), 0)"));
    }

    private static Value Staged()
    {
        Value x = new(-2, "x"), y = new(5, "y"), z = new(-4, "z");
        return ((x + y).Named("g") * z).Named("h") + x;
    }
}
