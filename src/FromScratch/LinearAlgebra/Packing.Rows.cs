using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace FromScratch;

internal static unsafe partial class Packing<T>
{
    /// <summary>Columns of a few rows that stay in the first-level cache while one block of rows after the other is copied.</summary>
    private const int NearColumns = 256;

    /// <summary>Copies a few rows, whose elements are adjacent in the columns, one after the other, each contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows(View<T> few, T* rows)
    {
        var done = 0;
        if (Avx.IsSupported && typeof(T) == typeof(double) && few.RowStep == 1)
        {
            // Where fewer than four rows are left, blocks of four by four read up to three elements on, into the columns behind
            // them: so three columns at least are left behind the last block.
            done = Math.Max(0, (few.Columns - 3) & ~3);
            for (var column = 0; column < done; column += NearColumns)
            {
                var columns = Math.Min(done - column, NearColumns);
                for (var row = 0; row < few.Rows; row += 4)
                {
                    double* source = (double*)few.At(row, column), target = (double*)rows + ((nint)row * few.Columns) + column;
                    switch (few.Rows - row)
                    {
                        case 1: CopyBlocks<One>(source, few.ColumnStep, columns, target, few.Columns); break;
                        case 2: CopyBlocks<Two>(source, few.ColumnStep, columns, target, few.Columns); break;
                        case 3: CopyBlocks<Three>(source, few.ColumnStep, columns, target, few.Columns); break;
                        default: CopyBlocks<Four>(source, few.ColumnStep, columns, target, few.Columns); break;
                    }
                }
            }
        }

        for (var row = 0; row < few.Rows; row++)
        {
            var source = few.At(row, done);
            var target = rows + ((nint)row * few.Columns);
            for (var k = done; k < few.Columns; k++, source += few.ColumnStep) target[k] = *source;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyBlocks<TRows>(double* source, nint step, nint columns, double* target, nint length)
        where TRows : struct, ICount
    {
        for (nint column = 0; column < columns; column += 4, source += 4 * step)
            Transpose4x4(source, step, target + column, length, TRows.Value);
    }
}
