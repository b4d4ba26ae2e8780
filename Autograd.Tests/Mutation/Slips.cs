namespace Autograd.Tests.Mutation;

/// <summary>How a number that a rule computes goes wrong, here or there.</summary>
internal interface ISlip
{
    /// <summary>The number, spoilt.</summary>
    /// <param name="x">A primal or a derivative.</param>
    /// <param name="operands">What it was computed from.</param>
    /// <param name="place">The operand that decides where it goes wrong.</param>
    static abstract T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T>;
}

/// <summary>Slips that are the same everywhere, or depend on the number itself.</summary>
internal static class Slip
{
    /// <summary>Small beside a rough tolerance, and above every tolerance here.</summary>
    private const double Little = 1e-4;

    /// <summary>The value or slope of no rule at a place that is tested.</summary>
    private const double Wrong = 0.3;

    internal abstract class FlippedSign : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> => -x;
    }

    internal abstract class Scaled : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> => (1 + Little) * x;
    }

    internal abstract class Shifted : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> => x + Little;
    }

    internal abstract class Lost : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> => 0;
    }

    /// <summary>As in 1 − cos: what is small beside 1 is lost.</summary>
    internal abstract class Cancelling : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> => 1 + x - 1;
    }

    /// <summary>The right number, with no graph and no tangent behind it.</summary>
    internal abstract class Detached : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> => x switch
        {
            Value value => value.Data,
            Dual dual => dual.Primal,
            _ => x,
        };
    }

    internal abstract class FiniteAtPole : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> =>
            T.Where(Indicator.AreEqual<T>(T.Abs(x), double.PositiveInfinity), 0, x);
    }

    /// <summary>0 where there is no value, as at √−1.</summary>
    internal abstract class OutOfDomain : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T>
        {
            T numbers = 1;
            foreach (var operand in operands)
            {
                numbers *= IsNumber(operand);
            }

            return T.Where(IsNumber(x), x, T.Where(numbers, 0, x));
        }
    }

    internal abstract class HiddenNaN : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> => T.Where(IsNumber(operands[place]), x, 0);
    }

    internal abstract class At0 : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> =>
            T.Where(Indicator.AreEqual<T>(operands[place], 0), Wrong, x);
    }

    internal abstract class AtTie : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> =>
            T.Where(Indicator.AreEqual(operands[0], operands[^1]), Wrong, x);
    }

    internal abstract class AtInfinity : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> =>
            T.Where(Indicator.AreEqual<T>(T.Abs(operands[place]), double.PositiveInfinity), Wrong, x);
    }

    internal abstract class Near0 : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T>
        {
            var size = T.Abs(operands[place]);
            return T.Where(T.Compare(size, 0) * T.Compare(1e-3, size), (1 + Little) * x, x);
        }
    }

    internal abstract class Below0 : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> =>
            T.Where(T.Compare(0, operands[place]), (1 + Little) * x, x);
    }

    internal abstract class FarOut : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T> =>
            T.Where(Indicator.IsAtLeast<T>(T.Abs(operands[place]), 30), (1 + Little) * x, x);
    }

    /// <summary>NaN where e to the operand overflows.</summary>
    internal abstract class Overflowing : ISlip
    {
        public static T Of<T>(T x, ReadOnlySpan<T> operands, int place) where T : IReal<T>
        {
            var size = T.Abs(operands[place]);
            return T.Where(T.Compare(size, 710) * T.Compare(double.PositiveInfinity, size), x + double.NaN, x);
        }
    }

    private static T IsNumber<T>(T x) where T : IReal<T> => 1 + T.Abs(T.Compare(x, x));
}
