using System.Runtime.CompilerServices;

namespace Autograd.Core;

// What the calls of a tape require of their arguments.
public sealed partial class Tape
{
    private static int ThreadsFor(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        return threads == 0 ? Environment.ProcessorCount : threads;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RequireLength(int length, long expected, string parameter, string item, string owner)
    {
        if (length != expected)
        {
            WrongLength(length, expected, parameter, item, owner);
        }
    }

    private static void WrongLength(int length, long expected, string parameter, string item, string owner) => throw new ArgumentException(
        $"{Counts.ThereAre(length, item)}: there must be one for each {owner}, {Counts.Number(expected)} in all.", parameter);

    // What one row writes, another would read.
    private static void RequireApart(ReadOnlySpan<double> one, ReadOnlySpan<double> other, string parameter)
    {
        if (one.Overlaps(other))
        {
            throw new ArgumentException("The lists overlap: what is written needs memory of its own, apart from what is read.", parameter);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RequireOneRoot()
    {
        if (RootCount != 1)
        {
            SeveralRoots();
        }
    }

    private void SeveralRoots() => throw new InvalidOperationException(
        $"The tape has {RootCount} roots, and this is of a tape with one: use Jacobian for their derivatives, and Evaluate or EvaluateBatch with room for all values.");

    private int CountRows(ReadOnlySpan<double> rows)
    {
        if (Inputs.IsEmpty)
        {
            throw new InvalidOperationException("The tape has no inputs, so there are no rows to run it on: use Evaluate or ParameterGradient.");
        }

        if (rows.IsEmpty || rows.Length % Inputs.Length != 0)
        {
            throw new ArgumentException(
                rows.IsEmpty
                    ? $"There are no rows: give at least one, of {Counts.Of(Inputs.Length, "number")}."
                    : $"{Counts.ThereAre(rows.Length, "number")}, and each row needs {Inputs.Length}, one for each input: give whole rows.",
                nameof(rows));
        }

        return rows.Length / Inputs.Length;
    }
}
