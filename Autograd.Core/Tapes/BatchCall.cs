namespace Autograd.Core;

/// <summary>What a backward pass starts from.</summary>
internal enum Seed
{
    /// <summary>There is none: forward only.</summary>
    None,

    /// <summary>1 for the root of each sample.</summary>
    Each,

    /// <summary>1 for the mean of the samples' roots.</summary>
    Mean,

    /// <summary>Sample i starts from root i.</summary>
    Diagonal,
}

/// <summary>What a call asks for, and where the caller's lists are while it lasts.</summary>
internal readonly unsafe struct BatchCall(Seed seed, int count, int rowStride, double* rows, double* values, double* gradients)
{
    /// <summary>What the backward pass starts from.</summary>
    public Seed Seed { get; } = seed;

    /// <summary>The number of samples.</summary>
    public int Count { get; } = count;

    /// <summary>From one sample's inputs to the next's.</summary>
    public int RowStride { get; } = rowStride;

    /// <summary>The samples' inputs.</summary>
    public double* Rows { get; } = rows;

    /// <summary>Where the roots go, sample by sample; null where they are not asked for.</summary>
    public double* Values { get; } = values;

    /// <summary>Where the gradients by the inputs go, sample by sample; null where they are not asked for.</summary>
    public double* Gradients { get; } = gradients;
}
