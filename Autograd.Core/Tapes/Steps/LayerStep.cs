using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>
/// Dot products that share their inputs, y = b + W · x: a layer of neurons. W and b are shared by all samples. The chain rule for all
/// its rows at once: W̄ += ȳ · xᵀ, x̄ += Wᵀ · ȳ, b̄ += the sum of ȳ over the samples.
/// </summary>
/// <param name="shape">Where its numbers stand.</param>
internal sealed class LayerStep<T>(LayerShape shape) : Step<T> where T : struct, ILanes<T>, IReal<T>
{
    private readonly int outputs = shape.Outputs, inputs = shape.Inputs;
    private readonly int whole = shape.Inputs / T.Width, rest = shape.Inputs % T.Width;

    // A row of samples is padded to whole registers; what pads it is multiplied, and the product not used.
    private readonly int padded = (shape.Inputs + T.Width - 1) / T.Width * T.Width;

    public override int ScratchLength(int rowLength) => (rowLength * padded) + (outputs * T.Width);

    public override void Forward(in Frame<T> frame) => MatrixProduct<T, FromBias<T>>.Compute(
        c: new(ref frame.Primal(shape.Y), frame.RowLength),
        start: new(ref frame.Shared(shape.Biases), shape.BiasesStep),
        a: new(ref frame.Shared(shape.Weights), shape.WeightsRow),
        b: new(ref frame.Primal(shape.X), frame.RowLength),
        outputs,
        frame.Vectors,
        depth: inputs);

    public override void Backward(in Frame<T> frame)
    {
        if (shape.WantsInputs)
        {
            var xBar = new Matrix(ref frame.Adjoint(shape.X), frame.RowLength);
            MatrixProduct<T, FromRegisters<T>>.Compute(
                c: xBar,
                start: xBar,
                a: new(ref frame.Shared(shape.Weights), row: 1, column: shape.WeightsRow),
                b: new(ref frame.Adjoint(shape.Y), frame.RowLength),
                inputs,
                frame.Vectors,
                depth: outputs);
        }

        if (shape.WantsWeights)
        {
            AddToWeightAdjoints(frame);
        }

        if (shape.WantsBiases)
        {
            AddToBiasAdjoints(frame);
        }
    }

    // Sample by sample, so that only samples in use are added, and the sums over them stay in registers.
    private void AddToWeightAdjoints(in Frame<T> frame)
    {
        ref var samples = ref frame.Scratch;
        nint sampleLength = padded;
        if (shape.Column >= 0 && rest == 0)
        {
            samples = ref Unsafe.Add(ref frame.Samples, shape.Column);
            sampleLength = frame.SampleLength;
        }
        else
        {
            Transposition.Write(in frame.Primal(shape.X), frame.RowLength, inputs, frame.Used, ref samples, padded);
        }

        var yBar = new Matrix(ref frame.Adjoint(shape.Y), frame.RowLength);
        var weightBars = new Matrix(ref frame.SharedAdjoint(shape.Weights), shape.WeightsRow);
        MatrixProduct<T, FromRegisters<T>>.Compute(
            weightBars, start: weightBars, yBar, new(ref samples, sampleLength), outputs, whole, depth: frame.Used);
        if (rest == 0)
        {
            return;
        }

        // The last register of a row of W̄ would reach into the next row: its sums are taken aside.
        var aside = new Matrix(ref Unsafe.Add(ref samples, frame.RowLength * padded), T.Width);
        var zero = 0.0;
        MatrixProduct<T, FromBias<T>>.Compute(
            aside, start: new(ref zero, row: 0), yBar, new(ref Unsafe.Add(ref samples, whole * T.Width), padded), outputs, 1, depth: frame.Used);
        for (var j = 0; j < outputs; j++)
        {
            for (var k = 0; k < rest; k++)
            {
                weightBars.At(j, (whole * T.Width) + k) += aside.At(j, k);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddToBiasAdjoints(in Frame<T> frame)
    {
        ref var yBar = ref frame.Adjoint(shape.Y);
        ref var biasBar = ref frame.SharedAdjoint(shape.Biases);
        nint step = shape.BiasesStep, row = frame.RowLength;
        int before = (frame.Vectors - 1) * T.Width, last = frame.LastCount;
        for (var j = 0; j < outputs; j++)
        {
            var sum = T.KeepFirst(T.Load(ref Unsafe.Add(ref yBar, before)), last);
            for (nint i = 0; i < before; i += T.Width)
            {
                sum += T.Load(ref Unsafe.Add(ref yBar, i));
            }

            biasBar += T.SumAcross(Dot.Db<T>() * sum);
            yBar = ref Unsafe.Add(ref yBar, row);
            biasBar = ref Unsafe.Add(ref biasBar, step);
        }
    }
}
