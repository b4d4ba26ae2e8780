using System.Collections.Immutable;
using Autograd.Core;
using Autograd.Core.Rules;

namespace Autograd.Nn;

/// <summary>What a neuron does to the sum of its inputs: a rule of one operand, or nothing at all.</summary>
public abstract class Activation
{
    private Activation(string name) => Name = name;

    /// <summary>The sum as it is.</summary>
    public static Activation Linear { get; } = new Identity();

    /// <summary>tanh: from −1 to 1.</summary>
    public static Activation Tanh { get; } = Of<Tanh>();

    /// <summary>σ: from 0 to 1.</summary>
    public static Activation Sigmoid { get; } = Of<Sigmoid>();

    /// <summary>max(x, 0), with derivative 0 at 0.</summary>
    public static Activation Relu { get; } = Of<Relu>();

    /// <summary>ln(1 + eˣ), a smooth relu.</summary>
    public static Activation Softplus { get; } = Of<Softplus>();

    /// <summary>The sum above 0, a hundredth of it below, with derivative 1/100 at 0.</summary>
    public static Activation LeakyRelu { get; } = Of<LeakyRelu>();

    /// <summary>x · σ(x), a smooth relu too.</summary>
    public static Activation Silu { get; } = Of<Silu>();

    /// <summary>x · Φ(x) with the normal distribution Φ, a smooth relu once more.</summary>
    public static Activation Gelu { get; } = Of<Gelu>();

    /// <summary>The library's activations.</summary>
    public static ImmutableArray<Activation> All { get; } = [Linear, Tanh, Sigmoid, Relu, Softplus, LeakyRelu, Silu, Gelu];

    /// <summary>Its name, as in <c>tanh</c>.</summary>
    public string Name { get; }

    /// <summary>The activation that applies a rule, the library's or one of your own; the same object every time.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    public static Activation Of<TRule>() where TRule : struct, IUnary => Rule<TRule>.Instance;

    /// <summary>The one of <see cref="All"/> with this name; upper and lower case differ.</summary>
    /// <exception cref="ArgumentException">None has it; the message lists the names.</exception>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public static Activation FromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(activation => activation.Name == name)
            ?? throw new ArgumentException($"No activation has the name '{name}', but {string.Join(", ", All.Select(activation => $"'{activation}'"))} have.", nameof(name));
    }

    /// <summary>The activation of a sum.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="sum"/> is null.</exception>
    public abstract Value Apply(Value sum);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private sealed class Identity() : Activation("linear")
    {
        public override Value Apply(Value sum)
        {
            ArgumentNullException.ThrowIfNull(sum);
            return sum;
        }
    }

    private sealed class Rule<TRule>() : Activation(RuleName.Of<TRule>()) where TRule : struct, IUnary
    {
        public static readonly Rule<TRule> Instance = new();

        public override Value Apply(Value sum)
        {
            ArgumentNullException.ThrowIfNull(sum);
            return Value.Apply<TRule>(sum);
        }
    }
}
