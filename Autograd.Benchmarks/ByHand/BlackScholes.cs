using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autograd.Benchmarks.ByHand;

/// <summary>
/// The price of a European call, S Φ(d₁) − K e^(−rT) Φ(d₂) with d₁ = (ln(S/K) + (r + σ²/2) T) / (σ√T) and d₂ = d₁ − σ√T, and its Greeks in
/// the closed form of the textbooks, which the derivatives of the formula by d₁ and d₂ drop out of.
/// </summary>
internal static unsafe class BlackScholes
{
    /// <summary>The price alone, as a graph.</summary>
    public static Value Price(Value spot, Value strike, Value rate, Value volatility, Value time)
    {
        var deviation = volatility * Value.Sqrt(time);
        var upper = (Value.Log(spot / strike) + (rate + 0.5 * Value.Square(volatility)) * time) / deviation;
        var lower = upper - deviation;
        return spot * NormalDistribution.Cumulative(upper) - strike * Value.Exp(-rate * time) * NormalDistribution.Cumulative(lower);
    }

    /// <summary>Option by option.</summary>
    public static void ByLoop(OptionBook book)
    {
        for (var i = 0; i < book.Count; i++)
        {
            double spot = book.Spot[i], rate = book.Rate[i], volatility = book.Volatility[i], time = book.Time[i];
            var root = Math.Sqrt(time);
            var deviation = volatility * root;
            var upper = (Math.Log(spot / book.Strike[i]) + ((rate + (0.5 * volatility * volatility)) * time)) / deviation;
            var lower = upper - deviation;
            var present = book.Strike[i] * Math.Exp(-rate * time);
            var bell = Math.Exp(-0.5 * upper * upper);
            var bySpot = NormalDistribution.Cumulative(upper, bell);
            var owed = present * NormalDistribution.Cumulative(lower, bell * spot / present);
            var density = NormalDistribution.Peak * spot * bell;
            book.Price[i] = (spot * bySpot) - owed;
            book.BySpot[i] = bySpot;
            book.ByRate[i] = time * owed;
            book.ByVolatility[i] = density * root;
            book.ByTime[i] = (0.5 * density * volatility / root) + (rate * owed);
        }
    }

    /// <summary>Eight options at a time, and the results past the caches: nobody reads them soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ByLanes(OptionBook book)
    {
        var half = Vector512.Create(0.5);
        for (var i = 0; i < book.Count; i += Wide.Width)
        {
            Vector512<double> spot = Vector512.Load(book.Spot + i), strike = Vector512.Load(book.Strike + i);
            Vector512<double> rate = Vector512.Load(book.Rate + i), volatility = Vector512.Load(book.Volatility + i);
            var time = Vector512.Load(book.Time + i);
            var root = Vector512.Sqrt(time);
            var deviation = volatility * root;
            var drift = Vector512.FusedMultiplyAdd(half * volatility, volatility, rate);
            var upper = Vector512.FusedMultiplyAdd(drift, time, Vector512.Log(spot / strike)) / deviation;
            var lower = upper - deviation;
            var present = strike * Wide.Exp(-rate * time);
            var bell = Wide.Exp(-half * upper * upper);
            var bySpot = NormalDistribution.Cumulative(upper, bell);
            var owed = present * NormalDistribution.Cumulative(lower, bell * spot / present);
            var density = Vector512.Create(NormalDistribution.Peak) * spot * bell;
            Vector512.FusedMultiplyAdd(spot, bySpot, -owed).StoreAlignedNonTemporal(book.Price + i);
            bySpot.StoreAlignedNonTemporal(book.BySpot + i);
            (time * owed).StoreAlignedNonTemporal(book.ByRate + i);
            (density * root).StoreAlignedNonTemporal(book.ByVolatility + i);
            Vector512.FusedMultiplyAdd(half * density, volatility / root, rate * owed).StoreAlignedNonTemporal(book.ByTime + i);
        }
    }
}
