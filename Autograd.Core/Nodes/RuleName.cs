namespace Autograd.Core;

/// <summary>What an operation is called: the name of its row in camel case.</summary>
internal static class RuleName
{
    public static string Of<TRule>() where TRule : struct => Cache<TRule>.Name;

    private static class Cache<TRule>
    {
        public static readonly string Name = char.ToLowerInvariant(typeof(TRule).Name[0]) + typeof(TRule).Name[1..];
    }
}
