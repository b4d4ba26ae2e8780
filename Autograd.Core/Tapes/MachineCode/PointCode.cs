namespace Autograd.Core;

/// <summary>Machine code for one point.</summary>
/// <param name="point">The first input.</param>
/// <param name="results">The first of what is written: values of roots, or derivatives. They may be written over the point.</param>
/// <param name="scratch">The first of as many doubles as the code needs; what they hold does not matter. One thread at a time.</param>
/// <returns>The value of the first root.</returns>
internal delegate double PointFunction(ref readonly double point, ref double results, ref double scratch);

/// <summary>A recorded program as machine code for one point. It may be run by many threads at once, each with its own scratch.</summary>
/// <param name="Run">The code.</param>
/// <param name="ScratchLength">How many doubles of scratch it needs.</param>
internal sealed record PointCode(PointFunction Run, int ScratchLength);

/// <summary>Code in several methods, run one after the other.</summary>
internal sealed class Chunks(PointFunction[] chunks)
{
    public double Run(ref readonly double point, ref double results, ref double scratch)
    {
        var y = 0.0;
        foreach (var chunk in chunks)
        {
            y = chunk(in point, ref results, ref scratch);
        }

        return y;
    }
}
