using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// A network with what it takes to use it on data as measured: the standardisation of its inputs, their names, and those of the
/// classes. It takes inputs as they come; what <see cref="Network"/> gets are the standardised ones.
/// </summary>
/// <remarks>Threads may use it at once, as long as none trains its network meanwhile.</remarks>
public sealed class Model
{
    /// <summary>A model of these parts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="standardization">Of its inputs; left out, they go in as they come.</param>
    /// <param name="classNames">In the order of the labels; empty or left out where the outputs are numbers.</param>
    /// <param name="featureNames">A name for each input; left out, x1, x2 and so on.</param>
    /// <exception cref="ArgumentException">The parts are of different sizes, there is a single class, or a name is missing or given twice.</exception>
    /// <exception cref="ArgumentNullException">The network is null.</exception>
    public Model(
        Mlp network, Standardization? standardization = null, IEnumerable<string>? classNames = null, IEnumerable<string>? featureNames = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Standardization = standardization;
        ClassNames = classNames?.Any() == true ? Names.Checked(classNames, "class", nameof(classNames)) : [];
        FeatureNames = featureNames is null ? Names.Numbered("x", 1, network.InputCount) : Names.Checked(featureNames, "feature", nameof(featureNames));
        RequireCount(FeatureNames.Length, network.InputCount, "feature name", "input", nameof(featureNames));
        if (standardization is not null)
        {
            RequireCount(standardization.Means.Length, network.InputCount, "standardised feature", "input", nameof(standardization));
        }

        if (ClassNames.Length == 1)
        {
            throw new ArgumentException($"'{ClassNames[0]}' is the only class: a model decides between two or more.", nameof(classNames));
        }

        if (!ClassNames.IsEmpty && !(ClassNames.Length == 2 && network.OutputCount == 1))
        {
            RequireCount(ClassNames.Length, network.OutputCount, "class name", "output", nameof(classNames));
        }
    }

    /// <summary>The network.</summary>
    public Mlp Network { get; }

    /// <summary>What is done to the inputs before the network gets them; null for nothing.</summary>
    public Standardization? Standardization { get; }

    /// <summary>A name for each class, in the order of the labels; empty where the outputs are numbers.</summary>
    public ImmutableArray<string> ClassNames { get; }

    /// <summary>A name for each input.</summary>
    public ImmutableArray<string> FeatureNames { get; }

    /// <summary>A model with the names of its training data and a <see cref="Nn.Standardization"/> that is fitted to it, each feature by itself.</summary>
    /// <param name="network">The network, with as many inputs as the data has features.</param>
    /// <param name="training">The rows to learn from, without those that it will be tested on.</param>
    /// <exception cref="ArgumentException">The network's inputs or outputs do not suit the data.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Model For(Mlp network, Dataset training) => For(network, training, Standardization.Fit(training));

