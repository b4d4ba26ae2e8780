namespace Autograd.Tests.Nn.Training;

/// <summary>Which argument was refused, and in which words.</summary>
internal static class Refusal
{
    public static (string? Parameter, string Message) Of(Func<object?> call)
    {
        var error = Should.Throw<ArgumentException>(call);
        return (error.ParamName, error.Message.Split(" (Parameter")[0]);
    }
}
