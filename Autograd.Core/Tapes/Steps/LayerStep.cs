using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    public override void Forward(in Frame<T> frame) => MatrixProduct<T, FromBias<T>>.Add(
        ref frame.Primal(shape.Y), frame.RowLength, outputs, frame.Vectors,
        ref frame.Shared(shape.Weights), shape.WeightsRow, 1,
        ref frame.Primal(shape.X), frame.RowLength, inputs,
        ref frame.Shared(shape.Biases), shape.BiasesStep);

    public override void Backward(in Frame<T> frame)
    {
        if (shape.WantsInputs)
        {
            MatrixProduct<T, FromC<T>>.Add(
                ref frame.Adjoint(shape.X), frame.RowLength, inputs, frame.Vectors,
                ref frame.Shared(shape.Weights), 1, shape.WeightsRow,
                ref frame.Adjoint(shape.Y), frame.RowLength, outputs,
                ref frame.Scratch, 0);
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

        MatrixProduct<T, FromC<T>>.Add(
            ref frame.SharedAdjoint(shape.Weights), shape.WeightsRow, outputs, whole,
            ref frame.Adjoint(shape.Y), frame.RowLength, 1,
            ref samples, sampleLength, frame.Used,
            ref frame.Scratch, 0);
        if (rest == 0)
        {
            return;
        }

        // The last register of a row of W̄ would reach into the next row: its sums are taken aside.
        ref var aside = ref Unsafe.Add(ref samples, frame.RowLength * padded);
        MemoryMarshal.CreateSpan(ref aside, outputs * T.Width).Clear();
        MatrixProduct<T, FromC<T>>.Add(
            ref aside, T.Width, outputs, 1,
            ref frame.Adjoint(shape.Y), frame.RowLength, 1,
            ref Unsafe.Add(ref samples, whole * T.Width), padded, frame.Used,
            ref frame.Scratch, 0);
        for (var j = 0; j < outputs; j++)
        {
            ref var row = ref frame.SharedAdjoint(shape.Weights + (j * shape.WeightsRow) + (whole * T.Width));
            for (var k = 0; k < rest; k++)
            {
                Unsafe.Add(ref row, k) += Unsafe.Add(ref aside, (j * T.Width) + k);
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
