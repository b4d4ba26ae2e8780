using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>Weights as pictures.</summary>
public sealed class FirstLayerTests
{
    [Fact]
    public void A_weight_is_a_cell_in_the_colour_of_its_sign_stronger_the_larger_it_is()
    {
        // In sixteenths of the largest of all, 2: the first neuron has 8 and −4 above, 0 and 16 below; the second all −16.
        var network = new Mlp(new Layer(new[,] { { 1, -.5, 0, 2 }, { -2, -2, -2, -2 } }, [0, 0], Activation.Linear));

        var page = new Report("r").FirstLayer(network, 2, 2).Page();

        Paths(0).ShouldBe([("above o16", "M1 1h1v1h-1z"), ("above o8", "M0 0h1v1h-1z"), ("below o4", "M1 0h1v1h-1z")]);
        Paths(1).ShouldBe([("below o16", "M0 0h2v1h-2zM0 1h2v1h-2z")]);
        page.Named("figcaption").Single().Value.ShouldContain("The strongest colour is a weight of ±2, in all pictures.");

        IEnumerable<(string, string)> Paths(int neuron) =>
            page.Styled("picture").ElementAt(neuron).Named("path").Select(path => (path.Attribute("class")!.Value, path.Data()));
    }

    [Fact]
    public void A_network_of_zeros_has_empty_pictures() =>
        new Report("r").FirstLayer(new Mlp(new Layer(new double[1, 4], [0], Activation.Linear)), 4, 1).Page()
            .Styled("picture").Single().Named("path").ShouldBeEmpty();

    [Fact]
    public void Of_many_neurons_the_first_64_are_shown()
    {
        var page = new Report("r").FirstLayer(new Mlp([4, 65, 1], Activation.Tanh, 1), 2, 2).Page();

        page.Styled("picture").Count().ShouldBe(64);
        page.Named("figcaption").Single().Value.ShouldContain("The first 64 of 65 neurons are shown.");
    }
}
