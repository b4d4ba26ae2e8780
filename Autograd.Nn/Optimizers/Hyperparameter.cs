namespace Autograd.Nn;

/// <summary>The ranges of the numbers that govern training; what lies outside is refused by name. NaN lies outside each.</summary>
internal static class Hyperparameter
{
    /// <summary>A finite number from 0.</summary>
    public static double NotNegative(double number, string name, string parameter) =>
        number >= 0 && double.IsFinite(number) ? number : throw Refused(number, $"The {name} must be 0 or more, and finite.", parameter);

    /// <summary>A finite number above 0.</summary>
    public static double Positive(double number, string name, string parameter) =>
        number > 0 && double.IsFinite(number) ? number : throw Refused(number, $"The {name} must be more than 0, and finite.", parameter);

    /// <summary>A number from 0 to 1, without 1: what remains of a memory after a step.</summary>
    public static double Fraction(double number, string name, string parameter) =>
        number is >= 0 and < 1 ? number : throw Refused(number, $"The {name} must be 0 or more, and less than 1.", parameter);

    /// <summary>A number of steps: 1 or more.</summary>
    public static int Count(int number, string name, string parameter) =>
        number >= 1 ? number : throw Refused(number, $"The {name} must be 1 or more.", parameter);

    private static ArgumentOutOfRangeException Refused(object number, string message, string parameter) => new(parameter, number, message);
}
