using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FromScratch;

/// <summary>
/// Functions and formulas over whole arrays, a vector at a time. The last elements, too few for a vector, go through the
/// same instructions, so that equal elements have equal results wherever they stand, also one number alone.
/// </summary>
internal static partial class Elementwise
{
    // Compiled once, at full strength, and by itself: inside another method the formula would be too much to inline.
    private const MethodImplOptions Kernel = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // As many numbers as the widest vector has.
    private const int Widest = 8;

    /// <summary>The function of one number, the same as in an array.</summary>
    public static double Of<TFunction>(double x)
        where TFunction : struct, IFunction
    {
        Apply<TFunction>(new ReadOnlySpan<double>(in x), new Span<double>(ref x));
        return x;
    }

    /// <summary>y ← f(x), element by element. y may be x.</summary>
    public static void Apply<TFunction>(ReadOnlySpan<double> x, Span<double> y)
        where TFunction : struct, IFunction
    {
        y = y[..x.Length];
        if (Vector512.IsHardwareAccelerated && x.Length >= Lanes512.Count) Apply<TFunction, Lanes512>(x, y);
        else if (Vector256.IsHardwareAccelerated && x.Length >= Lanes256.Count) Apply<TFunction, Lanes256>(x, y);
        else if (x.Length >= Lanes128.Count) Apply<TFunction, Lanes128>(x, y);
        else if (x.Length == 1) ApplyToOne<TFunction>(x, y);
    }

    /// <summary>z ← f(x, y), element by element. z may be x or y.</summary>
    public static void Apply<TFormula>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z)
        where TFormula : struct, IFormula
    {
        y = y[..x.Length];
        z = z[..x.Length];
        if (Vector512.IsHardwareAccelerated && x.Length >= Lanes512.Count) Apply<TFormula, Lanes512>(x, y, z);
        else if (Vector256.IsHardwareAccelerated && x.Length >= Lanes256.Count) Apply<TFormula, Lanes256>(x, y, z);
        else if (x.Length >= Lanes128.Count) Apply<TFormula, Lanes128>(x, y, z);
        else if (x.Length == 1) ApplyToOne<TFormula>(x, y, z);
    }

    // The last vector may overlap the one before, and is read first, since the loop may write over it.
    [MethodImpl(Kernel)]
    private static void Apply<TFunction, T>(ReadOnlySpan<double> x, Span<double> y)
        where TFunction : struct, IFunction
        where T : struct, ILanes<T>
    {
        ref readonly var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y);
        var (i, end) = ((nuint)0, (nuint)(x.Length - T.Count));
        var last = T.Load(in from, end);
        while (true)
        {
            T.Store(TFunction.Of(i < end ? T.Load(in from, i) : last), ref to, i);
            if (i == end) return;
            i = Math.Min(i + (nuint)T.Count, end);
        }
    }

    [MethodImpl(Kernel)]
    private static void Apply<TFormula, T>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z)
        where TFormula : struct, IFormula
        where T : struct, ILanes<T>
    {
        ref readonly var left = ref MemoryMarshal.GetReference(x);
        ref readonly var right = ref MemoryMarshal.GetReference(y);
        ref var to = ref MemoryMarshal.GetReference(z);
        var end = (nuint)(x.Length - T.Count);
        var last = TFormula.Of(T.Load(in left, end), T.Load(in right, end));
        for (nuint i = 0; i < end; i += (nuint)T.Count)
            T.Store(TFormula.Of(T.Load(in left, i), T.Load(in right, i)), ref to, i);
        T.Store(last, ref to, end);
    }

    private static void ApplyToOne<TFunction>(ReadOnlySpan<double> x, Span<double> y)
        where TFunction : struct, IFunction
    {
        var result = TFunction.Of((Lanes128)x[0]);
        Span<double> room = stackalloc double[Widest];
        Lanes128.Store(result, ref room[0], 0);
        y[0] = room[0];
    }

    private static void ApplyToOne<TFormula>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z)
        where TFormula : struct, IFormula
    {
        var result = TFormula.Of((Lanes128)x[0], (Lanes128)y[0]);
        Span<double> room = stackalloc double[Widest];
        Lanes128.Store(result, ref room[0], 0);
        z[0] = room[0];
    }
}
