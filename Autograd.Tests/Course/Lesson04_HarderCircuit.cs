namespace Autograd.Tests.Course;

/// <summary>
/// F = (x + σ(y)) / (σ(x) + (x + y)²), which nobody wants to differentiate as a formula: in eight stages each step is easy.
/// x and y each reach F on several ways, so every contribution is added.
/// </summary>
public sealed class Lesson04_HarderCircuit
{
    [Fact]
    public void Eight_stages_forward_and_eight_back()
    {
        Value x = 3, y = -4;

        // Forward.
        var sigy = Value.Sigmoid(y); // 1
        var num = x + sigy;          // 2, the numerator
        var sigx = Value.Sigmoid(x); // 3
        var xpy = x + y;             // 4
        var xpysqr = xpy.Square();   // 5
        var den = sigx + xpysqr;     // 6, the denominator
        var invden = 1 / den;        // 7
        var f = num * invden;        // 8
        OnFailure.Explain(f, new { x, y, sigy, num, sigx, xpy, xpysqr, den, invden });

        // To eight printed decimals.
        sigy.Data.ShouldBe(0.01798621, 1e-8);   // 1 / (1 + e⁴)
        num.Data.ShouldBe(3.01798621, 1e-8);    // 3 + 0.01798621
        sigx.Data.ShouldBe(0.95257413, 1e-8);   // 1 / (1 + e⁻³)
        xpy.Data.ShouldBe(-1.0);                // 3 − 4
        xpysqr.Data.ShouldBe(1.0);              // (−1)²
        den.Data.ShouldBe(1.95257413, 1e-8);    // 0.95257413 + 1
        invden.Data.ShouldBe(0.51214445, 1e-8); // 1 / 1.95257413
        f.Data.ShouldBe(1.54564488, 1e-8);      // 3.01798621 · 0.51214445

        f.Backward();

        // Back, from stage 8 to stage 1.
        num.Grad.ShouldBe(0.51214445, 1e-8);     // 8: f = num · invden, by num: invden
        invden.Grad.ShouldBe(3.01798621, 1e-8);  // 8: by invden: num
        den.Grad.ShouldBe(-0.79159345, 1e-8);    // 7: −1/den² · 3.01798621 = −0.26229194 · 3.01798621
        sigx.Grad.ShouldBe(-0.79159345, 1e-8);   // 6: a sum hands it on
        xpysqr.Grad.ShouldBe(-0.79159345, 1e-8); // 6
        xpy.Grad.ShouldBe(1.58318689, 1e-8);     // 5: 2·xpy · −0.79159345 = −2 · −0.79159345
        sigy.Grad.ShouldBe(0.51214445, 1e-8);    // 2: num = x + sigy

        // x is used in stages 4, 3 and 2, y in stages 4 and 1:
        //   dx = 1.58318689 + σ(3)(1 − σ(3)) · −0.79159345 + 0.51214445 = 1.58318689 − 0.03576155 + 0.51214445
        //   dy = 1.58318689 + σ(−4)(1 − σ(−4)) · 0.51214445 = 1.58318689 + 0.00904586
        x.Grad.ShouldBe(2.05956980, 1e-8);
        y.Grad.ShouldBe(1.59223275, 1e-8);
    }

    [Fact]
    public void The_same_by_hand_in_plain_numbers()
    {
        const double X = 3, Y = -4;

        // Forward: what the way back needs is kept.
        var sigy = 1 / (1 + Math.Exp(-Y));
        var num = X + sigy;
        var sigx = 1 / (1 + Math.Exp(-X));
        var xpy = X + Y;
        var xpysqr = xpy * xpy;
        var den = sigx + xpysqr;
        var invden = 1 / den;
        var f = num * invden;

        // Back: a variable's name with a d before it is the derivative of f by it.
        var dnum = invden;
        var dinvden = num;
        var dden = -1 / (den * den) * dinvden;
        var dsigx = dden;
        var dxpysqr = dden;
        var dxpy = 2 * xpy * dxpysqr;
        var dx = dxpy;
        var dy = dxpy;
        dx += sigx * (1 - sigx) * dsigx;
        dx += dnum;
        var dsigy = dnum;
        dy += sigy * (1 - sigy) * dsigy;

        f.ShouldBe(1.5456, 5e-5);
        dx.ShouldBe(2.0596, 5e-5);
        dy.ShouldBe(1.5922, 5e-5);

        // The engine does these very steps.
        Value x = X, y = Y;
        var engine = (x + Value.Sigmoid(y)) / (Value.Sigmoid(x) + Value.Square(x + y));
        OnFailure.Explain(engine, new { x, y });
        engine.Data.ShouldBe(f, 1e-12);
        Derivative.Gradient(engine, x, y).ShouldBe([dx, dy], 1e-12);
    }

    [Fact]
    public void Assigning_the_last_contribution_instead_of_adding_it_loses_the_rest()
    {
        Value x = 3, y = -4;
        var sigy = Value.Sigmoid(y);
        var xpy = x + y;
        var f = (x + sigy) / (Value.Sigmoid(x) + xpy.Square());
        OnFailure.Explain(f, new { x, y, sigy, xpy });
        f.Backward();

        var byXpy = xpy.Grad;
        var bySigy = sigy.Data * (1 - sigy.Data) * sigy.Grad;

        // With dy = where dy += belongs, only the small way through σ(y) is left: 0.01766271 · 0.51214445.
        var dy = byXpy;
        dy = bySigy;
        dy.ShouldBe(0.0090, 5e-5);

        dy = byXpy;
        dy += bySigy;
        dy.ShouldBe(1.5922, 5e-5);
        y.Grad.ShouldBe(dy, 1e-12);
    }
}
