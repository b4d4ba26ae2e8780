using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Core;

/// <summary>Properties tried on numbers from a seed: every run tries the same, and every test others. A failure prints its seed.</summary>
internal static class Seeded
{
    /// <param name="arbitrary">What to try it on.</param>
    /// <param name="property">What must not throw.</param>
    /// <param name="tests">How often.</param>
    /// <param name="test">What the seed is made of: the name of the test, filled in by the compiler.</param>
    public static void ForAll<T>(Arbitrary<T> arbitrary, Action<T> property, int tests, [CallerMemberName] string test = "")
    {
        var seed = test.Aggregate(20260101UL, (hash, letter) => unchecked((hash * 31) + letter));
        Prop.ForAll(arbitrary, property).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(new Replay(new Rnd(seed, 1), null)));
    }
}
