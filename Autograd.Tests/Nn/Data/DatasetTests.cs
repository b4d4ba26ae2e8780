using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class DatasetTests
{
    private static readonly double[][] Points = [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]];

    private static readonly Dataset Classes = Dataset.OfClasses(Points, [0, 1, 1, 0, 2], ["red", "green", "blue"], ["width", "height"]);
    private static readonly Dataset Targets = Dataset.OfTargets(Points, [[1, -1], [2, -2], [3, -3], [4, -4], [5, -5]], ["up", "down"]);

    [Fact]
    public void A_row_has_inputs_and_a_class()
    {
        Classes.Count.ShouldBe(5);
        Classes.Inputs(2).ToArray().ShouldBe([5, 6]);
        Classes.Label(2).ShouldBe(1);
        Classes.ClassNames[Classes.Label(4)].ShouldBe("blue");
        Classes.HasClasses.ShouldBeTrue();
        Classes.TargetNames.ShouldBeEmpty();
        Classes.AllTargets.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Or_a_row_has_inputs_and_targets()
    {
        Targets.Inputs(4).ToArray().ShouldBe([9, 10]);
        Targets.Targets(4).ToArray().ShouldBe([5, -5]);
        Targets.AllTargets.ToArray().ShouldBe([1, -1, 2, -2, 3, -3, 4, -4, 5, -5]);
        Targets.TargetNames.ShouldBe(["up", "down"]);
        Targets.HasClasses.ShouldBeFalse();
        Targets.ClassNames.ShouldBeEmpty();
        Targets.Labels.ShouldBeEmpty();
    }

    [Fact]
    public void One_target_a_row_needs_no_brackets()
    {
        var data = Dataset.OfTargets([[1], [2]], [10, 20]);

        data.Targets(1).ToArray().ShouldBe([20]);
        data.TargetNames.ShouldBe(["y"]);
    }

    [Fact]
    public void The_inputs_of_all_rows_stand_one_after_the_other() => Classes.AllInputs.ToArray().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

    [Fact]
    public void Names_that_are_left_out_are_numbers()
    {
        var data = Dataset.OfClasses(Points, [0, 1, 1, 0, 2]);

        data.FeatureNames.ShouldBe(["x1", "x2"]);
        data.ClassNames.ShouldBe(["0", "1", "2"]);
        Dataset.OfTargets(Points, Points).TargetNames.ShouldBe(["y1", "y2"]);
    }

    [Fact]
    public void A_feature_is_found_by_its_name() => Classes.FeatureIndex("height").ShouldBe(1);

    [Fact]
    public void Changing_the_arrays_that_it_was_made_of_changes_nothing()
    {
        double[][] inputs = [[1], [2]];
        int[] labels = [0, 1];
        double[] targets = [3, 4];
        var classes = Dataset.OfClasses(inputs, labels);
        var numbers = Dataset.OfTargets(inputs, targets);

        inputs[0][0] = 100;
        inputs[1] = [200];
        labels[0] = 1;
        targets[0] = 100;

        classes.AllInputs.ToArray().ShouldBe([1, 2]);
        classes.Labels.ShouldBe([0, 1]);
        numbers.AllTargets.ToArray().ShouldBe([3, 4]);
    }

    [Fact]
    public void It_says_how_large_it_is()
    {
        Classes.ToString().ShouldBe("5 rows of 2 features, 3 classes");
        Targets.ToString().ShouldBe("5 rows of 2 features, 2 targets");
        Dataset.OfClasses([[1]], [0]).ToString().ShouldBe("1 row of 1 feature, 1 class");
    }

    [Fact]
    public void A_range_takes_rows_that_stand_together()
    {
        var last = Classes[^2..];

        last.Count.ShouldBe(2);
        last.AllInputs.ToArray().ShouldBe([7, 8, 9, 10]);
        last.Labels.ShouldBe([0, 2]);
        last.FeatureNames.ShouldBe(["width", "height"]);
        Targets[1..3].AllTargets.ToArray().ShouldBe([2, -2, 3, -3]);
    }

    [Fact]
    public void A_part_knows_the_classes_that_it_has_no_row_of() => Classes[..1].ClassNames.ShouldBe(["red", "green", "blue"]);

    [Fact]
    public void A_range_of_a_range_counts_from_its_own_start()
    {
        var middle = Targets[1..4][1..];

        middle.Inputs(0).ToArray().ShouldBe([5, 6]);
        middle.Targets(1).ToArray().ShouldBe([4, -4]);
    }

    [Fact]
    public void A_subset_has_the_rows_in_the_order_chosen_and_may_repeat_them()
    {
        Classes.Subset(4, 0, 4).AllInputs.ToArray().ShouldBe([9, 10, 1, 2, 9, 10]);
        Classes.Subset(4, 0, 4).Labels.ShouldBe([2, 0, 2]);
        Targets.Subset(1, 0).AllTargets.ToArray().ShouldBe([2, -2, 1, -1]);
    }

    [Fact]
    public void Batches_have_the_rows_in_their_order_and_the_last_what_remains()
    {
        var batches = Classes.Batches(2).ToArray();

        batches.Select(batch => batch.Count).ShouldBe([2, 2, 1]);
        batches.SelectMany(batch => batch.AllInputs.ToArray()).ShouldBe(Classes.AllInputs.ToArray());
        batches.SelectMany(batch => batch.Labels).ShouldBe(Classes.Labels);
        Classes.Batches(5).Single().Count.ShouldBe(5);
    }

    [Fact]
    public void Shuffling_is_pinned_so_that_a_seed_means_the_same_order_everywhere()
    {
        // Recorded once, exactly.
        Dataset.OfTargets([[0], [1], [2], [3], [4], [5]], new double[6]).Shuffled(seed: 1).AllInputs.ToArray().ShouldBe([1, 0, 3, 5, 2, 4]);
    }

    [Fact]
    public void A_shuffled_row_keeps_its_class_and_its_targets()
    {
        foreach (var seed in Enumerable.Range(0, 20))
        {
            var classes = Classes.Shuffled(seed);
            var targets = Targets.Shuffled(seed);
            for (var row = 0; row < 5; row++)
            {
                // The row of (1, 2) was row 0, that of (3, 4) row 1 and so on.
                var origin = (int)classes.Inputs(row)[0] / 2;
                classes.Label(row).ShouldBe(Classes.Label(origin));
                targets.Targets(row)[0].ShouldBe((targets.Inputs(row)[0] + 1) / 2);
            }

            classes.AllInputs.ToArray().Order().ShouldBe(Classes.AllInputs.ToArray());
        }
    }
}
