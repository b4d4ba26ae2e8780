using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>Compiles recorded programs to machine code for one point at a time.</summary>
internal static class PointCompiler
{
    /// <summary>
    /// How many lines one method has at most. From 100 to 1,000 it hardly matters; the JIT tracks about 1,000 locals, and keeps the
    /// others in memory.
    /// </summary>
    public const int ChunkSize = 400;

    /// <summary>
    /// How many lines are compiled at most: one takes 3 to 6 µs, so that these hold up the first call for a quarter of a second.
    /// </summary>
    public const int MostLines = 50_000;

    /// <summary>Code for the values of all roots, or null where there can be none.</summary>
    public static PointCode? Values(WengertList list, ReadOnlySpan<Value> parameters, int chunkSize = ChunkSize) =>
        RuntimeFeature.IsDynamicCodeCompiled && Listing.OfValues(list, MostLines) is { } listing
            ? Compile(listing, parameters, chunkSize)
            : null;

    /// <summary>
    /// Code for the value of the root and its derivatives by all leaves of a kind, 0 by those that are not used; or null where there can
    /// be none.
    /// </summary>
    public static PointCode? Gradient(
        WengertList list, InstructionKind leaves, int leafCount, ReadOnlySpan<Value> parameters, int chunkSize = ChunkSize) =>
        RuntimeFeature.IsDynamicCodeCompiled && Listing.OfGradient(list, leaves, leafCount, MostLines) is { } listing
            ? Compile(listing, parameters, chunkSize)
            : null;

    [RequiresDynamicCode("Emits a method.")]
    private static PointCode Compile(Listing listing, ReadOnlySpan<Value> parameters, int chunkSize)
    {
        var placement = new Placement(listing, chunkSize);
        Value[] held = [.. parameters];
        var chunks = new PointFunction[placement.Chunks];
        for (var i = 0; i < chunks.Length; i++)
        {
            chunks[i] = new ChunkEmitter(listing, placement, i).Emit(held);
        }

        return new(chunks.Length == 1 ? chunks[0] : new Chunks(chunks).Run, placement.ScratchLength);
    }
}
