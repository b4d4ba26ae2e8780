using System.Globalization;
using System.Xml.Linq;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>What each neuron of the first layer looks for in a picture.</summary>
internal static class FirstLayerFigure
{
    private const int MostNeurons = 64;

    public static XElement Of(Mlp network, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(network);
        Suitable.Pixels(network.InputCount, "inputs of the network", width, height);
        var layer = network.Layers[0];
        var largest = layer.Weights.Max(weight => Math.Abs(weight.Data));
        var pictures = layer.Neurons.Take(MostNeurons).Select((neuron, i) =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"neuron {i + 1}");
            var weights = neuron.Weights.Select(weight => largest == 0 ? 0 : weight.Data / largest).ToArray();
            return Html.Element("li", Raster.Picture($"Weights of {name}", weights, width, "above", "below"), Html.Element("span", name));
        });
        var cut = layer.OutputCount > MostNeurons
            ? $" The first {MostNeurons} of {Counts.Of(layer.OutputCount, "neuron")} are shown."
            : "";
        return Html.Element(
            "figure",
            Html.Class("wide"),
            Html.Element("ul", Html.Class("gallery"), pictures),
            Html.Element(
                "figcaption",
                Legend.Of([(Key("above"), "above 0"), (Key("below"), "below 0")]),
                Html.Element("p", $"The strongest colour is a weight of ±{Words.Of(largest)}, in all pictures.{cut}")));
    }

    private static XElement Key(string look) => Svg.Path(look, "M-6 -6h12v12h-12z");
}
