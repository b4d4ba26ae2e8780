namespace Autograd.Core;

/// <summary>Memory that calls share one after the other, so that a call allocates nothing once there is enough of it.</summary>
internal sealed class Pool<TItem>(Func<TItem> create) where TItem : class
{
    private const int LeastKept = 16;
    private readonly TItem?[] kept = new TItem?[Math.Max(LeastKept, 2 * Environment.ProcessorCount)];

    public TItem Rent()
    {
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i] is not null && Interlocked.Exchange(ref kept[i], null) is { } item)
            {
                return item;
            }
        }

        return create();
    }

    public void Return(TItem item)
    {
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i] is null && Interlocked.CompareExchange(ref kept[i], item, null) is null)
            {
                return;
            }
        }
    }
}
