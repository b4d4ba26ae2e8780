using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core;

/// <summary>
/// Dot products that share their inputs, y = b + W · x: a layer of neurons. W and b are shared by all samples. The chain rule for all
/// its rows at once: W̄ += ȳ · xᵀ, x̄ += Wᵀ · ȳ, b̄ += the sum of ȳ over the samples.
/// </summary>
/// <param name="y">The first row of the results; the others follow.</param>
/// <param name="outputs">How many there are.</param>
/// <param name="x">The first row of the inputs; the others follow.</param>
/// <param name="inputs">How many there are.</param>
/// <param name="weights">Where W begins: a row for each output.</param>
/// <param name="weightsRow">From one row of W to the next.</param>
/// <param name="biases">b, one for each output.</param>
/// <param name="wantsWeights">Whether adjoints of W are wanted.</param>
/// <param name="wantsInputs">Whether adjoints of x are wanted.</param>
internal sealed class LayerStep<T>(
    int y, int outputs, int x, int inputs, int weights, int weightsRow, Argument[] biases, bool wantsWeights, bool wantsInputs) : Step<T>
    where T : struct, ILanes<T>, IReal<T>
{
    private int PaddedInputs => (inputs + T.Width - 1) / T.Width * T.Width;

    public override int ScratchLength(int rowLength) => (rowLength * PaddedInputs) + (outputs * T.Width);

    public override void Forward(in Frame<T> frame)
    {
        for (var j = 0; j < outputs; j++)
        {
            T bias = frame.Shared(biases[j].Slot);
            for (var v = 0; v < frame.Vectors; v++)
            {
                T.Store(bias, ref Unsafe.Add(ref frame.Primal(y + j), v * T.Width));
            }
        }

        MatrixProduct<T>.Add(
            ref frame.Primal(y), frame.RowLength, outputs, frame.Vectors,
            ref frame.Shared(weights), weightsRow, 1,
            ref frame.Primal(x), frame.RowLength, inputs);
    }

    public override void Backward(in Frame<T> frame)
    {
        if (wantsInputs)
        {
            MatrixProduct<T>.Add(
                ref frame.Adjoint(x), frame.RowLength, inputs, frame.Vectors,
                ref frame.Shared(weights), 1, weightsRow,
                ref frame.Adjoint(y), frame.RowLength, outputs);
        }

        if (wantsWeights)
        {
            AddToWeightAdjoints(frame);
        }

        for (var j = 0; j < outputs; j++)
        {
            if (biases[j].WantsAdjoint)
            {
                T sum = 0;
                for (var v = 0; v < frame.Vectors; v++)
                {
                    frame.HandDown(biases[j], v, Dot.Db<T>() * T.Load(ref Unsafe.Add(ref frame.Adjoint(y + j), v * T.Width)), ref sum);
                }

                frame.Settle(biases[j], sum);
            }
        }
    }

    // Sample by sample, so that only samples in use are added, and the sums over them stay in registers.
    private void AddToWeightAdjoints(in Frame<T> frame)
    {
        ref var samples = ref frame.Scratch;
        var padded = PaddedInputs;
        Transpose(ref frame.Primal(x), frame.RowLength, ref samples, padded, inputs, frame.Used);

        var whole = inputs / T.Width;
        MatrixProduct<T>.Add(
            ref frame.SharedAdjoint(weights), weightsRow, outputs, whole,
            ref frame.Adjoint(y), frame.RowLength, 1,
            ref samples, padded, frame.Used);

        var rest = inputs - (whole * T.Width);
        if (rest == 0)
        {
            return;
        }

        // The last register of a row of W̄ would reach into the next row: its sums are taken aside.
        ref var aside = ref Unsafe.Add(ref samples, frame.RowLength * padded);
        MemoryMarshal.CreateSpan(ref aside, outputs * T.Width).Clear();
        MatrixProduct<T>.Add(
            ref aside, T.Width, outputs, 1,
            ref frame.Adjoint(y), frame.RowLength, 1,
            ref Unsafe.Add(ref samples, whole * T.Width), padded, frame.Used);
        for (var j = 0; j < outputs; j++)
        {
            ref var row = ref frame.SharedAdjoint(weights + (j * weightsRow) + (whole * T.Width));
            for (var k = 0; k < rest; k++)
            {
                Unsafe.Add(ref row, k) += Unsafe.Add(ref aside, (j * T.Width) + k);
            }
        }
    }

    /// <summary>Rows of samples become samples of rows; what pads a sample stays as it is, and is never read back.</summary>
    private static void Transpose(ref double rows, int rowLength, ref double samples, int sampleLength, int count, int used)
    {
        for (var k = 0; k < count; k++)
        {
            ref var row = ref Unsafe.Add(ref rows, k * rowLength);
            for (var s = 0; s < used; s++)
            {
                Unsafe.Add(ref samples, (s * sampleLength) + k) = Unsafe.Add(ref row, s);
            }
        }
    }
}
