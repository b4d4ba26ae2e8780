using System.Runtime.CompilerServices;
using Autograd.Nn;
using Autograd.Tests.Core;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Nn;

/// <summary>Properties of a split, on random data of 2 to 60 rows and up to 4 classes. Seeded: every run tries the same.</summary>
public sealed class DatasetSplitTests
{
    private static readonly Arbitrary<Case> Cases =
        (from labels in Gen.NonEmptyListOf(Gen.Choose(0, 3)).Where(list => list.Count >= 2)
         from percent in Gen.Choose(1, 99)
         from seed in Gen.Choose(0, 1000)
         select new Case([.. labels.Take(60)], percent / 100.0, seed)).Where(x => x.HeldOut > 0 && x.HeldOut < x.Labels.Length).ToArbitrary();

    [Fact]
    public void Every_row_is_in_one_part() => Holds(x =>
    {
        var (kept, heldOut) = x.Split();

        // The only feature of a row is its number.
        kept.AllInputs.ToArray().Concat(heldOut.AllInputs.ToArray()).Order().ShouldBe(x.Data.AllInputs.ToArray());
    });

    [Fact]
    public void Rows_keep_their_order_and_their_classes() => Holds(x =>
    {
        var (kept, heldOut) = x.Split();
        foreach (var part in new[] { kept, heldOut })
        {
            part.AllInputs.ToArray().ShouldBeInOrder();
            part.Labels.ShouldBe(part.AllInputs.ToArray().Select(row => x.Labels[(int)row]));
        }
    });

    [Fact]
    public void The_part_held_out_is_as_near_to_its_share_as_whole_rows_can_be() => Holds(x => x.Split().HeldOut.Count.ShouldBe(x.HeldOut));

    [Fact]
    public void Each_class_is_held_out_by_its_share_within_a_row() => Holds(x =>
    {
        var heldOut = x.Split().HeldOut;
        foreach (var label in x.Labels.Distinct())
        {
            // Strictly less than a row; 1e-9 for the rounding of the product.
            var due = x.Share * x.Labels.Count(other => other == label);
            Math.Abs(heldOut.Labels.Count(other => other == label) - due).ShouldBeLessThan(1 + 1e-9);
        }
    });

    [Fact]
    public void The_same_seed_gives_the_same_rows() => Holds(x =>
    {
        x.Split().Kept.AllInputs.ToArray().ShouldBe(x.Split().Kept.AllInputs.ToArray());
        x.Split().HeldOut.AllInputs.ToArray().ShouldBe(x.Split().HeldOut.AllInputs.ToArray());
    });

    [Fact]
    public void Another_seed_gives_other_rows()
    {
        // 50 of 100 rows can be chosen in 10^29 ways.
        var data = Numbered(Enumerable.Repeat(0, 100));

        data.Split(.5, seed: 1).Kept.AllInputs.ToArray().ShouldNotBe(data.Split(.5, seed: 2).Kept.AllInputs.ToArray());
    }

    [Fact]
    public void A_split_is_pinned_so_that_a_seed_means_the_same_rows_everywhere()
    {
        // Recorded once, exactly.
        Numbered([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]).Split(.4, seed: 1).HeldOut.AllInputs.ToArray().ShouldBe([0, 1, 7, 8]);
    }

    [Fact]
    public void Each_row_is_held_out_as_often_as_another()
    {
        // 2 of 5 rows of each class, 2,000 times: 800 each, with deviation √(2000 · .4 · .6) = 21.9. Four of them are allowed.
        var data = Numbered([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
        var counts = new int[10];
        for (var seed = 0; seed < 2000; seed++)
        {
            foreach (var row in data.Split(.4, seed).HeldOut.AllInputs)
            {
                counts[(int)row]++;
            }
        }

        counts.ShouldAllBe(count => Math.Abs(count - 800) < 88);
    }

    [Fact]
    public void Rows_left_over_by_rounding_go_to_the_classes_with_the_largest_remainders()
    {
        // A quarter of 6, 5 and 5 rows is 1.5, 1.25 and 1.25, in all 4: one each, and the fourth to the first.
        var heldOut = Numbered([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]).Split(.25, seed: 1).HeldOut;

        heldOut.Labels.ShouldBe([0, 0, 1, 2]);
    }

    [Fact]
    public void Rows_with_targets_are_split_too()
    {
        var (kept, heldOut) = Dataset.OfTargets([[0], [1], [2], [3]], [0, 10, 20, 30]).Split(.5, seed: 1);

        kept.Count.ShouldBe(2);
        heldOut.Count.ShouldBe(2);
        heldOut.AllTargets.ToArray().ShouldBe(heldOut.AllInputs.ToArray().Select(row => 10 * row));
    }

    private static Dataset Numbered(IEnumerable<int> labels)
    {
        int[] all = [.. labels];
        return Dataset.OfClasses([.. all.Select((_, row) => new double[] { row })], all, ["a", "b", "c", "d"]);
    }

    private static void Holds(Action<Case> property, [CallerMemberName] string test = "") => Seeded.ForAll(Cases, property, tests: 200, test);

    private sealed record Case(int[] Labels, double Share, int Seed)
    {
        public Dataset Data => Numbered(Labels);

        public int HeldOut => (int)Math.Round(Share * Labels.Length, MidpointRounding.AwayFromZero);

        public (Dataset Kept, Dataset HeldOut) Split() => Data.Split(Share, Seed);
    }
}
