using System.Runtime.CompilerServices;

namespace FromScratch;

// The activations of both books.
internal static partial class Elementwise
{
    /// <summary>1 / (1 + e⁻ˣ); below −709, where e⁻ˣ overflows, eˣ is the same.</summary>
    public readonly struct Sigmoid : IFunction
    {
        private const double Overflow = -709;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T x)
            where T : struct, ILanes<T>
        {
            var y = 1 / (1 + VectorMath.Exp(-x));
            return T.AllAtMost(-x, -Overflow) ? y : WithSmallest(x, y);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static T WithSmallest<T>(T x, T y)
            where T : struct, ILanes<T> => T.WhereAtMost(x, Overflow, VectorMath.Exp(x), y);
    }

    /// <summary>The hyperbolic tangent.</summary>
    public readonly struct Tanh : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T x)
            where T : struct, ILanes<T> => VectorMath.Tanh(x);
    }

    /// <summary>max(x, 0), and NaN of NaN.</summary>
    public readonly struct ReLU : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T x)
            where T : struct, ILanes<T> => T.WhereAtMost(x, 0, 0, x);
    }
}
