namespace Autograd.Core;

public partial class Value
{
    /// <summary>
    /// The staged computation of this value and its derivatives by everything that it depends on, step by step:
    /// <c>Console.WriteLine(f.Explain())</c>. Nothing is changed, and no <see cref="Grad"/> is read.
    /// </summary>
    /// <param name="maximumStages">The most operations that are explained, with ten contributions to adjoints for each.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumStages"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">The graph is larger than that.</exception>
    public Explanation Explain(int maximumStages = 200)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumStages);
        return new(this, maximumStages);
    }
}
