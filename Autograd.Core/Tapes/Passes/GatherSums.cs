namespace Autograd.Core;

/// <summary>
/// Chains of additions become one sum, and those of products one dot product. The additions keep their order, so no result changes
/// but by the rounding of the products.
/// </summary>
internal static class GatherSums
{
    private static readonly Operator Plus = BinaryOperator<Add>.Instance;
    private static readonly Operator Minus = BinaryOperator<Sub>.Instance;
    private static readonly Operator Times = BinaryOperator<Mul>.Instance;
    private static readonly Operator Total = NaryOperator<Sum>.Instance;
    private static readonly Operator Products = NaryOperator<Dot>.Instance;

    public static WengertList In(WengertList list)
    {
        var uses = list.Uses();
        var varies = list.DependOn(kind => kind == InstructionKind.Input);
        var absorbed = new bool[list.Count];
        for (var i = list.Count - 1; i >= 0; i--)
        {
            var spine = Spine(list, i, uses, varies);
            if (spine >= 0)
            {
                absorbed[spine] = true;
            }
        }

        var places = new int[list.Count];
        var terms = new List<Term>();
        return list.Rewrite((target, source, operands) =>
        {
            // What is absorbed is still written, and removed later if nothing else uses it.
            places[source] = IsChain(list, source) && !absorbed[source]
                ? Gather(list, source, uses, varies, terms, target, places)
                : target.Copy(list[source], operands);
            return places[source];
        });
    }

    private static bool IsChain(WengertList list, int place) => list.Is(place, Plus) || list.Is(place, Minus) || list.Is(place, Total);

    /// <summary>The operand that a chain goes on with, or −1: one that only this sum uses, and that varies over a batch as it does.</summary>
    private static int Spine(WengertList list, int place, int[] uses, bool[] varies)
    {
        if (IsChain(list, place))
        {
            var operands = list.OperandsOf(place);
            if (Continues(operands[0]))
            {
                return operands[0];
            }

            // a + b is b + a to the last bit.
            if (list.Is(place, Plus) && Continues(operands[1]))
            {
                return operands[1];
            }
        }

        return -1;

        bool Continues(int operand) => IsChain(list, operand) && uses[operand] == 1 && varies[operand] == varies[place];
    }

    private static int Gather(
        WengertList list, int head, int[] uses, bool[] varies, List<Term> terms, WengertBuilder target, int[] places)
    {
        terms.Clear();
        var chain = head;
        while (chain >= 0)
        {
            var spine = Spine(list, chain, uses, varies);
            var operands = list.OperandsOf(chain);
            for (var e = operands.Length - 1; e >= 0; e--)
            {
                if (operands[e] == spine)
                {
                    continue;
                }

                var isProduct = list.Is(operands[e], Times) && uses[operands[e]] == 1 && varies[operands[e]] == varies[head];
                terms.Add(new(operands[e], isProduct, list.Is(chain, Minus) && e == 1));
            }

            chain = spine;
        }

        terms.Reverse();
        return Write(list, terms, target, places);
    }

    private static int Write(WengertList list, List<Term> terms, WengertBuilder target, int[] places)
    {
        const int Nothing = -1;
        if (terms[0].IsProduct && terms.Count > 1 && terms[1] is { IsProduct: false, IsNegative: false })
        {
            (terms[0], terms[1]) = (terms[1], terms[0]);
        }

        var total = Nothing;
        var next = 0;
        while (next < terms.Count)
        {
            var first = next;
            while (next < terms.Count && terms[next].IsProduct && CanBeSigned(list, terms[next]))
            {
                next++;
            }

            if (next - first > 1 || (next > first && total != Nothing))
            {
                total = WriteDot(list, terms, first, next, total, target, places);
                continue;
            }

            next = first;
            do
            {
                next++;
            }
            while (next < terms.Count && terms[next] is { IsProduct: false, IsNegative: false } && !terms[first].IsNegative);

            total = WriteSum(terms, first, next, total, target, places);
        }

        return total;
    }

    private static int WriteSum(List<Term> terms, int first, int end, int total, WengertBuilder target, int[] places)
    {
        if (terms[first].IsNegative)
        {
            return target.Operation(Minus, total, places[terms[first].Place]);
        }

        var summands = new List<int>();
        if (total >= 0)
        {
            summands.Add(total);
        }

        for (var i = first; i < end; i++)
        {
            summands.Add(places[terms[i].Place]);
        }

        return summands.Count switch
        {
            1 => summands[0],
            2 => target.Operation(Plus, summands[0], summands[1]),
            _ => target.Operation(Total, [.. summands]),
        };
    }

    private static int WriteDot(WengertList list, List<Term> terms, int first, int end, int total, WengertBuilder target, int[] places)
    {
        var count = end - first;
        var operands = new int[(2 * count) + 1];
        for (var i = 0; i < count; i++)
        {
            (operands[i], operands[count + i]) = Factors(list, terms[first + i], target, places);
        }

        // −0 is what a sum of nothing is: −0 + x = x for every x, −0 too.
        operands[^1] = total >= 0 ? total : target.Constant(-0.0);
        return target.Operation(Products, operands);
    }

    /// <summary>Whether the sign of a product can be put into one of its factors.</summary>
    private static bool CanBeSigned(WengertList list, Term term)
    {
        var factors = list.OperandsOf(term.Place);
        return !term.IsNegative || list.IsConstant(factors[0], out _) || list.IsConstant(factors[1], out _);
    }

    private static (int A, int B) Factors(WengertList list, Term term, WengertBuilder target, int[] places)
    {
        var factors = list.OperandsOf(term.Place);
        int a = factors[0], b = factors[1];
        return !term.IsNegative ? (places[a], places[b])
            : list.IsConstant(a, out var number) ? (target.Constant(-number), places[b])
            : list.IsConstant(b, out number) ? (places[a], target.Constant(-number))
            : throw new ArgumentException("Neither factor can take the sign.", nameof(term));
    }

    /// <summary>One summand of a chain.</summary>
    private readonly record struct Term(int Place, bool IsProduct, bool IsNegative);
}
