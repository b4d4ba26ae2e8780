using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Core;

/// <summary>Properties tried on numbers from a seed: every run tries the same, and every test others. The output of the test has the seed.</summary>
internal static class Seeded
{
    // CI asks for more.
    private static readonly int AtLeast = int.Parse(Environment.GetEnvironmentVariable("AUTOGRAD_CASES") ?? "1", CultureInfo.InvariantCulture);

    /// <param name="arbitrary">What to try it on.</param>
    /// <param name="property">What must not throw.</param>
    /// <param name="tests">How often at least.</param>
    /// <param name="test">What the seed is made of: the name of the test, filled in by the compiler.</param>
    public static void ForAll<T>(Arbitrary<T> arbitrary, Action<T> property, int tests, [CallerMemberName] string test = "")
    {
        var seed = test.Aggregate(20260101UL, (hash, letter) => unchecked((hash * 31) + letter));
        var count = Math.Max(tests, AtLeast);
        Prop.ForAll(arbitrary, property).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(new Replay(new Rnd(seed, 1), null)));
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} cases from the seed ({seed},1): {test}");
    }
}
