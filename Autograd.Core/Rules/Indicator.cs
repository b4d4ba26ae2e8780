namespace Autograd.Core;

/// <summary>Conditions as numbers, for <see cref="IReal{T}.Where"/>: above 0 where they hold.</summary>
internal static class Indicator
{
    /// <summary>1 where a = b, else 0; NaN where either is NaN.</summary>
    public static T AreEqual<T>(T a, T b) where T : IReal<T> => 1 - T.Abs(T.Compare(a, b));

    /// <summary>Above 0 where a ≥ b, else 0; NaN where either is NaN.</summary>
    public static T IsAtLeast<T>(T a, T b) where T : IReal<T> => 1 + T.Compare(a, b);
}