    /// <summary>A model with the names of its training data.</summary>
    /// <param name="network">The network, with as many inputs as the data has features.</param>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="standardization">Of the inputs; null for inputs that go in as they come.</param>
    /// <exception cref="ArgumentException">The network's inputs or outputs do not suit the data.</exception>
    /// <exception cref="ArgumentNullException">The network or the data is null.</exception>
    public static Model For(Mlp network, Dataset training, Standardization? standardization)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(training);
        RequireCount(training.FeatureNames.Length, network.InputCount, "feature", "input", nameof(training));
        return new(network, standardization, training.ClassNames, training.FeatureNames);
    }

    /// <summary>The network's outputs for a row.</summary>
    /// <param name="inputs">A number for each feature, not standardised.</param>
    /// <exception cref="ArgumentException">Not one number for each feature.</exception>
    public double[] Predict(params ReadOnlySpan<double> inputs)
    {
        RequireCount(inputs.Length, Network.InputCount, "number", "input", nameof(inputs));
        return Network.Predict(Standardized(inputs));
    }

    /// <summary>The network's outputs for the rows of a dataset: rows × outputs.</summary>
    /// <param name="data">Rows with as many features as the network has inputs.</param>
    /// <exception cref="ArgumentException">The rows have another number of features.</exception>
    /// <exception cref="ArgumentNullException">The data is null.</exception>
    public double[,] Predict(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        RequireFeaturesOf(data, nameof(data));
        var outputs = new double[data.Count, Network.OutputCount];
        Network.PredictBatch(Standardized(data.AllInputs), MemoryMarshal.CreateSpan(ref outputs[0, 0], outputs.Length));
        return outputs;
    }

    /// <summary>The class of a row.</summary>
    /// <param name="inputs">A number for each feature, not standardised.</param>
    /// <returns>The label of the largest output, the first of equals; of a single output, 1 if it is above 0 and else 0.</returns>
    /// <exception cref="ArgumentException">Not one number for each feature.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    /// <exception cref="InvalidOperationException">The model has no classes.</exception>
    public int Classify(params ReadOnlySpan<double> inputs) => Decide(Scores(inputs));

    /// <summary>The class of each row of a dataset.</summary>
    /// <param name="data">Rows with as many features as the network has inputs.</param>
    /// <exception cref="ArgumentException">The rows have another number of features.</exception>
    /// <exception cref="ArgumentNullException">The data is null.</exception>
    /// <exception cref="InvalidOperationException">The model has no classes.</exception>
    public int[] Classify(Dataset data)
    {
        RequireClasses();
        var outputs = Predict(data);
        var labels = new int[data.Count];
        for (var row = 0; row < labels.Length; row++)
        {
            labels[row] = Decide(MemoryMarshal.CreateReadOnlySpan(ref outputs[row, 0], Network.OutputCount));
        }

        return labels;
    }

    /// <summary>How probable each class is for a row: the softmax of the outputs; of a single output, its sigmoid for the second class.</summary>
    /// <param name="inputs">A number for each feature, not standardised.</param>
    /// <exception cref="ArgumentException">Not one number for each feature.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    /// <exception cref="InvalidOperationException">The model has no classes.</exception>
    public double[] Probabilities(params ReadOnlySpan<double> inputs) => ProbabilitiesOf(Scores(inputs));

    /// <summary>How probable each class is for each row of a dataset: rows × classes.</summary>
    /// <param name="data">Rows with as many features as the network has inputs.</param>
    /// <exception cref="ArgumentException">The rows have another number of features.</exception>
    /// <exception cref="ArgumentNullException">The data is null.</exception>
    /// <exception cref="InvalidOperationException">The model has no classes.</exception>
    public double[,] Probabilities(Dataset data)
    {
        RequireClasses();
        var outputs = Predict(data);
        var probabilities = new double[data.Count, ClassNames.Length];
        for (var row = 0; row < data.Count; row++)
        {
            ProbabilitiesOf(MemoryMarshal.CreateReadOnlySpan(ref outputs[row, 0], Network.OutputCount))
                .CopyTo(MemoryMarshal.CreateSpan(ref probabilities[row, 0], ClassNames.Length));
        }

        return probabilities;
    }

    /// <summary>The outputs, of which NaN would be no reason for any class.</summary>
    private double[] Scores(ReadOnlySpan<double> inputs)
    {
        RequireClasses();
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!double.IsFinite(inputs[i]))
            {
                throw new ArgumentOutOfRangeException(nameof(inputs), inputs[i], $"Input {i} must be a finite number.");
            }
        }

        return Predict(inputs);
    }

    private static double[] ProbabilitiesOf(ReadOnlySpan<double> outputs)
    {
        double[] scores = outputs is [var score] ? [0, score] : [.. outputs];
        return [.. Value.Softmax(scores.Select(Value.Constant)).Select(probability => probability.Data)];
    }

    /// <summary>The class that outputs stand for.</summary>
    internal static int Decide(ReadOnlySpan<double> outputs)
    {
        if (outputs.Length == 1)
        {
            return outputs[0] > 0 ? 1 : 0;
        }

        var best = 0;
        for (var i = 1; i < outputs.Length; i++)
        {
            best = outputs[i] > outputs[best] ? i : best;
        }

        return best;
    }

    /// <summary>Rows as the network gets them.</summary>
    internal ReadOnlySpan<double> Standardized(ReadOnlySpan<double> rows)
    {
        if (Standardization is null)
        {
            return rows;
        }

        var result = new double[rows.Length];
        Standardization.Apply(rows, result);
        return result;
    }

    /// <summary>Refuses rows that have not a number for each input.</summary>
    internal void RequireFeaturesOf(Dataset data, string parameter) =>
        RequireCount(data.FeatureNames.Length, Network.InputCount, "feature", "input", parameter);

    /// <summary>Refuses rows that have not a target for each output.</summary>
    internal void RequireTargetsOf(Dataset data, string parameter) =>
        RequireCount(data.TargetNames.Length, Network.OutputCount, "target", "output", parameter);

    /// <summary>Refuses rows of other classes than the model's.</summary>
    internal void RequireClassesOf(Dataset data, string parameter)
    {
        if (!ClassNames.SequenceEqual(data.ClassNames))
        {
            throw new ArgumentException(
                $"The rows' classes are {string.Join(", ", data.ClassNames)}, and the model's {string.Join(", ", ClassNames)}: they must be the same, in the same order.",
                parameter);
        }
    }

    private static void RequireCount(int count, int expected, string item, string owner, string parameter)
    {
        if (count != expected)
        {
            throw new ArgumentException($"{Counts.Unequal(count, item, expected, owner)} of the network: each needs one.", parameter);
        }
    }

    private void RequireClasses()
    {
        if (ClassNames.IsEmpty)
        {
            throw new InvalidOperationException("The model has no classes, its outputs are numbers: use Predict.");
        }
    }
}
