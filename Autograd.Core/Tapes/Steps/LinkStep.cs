using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core;

/// <summary>y = f(a₀, …, aₙ₋₁); any operand may be shared by all samples.</summary>
internal sealed class LinkStep<TLink, T>(int y, Argument[] arguments) : Step<T>
    where TLink : struct, ILink
    where T : struct, ILanes<T>, IReal<T>
{
    public override int ScratchLength(int rowLength) => arguments.Length * T.Width;

    public override void Forward(in Frame<T> frame)
    {
        var operands = Operands(frame);
        ref var result = ref frame.Primal(y);
        for (var v = 0; v < frame.Vectors; v++)
        {
            Gather(frame, v, operands);
            T.Store(TLink.Primal<T>(operands), ref Unsafe.Add(ref result, v * T.Width));
        }
    }

    public override void Backward(in Frame<T> frame)
    {
        var operands = Operands(frame);
        for (var v = 0; v < frame.Vectors; v++)
        {
            Gather(frame, v, operands);
            var at = v * T.Width;
            T primal = T.Load(ref Unsafe.Add(ref frame.Primal(y), at)), adjoint = T.Load(ref Unsafe.Add(ref frame.Adjoint(y), at));
            for (var i = 0; i < arguments.Length; i++)
            {
                var argument = arguments[i];
                if (!argument.WantsAdjoint)
                {
                    continue;
                }

                T sum = 0;
                frame.HandDown(argument, v, TLink.HandDown(operands, i, primal, adjoint), ref sum);
                frame.Settle(argument, sum);
            }
        }
    }

    private Span<T> Operands(in Frame<T> frame) => MemoryMarshal.CreateSpan(ref Unsafe.As<double, T>(ref frame.Scratch), arguments.Length);

    private void Gather(in Frame<T> frame, int vector, Span<T> operands)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            operands[i] = frame.Load(arguments[i], vector);
        }
    }
}
