namespace Autograd.Core;

/// <summary>As a textbook has it, in text: <c>2 · x^3</c>, <c>ln(1 + |x|)</c>.</summary>
internal sealed record TextNotation : Notation
{
    public override string Name(string name) => name;

    public override Written Number(double number) =>
        new(Digits.OfConstant(number), double.IsNegative(number) ? Binding.Sign : Binding.Atom);

    public override Written Product(Written a, Written b) => new($"{Left(a, Binding.Product)} · {Right(b, Binding.Sign)}", Binding.Product);

    public override Written Power(Written a, Written b) => new($"{Left(a, Binding.Atom)}^{Right(b, Binding.Atom)}", Binding.Power);

    public override Written Call(string function, params ReadOnlySpan<Written> arguments) => function switch
    {
        "abs" => new($"|{arguments[0].Text}|", Binding.Atom),
        "expM1" => Difference(base.Call("exp", arguments), Number(1)),
        "log" => base.Call("ln", arguments),
        "logP1" => base.Call("ln", Sum(Number(1), arguments[0])),
        _ => base.Call(function, arguments),
    };
}
