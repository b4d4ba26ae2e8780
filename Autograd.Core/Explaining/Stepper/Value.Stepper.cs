namespace Autograd.Core;

public partial class Value
{
    /// <summary>
    /// A page to step through the graph below this value, in any browser and without a network: forward, each operation computes its
    /// value; backward, each contribution to an adjoint is shown as a formula with numbers; variables can be changed, and everything
    /// is computed anew; a quiz asks for the adjoints.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The page computes for itself, from the numbers that the variables have now, with the library's rules written in JavaScript. Only
    /// the last digits of the browser's elementary functions may differ from the framework's.
    /// </para>
    /// <para>
    /// A choice (<see cref="Where(Condition, Value, Value)"/>) is there with both its sides and with what decides it, and is made
    /// anew when a variable changes. What C# decided while the graph was built, by an <c>if</c>, stays so. Of more than 500 values the
    /// page first shows those nearest to this value, and more when asked to, up to 2,000; it computes all.
    /// </para>
    /// </remarks>
    /// <param name="maximumNodes">The most values that the page may have to compute.</param>
    /// <param name="parameters">Leaves shared by all samples, told apart from inputs.</param>
    /// <exception cref="ArgumentException">One of <paramref name="parameters"/> is null or not a variable.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumNodes"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The graph is larger than that.</exception>
    public string ToHtml(int maximumNodes = 20_000, IEnumerable<Value>? parameters = null) =>
        SteppedPage.Of(this, ParameterSet(parameters), maximumNodes);

    /// <summary>Writes the page of <see cref="ToHtml"/> to a file, whole or not at all; folders are made as needed.</summary>
    /// <param name="path">The file, new or not.</param>
    /// <param name="maximumNodes">The most values that the page may have to compute.</param>
    /// <param name="parameters">Leaves shared by all samples, told apart from inputs.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty, or one of <paramref name="parameters"/> is null or not a variable.</exception>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumNodes"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The graph is larger than that.</exception>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    public string SaveHtml(string path, int maximumNodes = 20_000, IEnumerable<Value>? parameters = null) =>
        AtomicFile.Save(path, ToHtml(maximumNodes, parameters));
}
