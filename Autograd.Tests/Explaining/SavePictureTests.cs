namespace Autograd.Tests.Explaining;

public sealed class SavePictureTests : IDisposable
{
    private static readonly Value F = new Value(2, "größe").Sin();

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("graph.dot")]
    [InlineData("graph.mmd")]
    [InlineData("graph.svg")]
    public void A_picture_is_saved_as_it_is_and_its_folder_made(string name)
    {
        var path = folder[Path.Combine("new", name)];

        Saved(name, path).ShouldBe(path);

        // Without a mark of the byte order, which ReadAllBytes would show.
        File.ReadAllBytes(path).ShouldBe(System.Text.Encoding.UTF8.GetBytes(Text(name)));
        Text(name).ShouldNotContain("\r");
    }

    [Fact]
    public void Parameters_are_saved_as_such()
    {
        var x = new Value(1, "x");
        File.ReadAllText(x.Sin().SaveDot(folder["a.dot"], parameters: [x])).ShouldContain("hexagon");
        File.ReadAllText(x.Sin().SaveMermaid(folder["a.mmd"], [x])).ShouldContain("{{");
        File.ReadAllText(x.Sin().SaveSvg(folder["a.svg"], parameters: [x])).ShouldContain("node parameter");
    }

    [Fact]
    public void A_graph_that_is_refused_leaves_no_file_and_no_folder()
    {
        Should.Throw<InvalidOperationException>(() => F.SaveDot(folder["new/a.dot"], maximumEdges: 0)).Message.ShouldContain("ToDot(maximumEdges: 1)");
        Should.Throw<InvalidOperationException>(() => F.SaveSvg(folder["new/a.svg"], maximumEdges: 0));
        Should.Throw<InvalidOperationException>(() => Value.Sum(Enumerable.Repeat(F, 501)).SaveMermaid(folder["new/a.mmd"]));

        folder.Names.ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_path_is_refused()
    {
        Should.Throw<ArgumentException>(() => F.SaveDot("")).ParamName.ShouldBe("path");
        Should.Throw<ArgumentException>(() => F.SaveMermaid(" ")).ParamName.ShouldBe("path");
        Should.Throw<ArgumentException>(() => F.SaveSvg(null!)).ParamName.ShouldBe("path");
    }

    private static string Saved(string name, string path) => name switch
    {
        "graph.dot" => F.SaveDot(path),
        "graph.mmd" => F.SaveMermaid(path),
        _ => F.SaveSvg(path),
    };

    private static string Text(string name) => name switch
    {
        "graph.dot" => F.ToDot(),
        "graph.mmd" => F.ToMermaid(),
        _ => F.ToSvg(),
    };
}
