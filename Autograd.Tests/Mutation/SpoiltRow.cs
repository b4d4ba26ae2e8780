using Autograd.Tests.Core;

namespace Autograd.Tests.Mutation;

/// <summary>A row of the library with one slip in it.</summary>
/// <param name="What">What is wrong, in words.</param>
/// <param name="Sound">The row itself.</param>
/// <param name="Row">The spoilt one, under the name of the sound one.</param>
internal sealed record SpoiltRow(string What, Row Sound, Row Row)
{
    private static readonly Type[] Everywhere =
    [
        typeof(Slip.FlippedSign), typeof(Slip.Scaled), typeof(Slip.Shifted), typeof(Slip.Cancelling), typeof(Slip.FiniteAtPole),
        typeof(Slip.OutOfDomain),
    ];

    private static readonly Type[] OfDerivatives = [typeof(Slip.Lost), typeof(Slip.Detached)];

    private static readonly Type[] Somewhere =
    [
        typeof(Slip.HiddenNaN), typeof(Slip.At0), typeof(Slip.AtInfinity), typeof(Slip.Near0), typeof(Slip.Below0), typeof(Slip.FarOut),
        typeof(Slip.Overflowing),
    ];

    private static readonly Type[] Places = [typeof(First), typeof(Last)];

    /// <summary>Every mutant of a row.</summary>
    public static IEnumerable<SpoiltRow> Of(Row row)
    {
        var adapter = typeof(IUnary).IsAssignableFrom(row.Rule) ? typeof(FromUnary<>)
            : typeof(IBinary).IsAssignableFrom(row.Rule) ? typeof(FromBinary<>)
            : null;
        var rule = adapter?.MakeGenericType(row.Rule) ?? row.Rule;
        var places = adapter == typeof(FromUnary<>) ? [typeof(First)] : Places;
        var mutations = InPrimal(places).Concat(InDerivatives(places));
        if (places.Length > 1)
        {
            mutations = mutations.Concat(OfOrder(places));
        }

        if (adapter is null)
        {
            mutations = mutations.Append(("the last operand left out", typeof(LastOperandLeftOut)));
        }

        return from mutation in mutations
               select new SpoiltRow(mutation.What, row, Row.Of(typeof(Mutant<,>).MakeGenericType(rule, mutation.Type), row.Name));
    }

    public override string ToString() => $"{Sound.Name}: {What}";

    private static IEnumerable<(string What, Type Type)> InPrimal(Type[] places) =>
        Everywhere.Select(slip => ($"primal {slip.Name}", typeof(InPrimal<,>).MakeGenericType(slip, typeof(First))))
            .Concat(from slip in Somewhere
                    from place in places
                    select ($"primal {slip.Name}{Operand(place, places)}", typeof(InPrimal<,>).MakeGenericType(slip, place)));

    private static IEnumerable<(string What, Type Type)> InDerivatives(Type[] places)
    {
        foreach (var by in places)
        {
            var derivative = $"derivative{(places.Length == 1 ? "" : $" by {by.Name}")}";
            foreach (var slip in Everywhere.Concat(OfDerivatives))
            {
                yield return ($"{derivative} {slip.Name}", typeof(InDerivative<,,>).MakeGenericType(slip, by, typeof(First)));
            }

            foreach (var slip in Somewhere)
            {
                foreach (var place in places)
                {
                    yield return ($"{derivative} {slip.Name}{Operand(place, places)}", typeof(InDerivative<,,>).MakeGenericType(slip, by, place));
                }
            }

            yield return ($"{derivative} {nameof(ResultMistaken<>)}", typeof(ResultMistaken<>).MakeGenericType(by));
        }
    }

    private static IEnumerable<(string What, Type Type)> OfOrder(Type[] places)
    {
        yield return (nameof(SwappedOperands), typeof(SwappedOperands));
        yield return ($"primal {nameof(Slip.AtTie)}", typeof(InPrimal<Slip.AtTie, First>));
        foreach (var by in places)
        {
            yield return ($"derivative by {by.Name} {nameof(Slip.AtTie)}", typeof(InDerivative<,,>).MakeGenericType(typeof(Slip.AtTie), by, by));
            yield return ($"derivative by {by.Name} by another", typeof(DerivativeByAnother<>).MakeGenericType(by));
            yield return ($"derivative by {by.Name} swapped", typeof(SwappedInDerivative<>).MakeGenericType(by));
        }
    }

    private static string Operand(Type place, Type[] places) => places.Length == 1 ? "" : $" ({place.Name})";
}
