namespace Autograd.Core;

/// <summary>What an operation is called.</summary>
internal static class RuleName
{
    /// <summary>The name of the row in camel case, as in <c>logSumExp</c>.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    public static string Of<TRule>() where TRule : struct => Cache<TRule>.Name;

    private static class Cache<TRule>
    {
        public static readonly string Name = char.ToLowerInvariant(typeof(TRule).Name[0]) + typeof(TRule).Name[1..];
    }
}
