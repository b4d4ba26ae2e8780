namespace Autograd.Tests.Tapes;

public class TapeReadingTests
{
    [Fact]
    public void A_tape_reads_as_what_it_does_once_a_batch_and_for_every_sample()
    {
        Value x = new(1, "x"), unnamed = 2, w = new(3, "w"), b = new(4, "b");
        var tape = Tape.Record((x * Value.Exp(w)) + (unnamed * 1 * b) + (2.0 * 3 * x), [x, unnamed], [w, b]);

        // unnamed · 1 is dropped, and three products in a chain are one dot product: (x, input[1], x) · (exp w, b, 6).
        Lines(tape).ShouldBe(
        [
            "tape of 2 inputs, 2 parameters, 1 root",
            "  constants folded: 7 -> 7",
            "  identities dropped: 7 -> 6",
            "  equal subexpressions merged: 6 -> 6",
            "  choices gated: 6 -> 6",
            "  sums and products gathered: 6 -> 2",
            "once a batch, 1 operation:",
            "  %4 = exp(w)",
            "for every sample, 1 operation:",
            "  %7 = dot(x, input[1], x, %4, b, 6, -0)",
            "  root = %7",
            "backward to the inputs: 1 of 2 operations",
            "backward to the parameters: 2 of 2 operations",
        ]);
    }

    [Fact]
    public void Several_roots_are_numbered_and_may_be_leaves()
    {
        Value x = new(1, "x"), w = 2;
        var text = Lines(Tape.Record([x.Sin(), x, w, Value.Constant(0.5)], [x], [w]));
        text[0].ShouldBe("tape of 1 input, 1 parameter, 4 roots");
        text.Where(line => line.Contains("root ", StringComparison.Ordinal))
            .ShouldBe(["  root 0 = %2", "  root 1 = x", "  root 2 = parameter[0]", "  root 3 = 0.5"]);
    }

    private static string[] Lines(Tape tape) => tape.ToString().TrimEnd().Split(Environment.NewLine);
}
