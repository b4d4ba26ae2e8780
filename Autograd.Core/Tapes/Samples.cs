namespace Autograd.Core;

/// <summary>Between samples, one after the other as the caller has them, and the rows of a block.</summary>
internal static unsafe class Samples
{
    /// <summary>Column by column of the samples into rows of a block.</summary>
    public static void ToRows(double* samples, int stride, (int Column, int Row)[] inputs, Block block, int used)
    {
        foreach (var (column, row) in inputs)
        {
            var from = samples + column;
            var to = block.Row(row)[..used];
            for (var s = 0; s < to.Length; s++)
            {
                to[s] = from[(long)s * stride];
            }
        }
    }

    /// <summary>The adjoints of the inputs, sample by sample; 0 for an input that is not used.</summary>
    public static void FromAdjoints(Block block, (int Column, int Row)[] inputs, double* gradients, int stride, int used)
    {
        new Span<double>(gradients, checked(used * stride)).Clear();
        foreach (var (column, row) in inputs)
        {
            var from = block.AdjointRow(row)[..used];
            for (var s = 0; s < from.Length; s++)
            {
                gradients[((long)s * stride) + column] = from[s];
            }
        }
    }
}
