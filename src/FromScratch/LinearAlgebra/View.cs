using System.Numerics;

namespace FromScratch;

/// <summary>
/// A matrix somewhere in memory: element (i, j) lies at <c>Origin[i·RowStep + j·ColumnStep]</c>. A transpose or a
/// submatrix is the same memory seen with other steps.
/// </summary>
/// <param name="origin">Element (0, 0). The memory must stay pinned while the view is used.</param>
/// <param name="rows">Rows.</param>
/// <param name="columns">Columns.</param>
/// <param name="rowStep">Elements from one row to the next.</param>
/// <param name="columnStep">Elements from one column to the next.</param>
internal readonly unsafe struct View<T>(T* origin, int rows, int columns, nint rowStep, nint columnStep)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T* Origin { get; } = origin;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public nint RowStep { get; } = rowStep;

    public nint ColumnStep { get; } = columnStep;

    /// <summary>The transpose, of the same memory.</summary>
    public View<T> Transposed => new(Origin, Columns, Rows, ColumnStep, RowStep);

    /// <summary>Where element (<paramref name="row"/>, <paramref name="column"/>) lies.</summary>
    public T* At(nint row, nint column) => Origin + (row * RowStep) + (column * ColumnStep);

    /// <summary>A submatrix, of the same memory.</summary>
    public View<T> Part(Segment rows, Segment columns) => new(At(rows.Start, columns.Start), rows.Length, columns.Length, RowStep, ColumnStep);

    /// <summary>op(A) of the given size, where A is MathNet's storage: column after column.</summary>
    public static View<T> OfColumnMajor(T* values, int rows, int columns, bool transposed) =>
        transposed ? new View<T>(values, rows, columns, columns, 1) : new View<T>(values, rows, columns, 1, rows);
}
