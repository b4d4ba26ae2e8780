using System.Text;
using static System.FormattableString;

namespace Autograd.Core;

/// <summary>What is drawn of neurons beside nodes and edges: weights on the arrows that they multiply, and the sign that opens a box.</summary>
internal static class SvgNeuron
{
    private const double TextHeight = 11, Padding = 6, Height = 17, Sign = 8;

    /// <summary>Where an arrow bends, before its weight.</summary>
    public const double BesideWeight = 50;

    /// <summary>The room of a weight: enough for any number and any adjoint.</summary>
    public static double WeightWidth { get; } =
        Math.Ceiling(TextSize.Width($"{SvgNode.WidestNumber} grad {SvgNode.WidestNumber}", TextHeight) + (2 * Padding));

    /// <summary>Appends a weight, with its middle at a point. The line below it is the edge on which the weight gets its adjoint.</summary>
    public static void AppendWeight(StringBuilder text, Weight weight, int result, Point middle)
    {
        var (half, bottom) = (SvgText.Number(WeightWidth / 2), SvgText.Number(Height / 2));
        text.Append(Invariant($"<g class=\"node parameter weight\" data-node=\"{weight.Node.Index}\" "))
            .Append($"transform=\"translate({SvgText.Number(middle.X)},{SvgText.Number(middle.Y)})\">")
            .Append($"<title>{SvgText.Escaped(weight.Node.Name ?? "")}</title>")
            .Append($"<rect class=\"shape\" x=\"-{half}\" y=\"-{bottom}\" width=\"{SvgText.Number(WeightWidth)}\" height=\"{SvgText.Number(Height)}\" rx=\"3\"/>")
            .Append($"<text y=\"4\"><tspan class=\"primal\">{weight.Node.PrimalText}</tspan>")
            .Append($"<tspan class=\"adjoint\" dx=\"6\">{weight.Node.AdjointText}</tspan></text>")
            .Append(Invariant($"<g class=\"edge\" data-edge=\"{result}:{weight.Place}\"><path class=\"line\" d=\"M-{half} {bottom}H{half}\"/></g></g>\n"));
    }

    /// <summary>Appends the sign that opens or closes the neuron, in the corner of its box.</summary>
    public static void AppendToggle(StringBuilder text, NeuronLook neuron, Box box)
    {
        var name = SvgText.Escaped($"{(neuron.IsClosed ? "Open" : "Close")} {neuron.Neuron.Name}");
        text.Append(Invariant($"<g class=\"toggle\" data-neuron=\"{neuron.Neuron.Output}\" role=\"button\" tabindex=\"0\" "))
            .Append($"aria-expanded=\"{(neuron.IsClosed ? "false" : "true")}\" aria-label=\"{name}\" ")
            .Append($"transform=\"translate({SvgText.Number(box.Width / 2)},{SvgText.Number(box.Height / 2)})\">")
            .Append($"<title>{name}</title><circle r=\"{SvgText.Number(Sign)}\"/><path d=\"M-4 0H4{(neuron.IsClosed ? "M0 -4V4" : "")}\"/></g>");
    }
}
