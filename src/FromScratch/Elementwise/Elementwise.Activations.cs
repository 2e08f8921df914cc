using System.Runtime.CompilerServices;

namespace FromScratch;

// The activations of both books.
internal static partial class Elementwise
{
    /// <summary>1 / (1 + e⁻ˣ), for a negative x as eˣ / (1 + eˣ): the exponential never overflows.</summary>
    public readonly struct Sigmoid : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Of<T>(T x)
            where T : struct, ILanes<T>
        {
            var e = VectorMath.Exp(-T.Abs(x));
            return T.WhereAtMost(x, 0, e, 1) / (1 + e);
        }
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
