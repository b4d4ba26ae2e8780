using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// L-BFGS, for losses over the full batch: a quasi-Newton method that learns the curvature from its last steps, and searches along
/// each direction until the loss is lower by enough. A step asks for the loss about once, at times more often.
/// </summary>
/// <remarks>
/// <para>p ← p + α · d with d = −H · g, where H is made of the last pairs of a step and the gradient's change over it, and α meets the
/// strong Wolfe conditions with c₁ = 1e-4 and c₂ = 0.9. Nocedal and Wright, Numerical Optimization, 2nd ed. (2006), algorithms 7.4,
/// 7.5, 3.5 and 3.6. The first α tried is the learning rate; while nothing is remembered, that times min(1, 1 / Σ|g|), as in
/// PyTorch's LBFGS.</para>
/// <para>Where the loss or its gradient is not finite, a step is too far, and is shortened; a step that begins there returns the loss,
/// moves nothing and has not converged. If no step lowers the loss, the parameters are put back, what was remembered is dropped, and
/// steepest descent is tried before the optimizer reports convergence.</para>
/// <para>The function must stay the same from step to step: where a step begins as the last one ended, by an equal delegate, the loss
/// and gradient there are not asked for again. Once as many steps are remembered as can be, a step allocates nothing.</para>
/// </remarks>
public sealed class Lbfgs : Optimizer
{
    internal static readonly OptimizerMethod<Lbfgs> Method = new(
        "lbfgs",
        [
            new("learningRate", lbfgs => lbfgs.LearningRate),
            new("memory", lbfgs => lbfgs.Memory) { WholeUpTo = int.MaxValue },
            new("gradientTolerance", lbfgs => lbfgs.GradientTolerance),
            new("lossTolerance", lbfgs => lbfgs.LossTolerance),
        ],
        (parameters, numbers, memories) => new(parameters, numbers[0], (int)numbers[1], numbers[2], numbers[3], memories / 2),
        lbfgs => [.. lbfgs.pairs.All().SelectMany((pair, i) => new Memory[] { new($"step{i}", pair.Step), new($"change{i}", pair.Change) })],
        lbfgs => lbfgs.pairs.Complete());

    private readonly CurvaturePairs pairs;
    private readonly Ray ray;
    private double[] gradient;
    private double loss;
    private bool converged;

    // By what function the loss and the gradient at the ray's start are known; null if they are not.
    private LossGradient? known;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">Variables, usually <see cref="Mlp.Parameters"/>.</param>
    /// <param name="learningRate">The part of the whole quasi-Newton step to try first: 0 or more; at 0 nothing moves.</param>
    /// <param name="memory">How many steps to remember: 1 or more.</param>
    /// <param name="gradientTolerance">See <see cref="GradientTolerance"/>: 0 or more.</param>
    /// <param name="lossTolerance">See <see cref="LossTolerance"/>: 0 or more.</param>
    /// <exception cref="ArgumentException">There are no parameters, or one is not a variable, or is listed twice.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of the numbers is outside of its range.</exception>
    public Lbfgs(
        IEnumerable<Value> parameters,
        double learningRate = 1,
        int memory = 10,
        double gradientTolerance = 1e-7,
        double lossTolerance = 1e-12)
        : this(parameters, learningRate, memory, gradientTolerance, lossTolerance, count: 0)
    {
    }

    private Lbfgs(IEnumerable<Value> parameters, double learningRate, int memory, double gradientTolerance, double lossTolerance, int count)
        : base(parameters, learningRate)
    {
        Memory = Hyperparameter.Count(memory, nameof(memory), nameof(memory));
        GradientTolerance = Hyperparameter.NotNegative(gradientTolerance, "gradient tolerance", nameof(gradientTolerance));
        LossTolerance = Hyperparameter.NotNegative(lossTolerance, "loss tolerance", nameof(lossTolerance));
        if (count > memory)
        {
            throw new ArgumentException($"{Counts.ThereAre(count, "remembered step")}: the memory holds {memory}.");
        }

        pairs = new(memory, Parameters.Length, count);
        ray = new(Parameters);
        gradient = new double[Parameters.Length];
    }

    /// <summary>How many steps are remembered, at most.</summary>
    public int Memory { get; }

    /// <summary>A step that begins where no derivative is larger than this in magnitude has converged, and does not move.</summary>
    public double GradientTolerance { get; }

    /// <summary>A step that lowers the loss by no more than this part of it has converged.</summary>
    public double LossTolerance { get; }

    /// <summary>
    /// Whether the last step found a minimum, as far as can be told: the gradient or the gain was within its tolerance, or no step
    /// lowers the loss. Another step tries again.
    /// </summary>
    public override bool Converged => converged;

    internal override OptimizerState Capture() => Method.Capture(this);

    /// <inheritdoc/>
    public override double Step(LossGradient evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        Locate(evaluate);
        var before = loss;
        var isFinite = double.IsFinite(loss) && double.IsFinite(VectorSpan.Dot(gradient, gradient));
        converged = isFinite && LearningRate > 0 && (VectorSpan.LargestMagnitude(gradient) <= GradientTolerance || !Lower(evaluate));
        if (converged || !isFinite)
        {
            known = null; // who goes on from there has changed something
        }

        StepsTaken++;
        return before;
    }

    /// <summary>Makes the loss and gradient where the parameters are known, and that point the ray's start.</summary>
    private void Locate(LossGradient evaluate)
    {
        var isKnown = known == evaluate;
        for (var i = 0; i < Parameters.Length; i++)
        {
            var data = Parameters[i].Data;
            isKnown &= BitConverter.DoubleToInt64Bits(data) == BitConverter.DoubleToInt64Bits(ray.Start[i]);
            ray.Start[i] = data;
        }

        if (!isKnown)
        {
            known = null;
            loss = evaluate(gradient);
            known = evaluate;
        }
    }

    /// <summary>One iteration; returns whether it lowered the loss by more than the tolerance.</summary>
    private bool Lower(LossGradient evaluate)
    {
        try
        {
            pairs.Direction(gradient, ray.Direction);
            var trial = Search(evaluate, pairs.Count > 0 ? 1 : Cautious());
            if (trial.Step == 0 && pairs.Count > 0)
            {
                // The function may have changed since the start was known.
                ray.PutBack();
                known = null;
                Locate(evaluate);
                VectorSpan.Scale(-1, gradient, ray.Direction);
                trial = Search(evaluate, Cautious());
                pairs.Clear();
            }

            return Accept(trial);
        }
        catch
        {
            ray.PutBack();
            throw;
        }
    }

    private Trial Search(LossGradient evaluate, double part)
    {
        var start = new Trial(0, loss, VectorSpan.Dot(gradient, ray.Direction));
        return start.Slope < 0 && double.IsFinite(start.Slope)
            ? new StrongWolfeSearch(ray, evaluate, start).Step(LearningRate * part)
            : start;
    }

    private double Cautious() => Math.Min(1, 1 / VectorSpan.SumOfMagnitudes(gradient));

    private bool Accept(Trial trial)
    {
        if (trial.Step == 0)
        {
            ray.PutBack();
            return false;
        }

        pairs.Add(Parameters.AsSpan(), ray.Start, ray.Gradient, gradient);
        gradient = ray.ExchangeGradient(gradient);
        var before = loss;
        loss = trial.Loss;
        ray.MoveStart();
        return before - loss > LossTolerance * Math.Max(Math.Abs(before), Math.Abs(loss));
    }
}
