using System.Reflection;
using Autograd.Tests.Core;
using Xunit.Sdk;
using Xunit.v3;

namespace Autograd.Tests.Mutation;

/// <summary>One case of a test of rows, as a check that can be run on a row of one's own.</summary>
/// <param name="Test">The test.</param>
/// <param name="Arguments">What it is called with.</param>
/// <param name="Rows">The names of the rows that it asks for.</param>
internal sealed record RowCheck(MethodInfo Test, object?[] Arguments, IReadOnlySet<string> Rows)
{
    /// <summary>Whether it takes rows apart, and so says nothing about one that is made of itself.</summary>
    public bool IsThroughExpansion { get; } = Test.IsDefined(typeof(ThroughExpansionAttribute));

    /// <summary>All that guards the rows: the cases that ask for some row, those first that ask for the fewest.</summary>
    public static async Task<IReadOnlyList<RowCheck>> All()
    {
        List<RowCheck> checks = [];
        await using var disposal = new DisposalTracker();
        var classes = typeof(RowTests).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RowTests)));
        foreach (var test in classes.SelectMany(type => type.GetMethods()))
        {
            foreach (var arguments in await Cases(test, disposal))
            {
                HashSet<string> rows = [];
                Run(test, arguments, name =>
                {
                    rows.Add(name);
                    return Row.Named(name);
                });
                if (rows.Count > 0)
                {
                    checks.Add(new(test, arguments, rows));
                }
            }
        }

        return [.. checks.OrderBy(check => check.Rows.Count)];
    }

    /// <summary>Whether the test fails with this row in the place of that of its name.</summary>
    public bool Catches(Row row)
    {
        try
        {
            Run(Test, Arguments, name => name == row.Name ? row : Row.Named(name));
            return false;
        }
        catch (ShouldAssertException)
        {
            return true;
        }
    }

    private static async Task<IEnumerable<object?[]>> Cases(MethodInfo test, DisposalTracker disposal)
    {
        List<object?[]> cases = test.IsDefined(typeof(FactAttribute)) && !test.IsDefined(typeof(TheoryAttribute)) ? [[]] : [];
        foreach (var source in test.GetCustomAttributes<DataAttribute>())
        {
            if (source is MemberDataAttribute member)
            {
                member.MemberType ??= test.ReflectedType;
            }

            cases.AddRange((await source.GetData(test, disposal)).Select(row => row.GetData()));
        }

        return cases;
    }

    private static void Run(MethodInfo test, object?[] arguments, Func<string, Row> named)
    {
        var tests = (RowTests)Activator.CreateInstance(test.ReflectedType!)!;
        tests.Named = named;
        test.Invoke(tests, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }
}
