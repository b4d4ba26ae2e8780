using System.Text;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>What any file asks of a model.</summary>
internal static class Savable
{
    /// <exception cref="NotSupportedException">There are more.</exception>
    public static void RequireAtMost(int maximum, int count, string items)
    {
        if (count > maximum)
        {
            throw new NotSupportedException($"The model has {Counts.Number(count)} {items}: at most {Counts.Number(maximum)} can be saved.");
        }
    }

    /// <exception cref="ArgumentException">A parameter is NaN or infinite, or a name is not Unicode text.</exception>
    /// <exception cref="NotSupportedException">It is too large.</exception>
    public static void Require(Model model)
    {
        RequireAtMost(ModelFile.MaximumLayers, model.Network.Layers.Length, "layers");
        RequireAtMost(ModelFile.MaximumParameters, model.Network.Parameters.Length, "parameters");
        foreach (var parameter in model.Network.Parameters)
        {
            if (!double.IsFinite(parameter.Data))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The parameter {model.Network.NameOf(parameter)} is {parameter.Data}: only finite numbers can be saved."),
                    nameof(model));
            }
        }

        foreach (var name in model.FeatureNames.Concat(model.ClassNames))
        {
            if (Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)) != name)
            {
                throw new ArgumentException($"The name '{name}' cannot be saved: it has half of a surrogate pair.", nameof(model));
            }
        }
    }
}
