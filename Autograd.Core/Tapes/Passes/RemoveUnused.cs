namespace Autograd.Core;

/// <summary>What no root depends on is left out.</summary>
internal static class RemoveUnused
{
    public static WengertList In(WengertList list)
    {
        const int Nowhere = -1;
        var used = list.LeadToRoot(differentiably: false);
        if (!used.Contains(false))
        {
            return list;
        }

        return list.Rewrite((target, source, operands) => used[source] ? target.Copy(list[source], operands) : Nowhere);
    }
}
