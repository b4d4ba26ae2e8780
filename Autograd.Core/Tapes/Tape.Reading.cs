using System.Globalization;
using System.Text;

namespace Autograd.Core;

// A tape as a reader sees it.
public sealed partial class Tape
{
    /// <summary>
    /// The program, one operation a line, as <c>%4 = mul(x, %3)</c>: first what is computed once a batch, then what is computed for
    /// every sample; before it what was done to the recording, with the number of operations before and after; and how many of them
    /// a backward pass visits.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"tape of {Counts.Of(Inputs.Length, "input")}, {Counts.Of(parameters.Length, "parameter")}, {Counts.Of(RootCount, "root")}").AppendLine();
        foreach (var (effect, before, after) in reports)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {effect}: {before} -> {after}").AppendLine();
        }

        var varies = program.DependOn(kind => kind == InstructionKind.Input);
        WriteOperations(text, "once a batch", place => !varies[place]);
        WriteOperations(text, "for every sample", place => varies[place]);
        for (var r = 0; r < RootCount; r++)
        {
            var label = RootCount == 1 ? "root" : string.Create(CultureInfo.InvariantCulture, $"root {r}");
            text.Append("  ").Append(label).Append(" = ").AppendLine(NameOf(program.Roots[r]));
        }

        WriteBackward(text, "inputs", InstructionKind.Input);
        WriteBackward(text, "parameters", InstructionKind.Parameter);
        return text.ToString();
    }

    private void WriteOperations(StringBuilder text, string when, Func<int, bool> isChosen)
    {
        var places = Schedule.Of(program, isChosen);
        if (places.Length == 0)
        {
            return;
        }

        text.Append(when).Append(", ").Append(Counts.Of(places.Length, "operation")).AppendLine(":");
        foreach (var place in places)
        {
            text.Append("  ").Append(NameOf(place)).Append(" = ").Append(program[place].Operator!.Name).Append('(');
            text.AppendJoin(", ", program.OperandsOf(place).ToArray().Select(NameOf)).AppendLine(")");
        }
    }

    private void WriteBackward(StringBuilder text, string leaves, InstructionKind kind)
    {
        var depends = program.DependOn(candidate => candidate == kind);
        var leads = program.LeadToRoot(differentiably: true);
        var visited = Enumerable.Range(0, program.Count)
            .Count(place => program[place].Kind == InstructionKind.Operation && depends[place] && leads[place]);
        if (depends.Contains(true))
        {
            text.Append(CultureInfo.InvariantCulture, $"backward to the {leaves}: {visited} of {program.Operations} operations").AppendLine();
        }
    }

    private string NameOf(int place)
    {
        var instruction = program[place];
        return instruction.Kind switch
        {
            InstructionKind.Constant => instruction.Number.ToString(CultureInfo.InvariantCulture),
            InstructionKind.Input => Inputs[instruction.Index].Name ?? string.Create(CultureInfo.InvariantCulture, $"input[{instruction.Index}]"),
            InstructionKind.Parameter => parameters[instruction.Index].Name ?? string.Create(CultureInfo.InvariantCulture, $"parameter[{instruction.Index}]"),
            _ => string.Create(CultureInfo.InvariantCulture, $"%{place}"),
        };
    }
}
