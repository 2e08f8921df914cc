using System.Numerics;

namespace FromScratch;

/// <summary>Adjacent rows of A as a kernel reads them.</summary>
/// <param name="origin">The first element.</param>
/// <param name="step">From one k to the next.</param>
/// <param name="firstRow">Where in A it begins.</param>
/// <param name="rows">Rows of A in it.</param>
/// <param name="height">Rows of the kernel's tile, of which the last may be beyond A.</param>
internal readonly unsafe struct Panel<T>(T* origin, nint step, int firstRow, int rows, int height)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T* Origin { get; } = origin;

    public nint Step { get; } = step;

    public int FirstRow { get; } = firstRow;

    public int Rows { get; } = rows;

    public int Height { get; } = height;
}
