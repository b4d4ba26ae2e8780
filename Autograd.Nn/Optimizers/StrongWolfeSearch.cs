namespace Autograd.Nn;

/// <summary>A step along a ray that meets the strong Wolfe conditions: the loss falls enough, and its slope flattens enough.</summary>
/// <remarks>
/// φ(α) ≤ φ(0) + c₁ α φ′(0) and |φ′(α)| ≤ c₂ |φ′(0)|. J. Nocedal and S. Wright, Numerical Optimization, 2nd ed. (2006), algorithms 3.5
/// and 3.6, with their c₁ and c₂ for quasi-Newton methods, and the minimizer of the cubic through two trials (their 3.59).
/// </remarks>
internal readonly ref struct StrongWolfeSearch(Ray ray, LossGradient evaluate, Trial start)
{
    private const double SufficientDecrease = 1e-4, Flattening = .9;

    // Each shortens or lengthens several times over; who needs more is at the limit of rounding, or falls without end.
    private const int Trials = 25;

    /// <summary>
    /// The step, where the parameters and <see cref="Ray.Gradient"/> then are. If no trial meets both conditions, the best of those
    /// that meet the first; if none does, the start itself, and then the parameters are not there.
    /// </summary>
    /// <param name="first">The step to try first: more than 0.</param>
    public Trial Step(double first)
    {
        var previous = start;
        var step = first;
        for (var trials = Trials - 1; trials >= 0; trials--)
        {
            var trial = ray.At(step, evaluate);
            if (!IsLower(trial) || trial.Loss >= previous.Loss)
            {
                return Between(previous, trial, trials);
            }

            if (IsFlat(trial))
            {
                return trial;
            }

            if (trial.Slope >= 0)
            {
                return Between(trial, previous, trials);
            }

            // How far to go on is from J. Moré and D. Thuente, Line search algorithms with guaranteed sufficient decrease (1994).
            var advance = step - previous.Step;
            step += advance * Clamp((Minimizer(previous, trial) - step) / advance, 1.1, 4, otherwise: 4);
            previous = trial;
        }

        return previous;
    }

    /// <summary>Algorithm 3.6: the lowest trial, and another so that a step that meets both conditions lies between the two.</summary>
    private Trial Between(Trial low, Trial high, int trials)
    {
        var last = high.Step > low.Step ? high : low; // lengthening ended at the farther of the two
        for (var before = double.PositiveInfinity; trials > 0; trials--)
        {
            var width = high.Step - low.Step;
            var isSlow = Math.Abs(width) > 2.0 / 3 * before;
            var part = isSlow || !double.IsFinite(high.Loss) ? .5 : Clamp((Minimizer(low, high) - low.Step) / width, .1, .9, otherwise: .5);
            var step = low.Step + (part * width);
            if (step == low.Step || step == high.Step)
            {
                break;
            }

            before = Math.Abs(width);
            last = ray.At(step, evaluate);
            if (!IsLower(last) || last.Loss >= low.Loss)
            {
                high = last;
                continue;
            }

            if (IsFlat(last))
            {
                return last;
            }

            if (last.Slope * width >= 0)
            {
                high = low;
            }

            low = last;
        }

        // The gradient must be that of the step returned.
        return low.Step == 0 || low == last ? low : ray.At(low.Step, evaluate);
    }

    // Strictly lower too: where the first condition drowns in rounding, steps that change nothing would never end.
    private bool IsLower(Trial trial) =>
        trial.Loss < start.Loss && trial.Loss <= start.Loss + (SufficientDecrease * trial.Step * start.Slope);

    private bool IsFlat(Trial trial) => Math.Abs(trial.Slope) <= -Flattening * start.Slope;

    /// <summary>The minimizer of the cubic with the losses and slopes of both; NaN if there is none.</summary>
    private static double Minimizer(Trial a, Trial b)
    {
        var d1 = a.Slope + b.Slope - (3 * (a.Loss - b.Loss) / (a.Step - b.Step));
        var d2 = Math.CopySign(Math.Sqrt((d1 * d1) - (a.Slope * b.Slope)), b.Step - a.Step);
        return b.Step - ((b.Step - a.Step) * (b.Slope + d2 - d1) / (b.Slope - a.Slope + (2 * d2)));
    }

    private static double Clamp(double part, double low, double high, double otherwise) =>
        double.IsFinite(part) ? Math.Clamp(part, low, high) : otherwise;
}
