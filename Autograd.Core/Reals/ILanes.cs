namespace Autograd.Core;

/// <summary>
/// Several doubles handled at once, one a sample: a rule run on it computes <see cref="Width"/> samples by the same instructions.
/// </summary>
/// <typeparam name="T">The number type itself.</typeparam>
internal interface ILanes<T> : IReal<T>
    where T : struct, ILanes<T>, IReal<T>
{
    /// <summary>How many doubles there are.</summary>
    static abstract int Width { get; }

    /// <summary>The <see cref="Width"/> doubles from there on, aligned or not.</summary>
    static abstract T Load(ref readonly double at);

    /// <summary>Writes the <see cref="Width"/> doubles from there on, aligned or not.</summary>
    static abstract void Store(T x, ref double at);

    /// <summary>The sum of the lanes, by halves: the upper half is added to the lower until one is left.</summary>
    static abstract double SumAcross(T x);

    /// <summary>Lanes 0 … <paramref name="count"/> − 1 as they are, the rest 0 whatever they held.</summary>
    static abstract T KeepFirst(T x, int count);
}
