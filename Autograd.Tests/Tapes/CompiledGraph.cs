namespace Autograd.Tests.Tapes;

/// <summary>A graph as machine code, run on arrays.</summary>
internal sealed class CompiledGraph
{
    // One chunk, whatever the length.
    public const int Whole = int.MaxValue;

    private readonly PointCode code;
    private readonly int resultLength;
    private readonly double[] scratch;

    private CompiledGraph(PointCode? code, int resultLength)
    {
        this.code = code.ShouldNotBeNull();
        this.resultLength = resultLength;
        scratch = new double[this.code.ScratchLength + 1];
    }

    public int ScratchLength => code.ScratchLength;

    /// <summary>The gradient by the inputs, or by the parameters if there are any.</summary>
    public static CompiledGraph Gradient(
        Value root, Value[] inputs, Value[]? parameters = null, bool passes = true, int chunkSize = PointCompiler.ChunkSize)
    {
        var (leaves, count) = parameters is null ? (InstructionKind.Input, inputs.Length) : (InstructionKind.Parameter, parameters.Length);
        return new(PointCompiler.Gradient(Program([root], inputs, parameters ?? [], passes), leaves, count, parameters, chunkSize), count);
    }

    public static CompiledGraph Values(Value[] roots, Value[] inputs, int chunkSize = PointCompiler.ChunkSize) =>
        new(PointCompiler.Values(Program(roots, inputs, [], passes: true), [], chunkSize), roots.Length);

    public static Listing Listing(Value root, Value[] inputs, bool passes = true) =>
        Autograd.Core.Listing.OfGradient(Program([root], inputs, [], passes), InstructionKind.Input, inputs.Length, int.MaxValue).ShouldNotBeNull();

    public static WengertList Program(Value[] roots, Value[] inputs, Value[] parameters, bool passes)
    {
        var recorded = Recorder.Record(roots, inputs, parameters);
        return passes ? Passes.Run(recorded).Program : recorded;
    }

    /// <summary>What it returns and what it writes, over numbers that are none of its own.</summary>
    public (double Value, double[] Results) At(params double[] point)
    {
        // There is always a first element to point to.
        double[] read = [.. point, double.NaN], results = new double[resultLength + 1];
        Array.Fill(results, double.NaN);
        Array.Fill(scratch, double.NaN);
        var value = code.Run(ref read[0], ref results[0], ref scratch[0]);
        return (value, results[..^1]);
    }

    /// <summary>The same, in place and without anything around it.</summary>
    public double Run(double[] point, double[] results, double[] scratch) => code.Run(ref point[0], ref results[0], ref scratch[0]);
}
