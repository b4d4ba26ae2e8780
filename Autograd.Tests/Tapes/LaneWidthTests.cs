namespace Autograd.Tests.Tapes;

public class LaneWidthTests
{
    // CI runs these tests once for each kind of machine, by switches of the runtime: one that did nothing would go unseen.
    private const string Expected = "AUTOGRAD_EXPECTED_LANES";

    [Fact]
    public void The_machine_has_registers_of_one_of_the_widths() => Replays.Widths.ShouldContain(LaneWidth.OfMachine);

    [Fact]
    public void The_machine_has_registers_of_the_width_that_CI_has_switched_to() =>
        LaneWidth.OfMachine.ToString(System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(Environment.GetEnvironmentVariable(Expected) ?? $"{LaneWidth.OfMachine}");

    [Fact]
    public void Registers_hold_8_4_2_or_1_doubles_and_nothing_else()
    {
        var list = Recorder.Record([Value.Constant(1)], [], []);
        Should.Throw<ArgumentOutOfRangeException>(() => Plan.For(3, list, [], 0, _ => false)).ParamName.ShouldBe("width");
    }
}
