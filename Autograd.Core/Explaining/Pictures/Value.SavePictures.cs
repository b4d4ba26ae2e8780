namespace Autograd.Core;

public partial class Value
{
    /// <summary>Writes what <see cref="ToDot"/> returns to a file, whole or not at all; folders are made as needed.</summary>
    /// <param name="path">The file, new or not; "graph.dot", say.</param>
    /// <param name="maximumEdges">The most arrows that are drawn.</param>
    /// <param name="parameters">Leaves shared by all samples, told apart from inputs: hexagons.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty, or one of <paramref name="parameters"/> is null or not a variable.</exception>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumEdges"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The graph is larger than that.</exception>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    public string SaveDot(string path, int maximumEdges = 2000, IEnumerable<Value>? parameters = null) =>
        AtomicFile.Save(path, ToDot(maximumEdges, parameters));

    /// <summary>Writes what <see cref="ToMermaid"/> returns to a file, whole or not at all; folders are made as needed.</summary>
    /// <param name="path">The file, new or not; "graph.mmd", say.</param>
    /// <param name="parameters">Leaves shared by all samples, told apart from inputs: hexagons.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty, or one of <paramref name="parameters"/> is null or not a variable.</exception>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="InvalidOperationException">The graph is larger than Mermaid would draw.</exception>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    public string SaveMermaid(string path, IEnumerable<Value>? parameters = null) => AtomicFile.Save(path, ToMermaid(parameters));

    /// <summary>Writes what <see cref="ToSvg"/> returns to a file, whole or not at all; folders are made as needed.</summary>
    /// <param name="path">The file, new or not; "graph.svg", say.</param>
    /// <param name="maximumEdges">The most edges that are drawn.</param>
    /// <param name="parameters">Leaves shared by all samples, told apart from inputs: hexagons.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty, or one of <paramref name="parameters"/> is null or not a variable.</exception>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumEdges"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The graph is larger than that.</exception>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    public string SaveSvg(string path, int maximumEdges = 2000, IEnumerable<Value>? parameters = null) =>
        AtomicFile.Save(path, ToSvg(maximumEdges, parameters));
}
