using Autograd.Nn;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Autograd.Tests.Readme;

/// <summary>The code of the page for those who need a gradient.</summary>
public sealed class DifferentiateExamples
{
    [Fact]
    public void A_function_of_two_variables()
    {
        Value x = 1, y = 1;
        var energy = Energy(x, y);

        double value = energy.Data;                              // 106
        double[] gradient = Derivative.Gradient(energy, x, y);   // [-46, -38]

        // With a = x² + y − 11 = −9 and b = x + y² − 7 = −5: a² + b², ∂/∂x = 4ax + 2b, ∂/∂y = 2a + 4by.
        value.ShouldBe(106.0);
        gradient.ShouldBe([-46.0, -38]);
    }

    [Fact]
    public void A_minimum_by_MathNet()
    {
        Value x = 1, y = 1;
        Tape tape = Tape.Record(Energy(x, y), inputs: [x, y]);

        var objective = ObjectiveFunction.Gradient(p => tape.Evaluate(p.AsArray()), p => CreateVector.Dense(tape.Gradient(p.AsArray())));
        var bfgs = new BfgsMinimizer(gradientTolerance: 1e-8, parameterTolerance: 1e-12, functionProgressTolerance: 1e-20);
        var minimum = bfgs.FindMinimum(objective, CreateVector.Dense([1.0, 1.0])).MinimizingPoint;   // (3, 2)

        // A gradient of 1e-8 leaves a distance of less than that, as the curvature is above 1.
        minimum[0].ShouldBe(3, 1e-8);
        minimum[1].ShouldBe(2, 1e-8);
    }

    [Fact]
    public void A_minimum_by_the_optimizer_of_the_network_layer()
    {
        Value x = 1, y = 1;
        Tape tape = Tape.Record(Energy(x, y), inputs: [], parameters: [x, y]);

        var descent = new Lbfgs(tape.Parameters);
        for (var step = 0; step < 100 && !descent.Converged; step++)
        {
            descent.Step(gradient => tape.ParameterGradient([], gradient));
        }

        double where = x.Data;   // 3, and y.Data is 2

        // It stops where a step changes the value by less than 1e-12: at a distance of the order of its root.
        where.ShouldBe(3, 1e-5);
        y.Data.ShouldBe(2, 1e-5);
    }

    [Fact]
    public void Second_derivatives()
    {
        Value x = 3, y = 2;
        var energy = Energy(x, y);

        double[,] hessian = Derivative.Hessian(energy, x, y);                       // [[74, 20], [20, 34]]
        double[] product = Derivative.HessianVector(energy, [x, y], [1.0, -1.0]);   // [54, -14], without the matrix

        // 12x² + 4y − 42, 4x + 4y and 12y² + 4x − 26.
        hessian.ShouldBe(new double[,] { { 74, 20 }, { 20, 34 } });
        product.ShouldBe([54.0, -14]);
    }

    [Fact]
    public void One_direction()
    {
        Dual Pendulum(Dual length) => 2 * Math.PI * Dual.Sqrt(length / 9.81);

        Dual period = Pendulum(new Dual(1, tangent: 1));

        double seconds = period.Primal;     // 2.006 for a metre
        double change = period.Tangent;     // 1.003 more for every metre more

        // T = 2π √(l / g), and dT/dl = T / 2l.
        seconds.ShouldBe(2 * Math.PI / Math.Sqrt(9.81), 1e-14);
        change.ShouldBe(seconds / 2, 1e-14);
    }

    [Fact]
    public void Many_points_at_once()
    {
        Value x = 1, y = 1;
        Tape tape = Tape.Record(Energy(x, y), inputs: [x, y]);

        double[] points = [1, 1, 3, 2, 0, 0];               // three of them
        double[] energies = new double[3], gradients = new double[6];
        tape.EachGradient(points, energies, gradients);     // 106, 0 and 170, with (-46, -38), (0, 0) and (-14, -22)

        energies.ShouldBe([106.0, 0, 170]);
        gradients.ShouldBe([-46.0, -38, 0, 0, -14, -22]);
    }

    [Fact]
    public void A_choice()
    {
        Value x = 2;
        var spring = Value.Where(x > 1, 10 * Value.Square(x - 1), 0);
        Tape tape = Tape.Record(spring, inputs: [x]);

        double slack = tape.Evaluate([0.5]);   // 0, though it was recorded at 2
        double taut = tape.Evaluate([1.5]);    // 2.5

        slack.ShouldBe(0.0);
        taut.ShouldBe(2.5);
    }

    [Fact]
    public void A_rule_of_ones_own()
    {
        Value a = 3, b = 4;
        var length = Value.Apply<Hypot>(a, b);

        double[] direction = Derivative.Gradient(length, a, b);    // [0.6, 0.8]
        double[,] bend = Derivative.Hessian(length, a, b);         // [[0.128, -0.096], [-0.096, 0.072]]
        bool agrees = GradientCheck.Run(p => Value.Apply<Hypot>(p[0], p[1]), [3.0, 4.0]).Passes();

        // ∂²y/∂a² = b²/y³ = 16/125, ∂²y/∂a∂b = −ab/y³ = −12/125, ∂²y/∂b² = a²/y³ = 9/125.
        direction.ShouldBe([0.6, 0.8], 1e-15);
        bend[0, 0].ShouldBe(0.128, 1e-15);
        bend[0, 1].ShouldBe(-0.096, 1e-15);
        bend[1, 0].ShouldBe(-0.096, 1e-15);
        bend[1, 1].ShouldBe(0.072, 1e-15);
        agrees.ShouldBeTrue();
    }

    [Fact]
    public void Where_a_NaN_comes_from()
    {
        Value x = new(-1, "x");
        var y = (1 + Value.Sqrt(x).Named("root")).Named("y");

        string first = y.FindNonFinite()!.Node!.Name!;   // "root"; ToString() says more

        first.ShouldBe("root");
    }

    private static Value Energy(Value x, Value y) => Value.Square(x * x + y - 11) + Value.Square(x + y * y - 7);

    /// <summary>y = √(a² + b²),   ∂y/∂a = a / y,   ∂y/∂b = b / y</summary>
    public readonly struct Hypot : IBinary
    {
        static T IBinary.Primal<T>(T a, T b) => T.Sqrt(a * a + b * b);
        static T IBinary.Da<T>(T a, T b, T y) => a / y;
        static T IBinary.Db<T>(T a, T b, T y) => b / y;
    }
}
