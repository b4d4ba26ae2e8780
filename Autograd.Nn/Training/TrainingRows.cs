namespace Autograd.Nn;

/// <summary>A dataset as training needs it: standardised inputs and the objective's targets side by side, and an order to take rows in.</summary>
internal sealed class TrainingRows
{
    private readonly double[] rows;
    private readonly int length;
    private readonly int[] order;

    public TrainingRows(Trainer trainer, Dataset data)
    {
        var network = trainer.Model.Network;
        var inputs = trainer.Model.Standardized(data.AllInputs);
        length = network.InputCount + network.OutputCount;
        rows = new double[data.Count * length];
        order = new int[data.Count];
        for (var i = 0; i < data.Count; i++)
        {
            var row = rows.AsSpan(i * length, length);
            inputs.Slice(i * network.InputCount, network.InputCount).CopyTo(row);
            trainer.Objective.WriteTargets(data, i, row[network.InputCount..]);
            order[i] = i;
        }

        Data = data;
    }

    public Dataset Data { get; }

    /// <summary>All rows, in the order of the dataset.</summary>
    public ReadOnlySpan<double> All => rows;

    /// <summary>Draws an order that depends on nothing but the numbers given, so that an epoch can be the first of a resumed training.</summary>
    public void Shuffle(int seed, int epoch)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        new Random(unchecked((seed * (int)0x9E3779B1) ^ (epoch * (int)0x85EBCA6B))).Shuffle(order);
    }

    /// <summary>The row of the dataset that stands at a place of the order.</summary>
    public int RowAt(int place) => order[place];

    /// <summary>Copies the rows from a place of the order on.</summary>
    public void Gather(int place, Span<double> batch)
    {
        for (; batch.Length > 0; batch = batch[length..])
        {
            rows.AsSpan(order[place++] * length, length).CopyTo(batch);
        }
    }
}
