using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Autograd.Core;

// A value as a reader sees it: in a watch window, in a failing test, on the console.
public partial class Value
{
    /// <summary>
    /// Name, operation with operands, primal, adjoint and local derivatives, as in
    /// <c>h = mul(g, z) = -12, grad 1, local derivatives [-4, 3]</c>.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Name is { } name)
        {
            text.Append(name).Append(" = ");
        }

        if (Operation is { } operation)
        {
            text.Append(operation).Append('(').AppendJoin(", ", Shortened(Operands.Select(operand => operand.Label()))).Append(") = ");
        }

        text.Append(Number(data));
        if (IsConstant)
        {
            return text.Append(", constant").ToString();
        }

        text.Append(", grad ").Append(Number(grad));
        if (!IsLeaf)
        {
            text.Append(", local derivatives [").AppendJoin(", ", Shortened(LocalDerivatives.Select(Number))).Append(']');
        }

        return text.ToString();
    }

    /// <summary>The name, or the number where there is none.</summary>
    internal string Label() => Name ?? Number(data);

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Shortened(IEnumerable<string> items)
    {
        const int Shown = 8;
        var all = items.ToList();
        return all.Count <= Shown ? all : all.Take(Shown).Append($"… {all.Count - Shown} more");
    }

    /// <summary>What a debugger shows for a value when it is opened.</summary>
    private sealed class ValueDebugView(Value value)
    {
        public string? Name => value.Name;

        public double Data => value.Data;

        public double Grad => value.Grad;

        public string? Operation => value.Operation;

        public EdgeView[] Operands =>
            [.. value.Operands.Zip(value.LocalDerivatives, (operand, derivative) => new EdgeView(operand, derivative))];
    }

    [DebuggerDisplay("local derivative {LocalDerivative} by {Operand}")]
    private sealed record EdgeView(Value Operand, double LocalDerivative);
}
