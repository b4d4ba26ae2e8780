using System.Reflection;
using Autograd.Nn;
using Xunit.Sdk;
using Xunit.v3;

namespace Autograd.Tests.Explaining;

/// <summary>What a failing lesson says: xunit's message, and below it the staged computation.</summary>
public class OnFailureTests
{
    [Fact]
    public void A_failing_assertion_keeps_its_message_and_shows_the_staged_computation()
    {
        Value x = 2, y = 3;
        var f = x * y;
        OnFailure.Explain(f, new { x, y });
        var failure = Should.Throw<ShouldAssertException>(() => f.Data.ShouldBe(7));

        var message = Reported(failure);

        message.ShouldStartWith(failure.Message);
        failure.Message.ShouldContain("7d"); // expected
        failure.Message.ShouldContain("6d"); // actual
        message.ShouldEndWith(f.Explain().ToString());
        message.ShouldContain("1  f = x · y = 6");
    }

    [Fact]
    public void Adjoints_stay_as_the_test_left_them()
    {
        Value x = 2;
        var f = x * x;
        f.Grad = 5;
        x.Grad = 7;
        OnFailure.Explain(f);

        Reported(new InvalidOperationException()).ShouldContain("The staged computation");

        (f.Grad, x.Grad).ShouldBe((5, 7));
    }

    [Fact]
    public void Until_a_test_fails_nothing_is_done_and_afterwards_nothing_is_kept()
    {
        Value x = 2;
        var f = x * x;
        OnFailure.Explain(f, new { x });

        Finish();

        x.Name.ShouldBeNull();
        Reported(new InvalidOperationException("A message.")).ShouldBe("A message.");
    }

    [Fact]
    public void Of_two_values_the_later_one_is_explained()
    {
        Value x = 2;
        var first = x * x;
        var second = x + x;
        OnFailure.Explain(first);
        OnFailure.Explain(second);

        Reported(new InvalidOperationException()).ShouldContain("second = ");
    }

    [Fact]
    public void Lists_and_layers_have_names_with_places()
    {
        Value[][] a = [[1, 2], [3, 4]];
        var hidden = new Layer(new double[,] { { 5, 6 } }, [7], Activation.Linear);
        var f = Value.Sum(a[1][0], hidden.Forward(a[0])[0]);
        OnFailure.Explain(f, new { a, hidden });

        var message = Reported(new InvalidOperationException());

        message.ShouldContain("a[1][0] = 3");
        message.ShouldContain("hidden[0].w[1] = 6");
        message.ShouldContain("hidden[0].b = 7");
    }

    [Fact]
    public void A_name_that_was_given_stays_and_an_expression_is_none()
    {
        var x = new Value(2, "given");
        OnFailure.Explain(x * x, new { x });

        Reported(new InvalidOperationException()).ShouldContain("1  f = given · given = 4");
    }

    [Fact]
    public void Of_a_graph_too_large_to_explain_it_is_said_that_it_is()
    {
        var f = Enumerable.Range(0, 201).Aggregate(new Value(1), (sum, _) => -sum);
        OnFailure.Explain(f);

        Reported(new InvalidOperationException("A message.")).ShouldStartWith("A message.\n\nThe graph has 201 stages");
    }

    [Fact]
    public void These_tests_run_in_the_framework_that_explains() =>
        typeof(OnFailureTests).Assembly.GetCustomAttribute<TestFrameworkAttribute>()!.FrameworkType.ShouldBe(typeof(ExplainingFramework));

    private static string Reported(Exception failure)
    {
        var recorder = new Recorder();
        new OnFailure.Sink(recorder).OnMessage(TestFailed.FromException(failure, "assembly", "collection", "class", "method", "case", RunningTest, 0, null, null));
        return recorder.Last.ShouldBeAssignableTo<ITestFailed>()!.Messages.Single();
    }

    private static void Finish() => new OnFailure.Sink(new Recorder()).OnMessage(new TestFinished
    {
        AssemblyUniqueID = "assembly",
        Attachments = new Dictionary<string, TestAttachment>(),
        ExecutionTime = 0,
        FinishTime = DateTimeOffset.UnixEpoch,
        Output = "",
        TestCaseUniqueID = "case",
        TestClassUniqueID = "class",
        TestCollectionUniqueID = "collection",
        TestMethodUniqueID = "method",
        TestUniqueID = RunningTest,
        Warnings = null,
    });

    private static string RunningTest => TestContext.Current.Test!.UniqueID;

    private sealed class Recorder : IMessageSink
    {
        public IMessageSinkMessage? Last { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            Last = message;
            return true;
        }
    }
}
