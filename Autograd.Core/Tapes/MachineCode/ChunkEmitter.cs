using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;

namespace Autograd.Core;

/// <summary>Writes one chunk of a listing as a method.</summary>
[RequiresDynamicCode("Emits a method.")]
internal sealed class ChunkEmitter
{
    // The parameters are what the delegate is bound to.
    private const short Parameters = 0, Point = 1, Results = 2, Scratch = 3;

    private static readonly Type Reference = typeof(double).MakeByRefType();
    private static readonly MethodInfo NumberOf = ((Func<Value[], int, double>)Number).Method;

    private readonly Listing listing;
    private readonly Placement placement;
    private readonly int chunk;
    private readonly DynamicMethod method;
    private readonly ILGenerator il;
    private readonly Dictionary<int, LocalBuilder> locals = [];

    public ChunkEmitter(Listing listing, Placement placement, int chunk)
    {
        (this.listing, this.placement, this.chunk) = (listing, placement, chunk);
        method = new(
            "Autograd tape", typeof(double), [typeof(Value[]), Reference, Reference, Reference], typeof(ChunkEmitter).Module, skipVisibility: true);
        il = method.GetILGenerator();
    }

    public PointFunction Emit(Value[] parameters)
    {
        foreach (var place in placement.LinesOf(chunk))
        {
            if (!placement.IsInPlace(place))
            {
                WriteStatement(place);
            }
        }

        WriteResults();
        if (chunk == placement.Chunks - 1)
        {
            Load(listing.Result);
        }
        else
        {
            il.Emit(OpCodes.Ldc_R8, 0.0);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<PointFunction>(parameters);
    }

    private void WriteStatement(int place)
    {
        var local = il.DeclareLocal(typeof(double));
        Compute(place, local);
        locals.Add(place, local);
        if (placement.IsKept(place, out var slot))
        {
            LoadAddress(Scratch, slot);
            il.Emit(OpCodes.Ldloc, local);
            il.Emit(OpCodes.Stind_R8);
        }
    }

    private void WriteResults()
    {
        for (var i = 0; i < listing.Outputs.Length; i++)
        {
            if (placement.ChunkOfOutput(i) == chunk)
            {
                LoadAddress(Results, i);
                Load(listing.Outputs[i]);
                il.Emit(OpCodes.Stind_R8);
            }
        }
    }

    /// <summary>Leaves the number on the stack.</summary>
    private void Load(int place)
    {
        if (listing.Lines[place].Kind == LineKind.Constant)
        {
            il.Emit(OpCodes.Ldc_R8, listing.Lines[place].Number);
        }
        else if (placement.IsInPlace(place))
        {
            Evaluate(place);
        }
        else if (locals.TryGetValue(place, out var local))
        {
            il.Emit(OpCodes.Ldloc, local);
        }
        else if (placement.IsKept(place, out var slot))
        {
            LoadFrom(Scratch, slot);
        }
    }

    private void Compute(int place, LocalBuilder local)
    {
        var line = listing.Lines[place];
        if (line.Kind != LineKind.Select)
        {
            Evaluate(place);
            il.Emit(OpCodes.Stloc, local);
            return;
        }

        Label otherwise = il.DefineLabel(), end = il.DefineLabel();
        BranchUnless(line.A, otherwise);
        Load(line.B);
        il.Emit(OpCodes.Stloc, local);
        il.Emit(OpCodes.Br, end);
        il.MarkLabel(otherwise);
        Load(line.C);
        il.Emit(OpCodes.Stloc, local);
        il.MarkLabel(end);
    }

    private void Evaluate(int place)
    {
        var line = listing.Lines[place];
        switch (line.Kind)
        {
            case LineKind.Input:
                LoadFrom(Point, line.A);
                break;
            case LineKind.Parameter:
                il.Emit(OpCodes.Ldarg, Parameters);
                il.Emit(OpCodes.Ldc_I4, line.A);
                il.Emit(OpCodes.Call, NumberOf);
                break;
            default:
                LoadOperands(line);
                Apply(line);
                break;
        }
    }

    private void LoadOperands(in Line line)
    {
        Load(line.A);
        if (line.B != Line.None)
        {
            Load(line.B);
        }
    }

    private void Apply(in Line line)
    {
        if (line.Kind == LineKind.Call)
        {
            il.Emit(OpCodes.Call, line.Function!.Method);
            return;
        }

        il.Emit(line.Kind switch
        {
            LineKind.Add => OpCodes.Add,
            LineKind.Subtract => OpCodes.Sub,
            LineKind.Multiply => OpCodes.Mul,
            LineKind.Divide => OpCodes.Div,
            _ => OpCodes.Neg,
        });
    }

    // The branches are those that are taken for NaN, of which no condition holds.
    private void BranchUnless(int condition, Label otherwise)
    {
        var line = listing.Lines[condition];
        if (line.Kind == LineKind.Both)
        {
            BranchUnless(line.A, otherwise);
            BranchUnless(line.B, otherwise);
            return;
        }

        LoadOperands(line);
        il.Emit(
            line.Kind switch
            {
                LineKind.IsAbove => OpCodes.Ble_Un,
                LineKind.IsAtLeast => OpCodes.Blt_Un,
                _ => OpCodes.Bne_Un,
            },
            otherwise);
    }

    private void LoadFrom(short argument, int index)
    {
        LoadAddress(argument, index);
        il.Emit(OpCodes.Ldind_R8);
    }

    private void LoadAddress(short argument, int index)
    {
        il.Emit(OpCodes.Ldarg, argument);
        if (index > 0)
        {
            il.Emit(OpCodes.Ldc_I4, index * sizeof(double));
            il.Emit(OpCodes.Add);
        }
    }

    private static double Number(Value[] parameters, int index) => parameters[index].Data;
}
