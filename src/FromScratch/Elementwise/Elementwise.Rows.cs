using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FromScratch;

// A row added to all rows of a matrix that is stored by columns: one number for each column, all columns in one loop, since
// those of a small batch are shorter than a call.
internal static partial class Elementwise
{
    /// <summary>x ← x + b in each row. x has as many columns as b has numbers.</summary>
    public static void AddToRows(Span<double> x, ReadOnlySpan<double> b)
    {
        var rows = b.Length == 0 ? 0 : x.Length / b.Length;
        if (Vector512.IsHardwareAccelerated && rows >= Lanes512.Count) AddToRows<Lanes512>(x, b, rows);
        else if (Vector256.IsHardwareAccelerated && rows >= Lanes256.Count) AddToRows<Lanes256>(x, b, rows);
        else if (rows >= Lanes128.Count) AddToRows<Lanes128>(x, b, rows);
        else TensorPrimitives.Add(x, b, x);
    }

    // As in Apply, the last vector of a column may overlap the one before, and is computed first.
    [MethodImpl(Kernel)]
    private static void AddToRows<T>(Span<double> x, ReadOnlySpan<double> b, int rows)
        where T : struct, ILanes<T>
    {
        ref var column = ref MemoryMarshal.GetReference(x);
        var end = (nuint)(rows - T.Count);
        foreach (var number in b)
        {
            T added = number;
            var last = T.Load(in column, end) + added;
            for (nuint i = 0; i < end; i += (nuint)T.Count)
                T.Store(T.Load(in column, i) + added, ref column, i);
            T.Store(last, ref column, end);
            column = ref Unsafe.Add(ref column, rows);
        }
    }
}
