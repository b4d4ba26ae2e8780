namespace Autograd.Tests.Mutation;

/// <summary>One of the operands.</summary>
internal interface IPlace
{
    static abstract int Of(int count);
}

internal abstract class First : IPlace
{
    public static int Of(int count) => 0;
}

/// <summary>The second of two, the last of a list.</summary>
internal abstract class Last : IPlace
{
    public static int Of(int count) => count - 1;
}
