using System.Globalization;

namespace Autograd.Tests.Core;

/// <summary>A culture that writes every part of a number otherwise, as Swedish, German and others do each in part.</summary>
internal static class OtherCulture
{
    /// <summary>What a function returns in such a culture.</summary>
    public static T Run<T>(Func<T> function)
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat = new()
        {
            NegativeSign = "\u2212",
            PositiveSign = "\u2795",
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            NaNSymbol = "epäluku",
            PositiveInfinitySymbol = "oändlig",
            NegativeInfinitySymbol = "\u2212oändlig",
        };
        try
        {
            CultureInfo.CurrentCulture = other;
            return function();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
