using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Whether model and data go together.</summary>
internal static class Suitable
{
    /// <summary>Both have classes, the same ones, and as many inputs as features.</summary>
    public static void Classes(Model model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (model.ClassNames.IsEmpty)
        {
            throw new ArgumentException("The model has no classes: make it by Model.For, or give their names.", nameof(model));
        }

        if (!data.HasClasses)
        {
            throw new ArgumentException("The rows have targets, not classes: give data with the model's classes.", nameof(data));
        }

        model.RequireClassesOf(data, nameof(data));
        model.RequireFeaturesOf(data, nameof(data));
    }

    /// <summary>Neither has classes, and there are as many inputs as features, and as many outputs as targets.</summary>
    public static void Numbers(Model model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (!model.ClassNames.IsEmpty)
        {
            throw new ArgumentException("The model has classes: give one whose outputs are numbers.", nameof(model));
        }

        if (data.HasClasses)
        {
            throw new ArgumentException("The rows have classes, not targets: give data with a number for each output.", nameof(data));
        }

        model.RequireFeaturesOf(data, nameof(data));
        model.RequireTargetsOf(data, nameof(data));
    }

    /// <summary>As <see cref="Classes"/>, and there are two inputs.</summary>
    public static void Plane(Model model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Network.InputCount != 2)
        {
            throw new ArgumentException($"The model has {Counts.Of(model.Network.InputCount, "input")}: a boundary in the plane is that of a model with 2.", nameof(model));
        }

        Classes(model, data);
    }

    /// <summary>A number by a number.</summary>
    public static void Curve(Model model, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        if (!model.ClassNames.IsEmpty || model.Network is not { InputCount: 1, OutputCount: 1 })
        {
            var outputs = model.ClassNames.IsEmpty ? Counts.Of(model.Network.OutputCount, "output") : "classes";
            throw new ArgumentException($"The model has {Counts.Of(model.Network.InputCount, "input")} and {outputs}: a fit is that of 1 input and 1 output that is a number.", nameof(model));
        }

        if (data.HasClasses || data.TargetNames.Length != 1)
        {
            var targets = data.HasClasses ? "classes" : Counts.Of(data.TargetNames.Length, "target");
            throw new ArgumentException($"The rows have {targets}: a fit is that of 1 target.", nameof(data));
        }

        model.RequireFeaturesOf(data, nameof(data));
    }

    /// <summary>So many numbers are the pixels of a picture.</summary>
    public static void Pixels(int numbers, string items, int width, int height)
    {
        Hyperparameter.Count(width, "width", nameof(width));
        Hyperparameter.Count(height, "height", nameof(height));
        if ((long)width * height != numbers)
        {
            throw new ArgumentException($"A picture of {width} × {height} has {(long)width * height} pixels, but there are {numbers} {items}: the two numbers must be equal.", nameof(width));
        }
    }
}
