using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

public sealed partial class Dataset
{
    /// <summary>Rows that stand together; also written <c>data[start..end]</c>. Nothing is copied but labels.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="length">How many: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many rows from there on, or none were asked for.</exception>
    public Dataset Slice(int start, int length)
    {
        CheckRow(start, nameof(start));
        if (length < 1 || length > Count - start)
        {
            throw new ArgumentOutOfRangeException(
                nameof(length),
                length,
                $"The number of rows must be from 1 to {Count - start} here: the dataset has {Counts.Of(Count, "row")}, and row {start} is the first taken.");
        }

        return new(inputs.Slice(start, length), targets?.Slice(start, length), HasClasses ? Labels.Slice(start, length) : [], ClassNames);
    }

    /// <summary>Chosen rows, in the order chosen; a row may come more than once.</summary>
    /// <exception cref="ArgumentException">None are chosen.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Dataset Subset(params ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
        {
            throw new ArgumentException("A dataset needs at least one row, and none are chosen.", nameof(rows));
        }

        var labels = ImmutableArray.CreateBuilder<int>(HasClasses ? rows.Length : 0);
        foreach (var row in rows)
        {
            CheckRow(row, nameof(rows));
            if (HasClasses)
            {
                labels.Add(Labels[row]);
            }
        }

        return new(inputs.Select(rows), targets?.Select(rows), labels.MoveToImmutable(), ClassNames);
    }

    /// <summary>All rows in an order drawn at random.</summary>
    /// <param name="seed">The same seed gives the same order.</param>
    public Dataset Shuffled(int seed)
    {
        var rows = Enumerable.Range(0, Count).ToArray();
        new Random(seed).Shuffle(rows);
        return Subset(rows);
    }

    /// <summary>The rows in parts, in their order; the last part has what remains.</summary>
    /// <param name="size">The rows of a part: 1 or more, and no more than there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1, or more than the number of rows.</exception>
    public IEnumerable<Dataset> Batches(int size)
    {
        if (size < 1 || size > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(size), size, $"The size of a batch must be from 1 to {Count}, the number of rows.");
        }

        return Parts(size);
    }

    /// <summary>
    /// Two parts drawn at random, each with its rows in their order. Where there are classes, each is held out by its share, within
    /// a row: the rows that remain after rounding down go to the classes with the largest remainders, the first among equals.
    /// </summary>
    /// <param name="share">The part of the rows to hold out: above 0 and below 1. Their number is rounded, a half away from 0.</param>
    /// <param name="seed">The same seed gives the same parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1, or so near to one of them that a part would be empty.</exception>
    public (Dataset Kept, Dataset HeldOut) Split(double share, int seed)
    {
        if (!(share is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share to hold out must be above 0 and below 1.");
        }

        var total = (int)Math.Round(share * Count, MidpointRounding.AwayFromZero);
        if (total == 0 || total == Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(share), share, $"With this share {total} of {Count} rows would be held out: each part needs at least one.");
        }

        var groups = HasClasses
            ? Enumerable.Range(0, Count).GroupBy(row => Labels[row]).OrderBy(group => group.Key).Select(group => group.ToArray()).ToArray()
            : [Enumerable.Range(0, Count).ToArray()];
        var numbers = Apportion(total, share, Array.ConvertAll(groups, group => group.Length));
        var random = new Random(seed);
        List<int> kept = [], heldOut = [];
        foreach (var (rows, number) in groups.Zip(numbers))
        {
            random.Shuffle(rows);
            heldOut.AddRange(rows.AsSpan(0, number));
            kept.AddRange(rows.AsSpan(number));
        }

        return (Subset([.. kept.Order()]), Subset([.. heldOut.Order()]));
    }

    private static int[] Apportion(int total, double share, int[] sizes)
    {
        var numbers = Array.ConvertAll(sizes, size => (int)(share * size));
        var byRemainder = Enumerable.Range(0, sizes.Length).OrderByDescending(i => (share * sizes[i]) - numbers[i]);
        foreach (var i in byRemainder.Take(total - numbers.Sum()).ToArray())
        {
            numbers[i]++;
        }

        return numbers;
    }

    private IEnumerable<Dataset> Parts(int size)
    {
        for (var start = 0; start < Count; start += size)
        {
            yield return Slice(start, Math.Min(size, Count - start));
        }
    }
}
