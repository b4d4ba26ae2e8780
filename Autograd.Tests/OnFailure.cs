using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Autograd.Nn;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(Autograd.Tests.ExplainingFramework))]

namespace Autograd.Tests;

/// <summary>What the message of a failing test shows beside the failure.</summary>
internal static class OnFailure
{
    private static readonly ConcurrentDictionary<string, Request> Requests = new();

    /// <summary>
    /// If the running test fails from here on, its message ends with the staged computation of this value. Until then nothing is
    /// computed. Of several values in one test the last counts.
    /// </summary>
    /// <param name="root">The value.</param>
    /// <param name="named">What to call others by their names here: <c>new { x, y }</c>, of values, lists of them, layers and networks.</param>
    /// <param name="name">Its own name, filled in by the compiler.</param>
    /// <returns>The value.</returns>
    [DebuggerStepThrough]
    public static Value Explain(Value root, object? named = null, [CallerArgumentExpression(nameof(root))] string name = "")
    {
        Requests[TestContext.Current.Test!.UniqueID] = new(root, name, named);
        return root;
    }

    private static void Give(string name, object? part)
    {
        switch (part)
        {
            case Value { Name: null } value when name.All(letter => char.IsLetterOrDigit(letter) || "_.[]".Contains(letter, StringComparison.Ordinal)):
                value.Named(name);
                break;
            case Neuron neuron:
                Give($"{name}.w", neuron.Weights);
                Give($"{name}.b", neuron.Bias);
                break;
            case Layer layer:
                Give(name, layer.Neurons);
                break;
            case Mlp network:
                network.Named();
                break;
            case IEnumerable parts:
                var i = 0;
                foreach (var one in parts)
                {
                    Give($"{name}[{i++}]", one);
                }

                break;
        }
    }

    private sealed record Request(Value Root, string Name, object? Named)
    {
        public string Answer()
        {
            Give(Name, Root);
            foreach (var property in Named?.GetType().GetProperties() ?? [])
            {
                Give(property.Name, property.GetValue(Named));
            }

            try
            {
                return $"The staged computation:\n\n{Root.Explain()}";
            }
            catch (InvalidOperationException tooLarge)
            {
                return tooLarge.Message;
            }
        }
    }

    /// <summary>Adds the explanations to what a run reports.</summary>
    internal sealed class Sink(IMessageSink reported) : IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is TestFailed failed && Requests.TryGetValue(failed.TestUniqueID, out var request))
            {
                failed.Messages = [$"{failed.Messages[0]}\n\n{request.Answer()}", .. failed.Messages[1..]];
            }
            else if (message is TestFinished finished)
            {
                Requests.TryRemove(finished.TestUniqueID, out _);
            }

            return reported.OnMessage(message);
        }
    }
}

/// <summary>xunit's own framework, but for what <see cref="OnFailure"/> adds to its messages.</summary>
public sealed class ExplainingFramework : XunitTestFramework
{
    /// <inheritdoc/>
    protected override ITestFrameworkExecutor CreateExecutor(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new Executor(new XunitTestAssembly(assembly, version: assembly.GetName().Version));
    }

    private sealed class Executor(IXunitTestAssembly assembly) : XunitTestFrameworkExecutor(assembly)
    {
        public override ValueTask RunTestCases(
            IReadOnlyCollection<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions,
            CancellationToken cancellationToken) =>
            base.RunTestCases(testCases, new OnFailure.Sink(executionMessageSink), executionOptions, cancellationToken);
    }
}
