using System.Runtime.CompilerServices;

namespace Autograd.Tests.Tapes;

/// <summary>Where a process may make no code, as after ahead-of-time compilation, a tape interprets.</summary>
public class DynamicCodeTests
{
    // CI runs the tests of the tape once without dynamic code. A switch that did nothing would go unseen, so it is tested too.
    private const string Allowed = "AUTOGRAD_DYNAMIC_CODE";
    private const string SwitchOfTheRuntime = "System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported";

    // The runtime reads its switch once, at the first question.
    [ModuleInitializer]
    internal static void SwitchOff()
    {
        if (Environment.GetEnvironmentVariable(Allowed) == "0")
        {
            AppContext.SetSwitch(SwitchOfTheRuntime, false);
        }
    }

    [Fact]
    public void Code_can_be_made_unless_CI_has_switched_that_off() =>
        (RuntimeFeature.IsDynamicCodeCompiled ? "1" : "0").ShouldBe(Environment.GetEnvironmentVariable(Allowed) ?? "1");

    [Fact]
    public void A_tape_has_machine_code_where_the_runtime_can_make_it_and_none_elsewhere()
    {
        var x = new Value(3);
        var program = CompiledGraph.Program([x * x], [x], [], passes: false);
        (PointCompiler.Values(program, []) is not null).ShouldBe(RuntimeFeature.IsDynamicCodeCompiled);
        (PointCompiler.Gradient(program, InstructionKind.Input, 1, []) is not null).ShouldBe(RuntimeFeature.IsDynamicCodeCompiled);
    }
}
