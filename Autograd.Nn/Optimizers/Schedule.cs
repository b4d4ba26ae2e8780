namespace Autograd.Nn;

/// <summary>
/// A learning rate for each step: <c>optimizer.LearningRate = schedule.At(step)</c> before the step. Immutable; the first step is 0.
/// </summary>
public abstract class Schedule
{
    private Schedule()
    {
    }

    /// <summary>The same rate at every step.</summary>
    /// <param name="rate">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public static Schedule Constant(double rate) => new ConstantSchedule(Rate(rate, nameof(rate)));

    /// <summary>η · γ^⌊step / n⌋: the rate, times a factor after every n steps.</summary>
    /// <param name="rate">η, the rate of the first n steps: 0 or more.</param>
    /// <param name="factor">γ: more than 0, and finite; usually below 1.</param>
    /// <param name="every">n, in steps: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of the numbers is outside of its range.</exception>
    public static Schedule StepDecay(double rate, double factor, int every) => new StepDecaySchedule(
        Rate(rate, nameof(rate)), Hyperparameter.Positive(factor, nameof(factor), nameof(factor)), Hyperparameter.Count(every, "number of steps", nameof(every)));

    /// <summary>
    /// final + ½ (η − final)(1 + cos(π · step / n)): down half a wave in n steps, and the final rate from there on. Loshchilov and
    /// Hutter, SGDR: stochastic gradient descent with warm restarts (2017), here without restarts.
    /// </summary>
    /// <param name="rate">η, the rate of step 0: 0 or more.</param>
    /// <param name="steps">n: 1 or more.</param>
    /// <param name="final">The rate of step n and all after it: 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of the numbers is outside of its range.</exception>
    public static Schedule Cosine(double rate, int steps, double final = 0) => new CosineSchedule(
        Rate(rate, nameof(rate)), Hyperparameter.Count(steps, "number of steps", nameof(steps)), Hyperparameter.NotNegative(final, "final rate", nameof(final)));

    /// <summary>
    /// Rises in equal parts, from the first part at step 0 to the first rate of another schedule at step n, where that schedule
    /// begins: (step + 1) / (n + 1) of it.
    /// </summary>
    /// <param name="steps">n, how many steps are below the full rate: 1 or more.</param>
    /// <param name="then">What follows; its step 0 is this schedule's step n.</param>
    /// <exception cref="ArgumentNullException"><paramref name="then"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is less than 1.</exception>
    public static Schedule WarmUp(int steps, Schedule then)
    {
        ArgumentNullException.ThrowIfNull(then);
        return new WarmUpSchedule(Hyperparameter.Count(steps, "number of steps", nameof(steps)), then);
    }

    /// <summary>A schedule of your own.</summary>
    /// <param name="rate">The rate of a step, given how many came before it: 0 or more. The same for the same step every time.</param>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    public static Schedule Of(Func<int, double> rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return new OwnSchedule(rate);
    }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">How many steps came before it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="InvalidOperationException">A schedule of your own has a rate that is negative or not finite.</exception>
    public double At(int step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return RateAt(step);
    }

    private static double Rate(double rate, string parameter) => Hyperparameter.NotNegative(rate, "learning rate", parameter);

    private protected abstract double RateAt(int step);

    private sealed class ConstantSchedule(double rate) : Schedule
    {
        private protected override double RateAt(int step) => rate;
    }

    private sealed class StepDecaySchedule(double rate, double factor, int every) : Schedule
    {
        private protected override double RateAt(int step) => rate * Math.Pow(factor, step / every);
    }

    private sealed class CosineSchedule(double rate, int steps, double final) : Schedule
    {
        private protected override double RateAt(int step) =>
            step < steps ? final + (.5 * (rate - final) * (1 + Math.Cos(Math.PI * step / steps))) : final;
    }

    private sealed class OwnSchedule(Func<int, double> rate) : Schedule
    {
        private protected override double RateAt(int step)
        {
            var number = rate(step);
            return number >= 0 && double.IsFinite(number)
                ? number
                : throw new InvalidOperationException(
                    FormattableString.Invariant($"The learning rate of step {step} is {number}: a schedule must give 0 or more, and finite."));
        }
    }

    private sealed class WarmUpSchedule(int steps, Schedule then) : Schedule
    {
        private protected override double RateAt(int step) =>
            step < steps ? then.RateAt(0) * ((step + 1) / (steps + 1.0)) : then.RateAt(step - steps);
    }
}
