namespace Autograd.Core;

/// <summary>Elementary functions of many doubles at once.</summary>
internal static class LaneKernels
{
    /// <summary>1 where a &gt; b, 0 where they are equal, −1 where a &lt; b; NaN where either is NaN.</summary>
    public static T Compare<T>(T a, T b) where T : struct, IRegister<T>, IReal<T> =>
        T.Select(T.IsLess(b, a), 1, T.Select(T.IsLess(a, b), -1, T.Select(T.IsEqual(a, b), 0, double.NaN)));

    /// <summary>The function of each lane by itself.</summary>
    public static T Each<T>(T x, Func<double, double> function) where T : struct, IRegister<T>, IReal<T>
    {
        Span<double> lanes = stackalloc double[T.Width];
        T.Store(x, ref lanes[0]);
        foreach (ref var lane in lanes)
        {
            lane = function(lane);
        }

        return T.Load(ref lanes[0]);
    }

    /// <summary>The function of each pair of lanes by itself.</summary>
    public static T Each<T>(T a, T b, Func<double, double, double> function) where T : struct, IRegister<T>, IReal<T>
    {
        Span<double> left = stackalloc double[T.Width], right = stackalloc double[T.Width];
        T.Store(a, ref left[0]);
        T.Store(b, ref right[0]);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = function(left[i], right[i]);
        }

        return T.Load(ref left[0]);
    }
}
