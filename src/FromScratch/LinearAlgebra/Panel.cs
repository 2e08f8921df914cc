using System.Numerics;

namespace FromScratch;

/// <summary>Adjacent rows of A as a kernel reads them.</summary>
/// <param name="origin">The first element.</param>
/// <param name="step">From one k to the next.</param>
/// <param name="firstRow">Where in A it begins.</param>
/// <param name="rows">Rows of A in it.</param>
/// <param name="vectors">Vectors of rows, the last of which may hold fewer.</param>
internal readonly unsafe struct Panel<T>(T* origin, nint step, int firstRow, int rows, int vectors)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T* Origin { get; } = origin;

    public nint Step { get; } = step;

    public int FirstRow { get; } = firstRow;

    public int Rows { get; } = rows;

    public int Vectors { get; } = vectors;
}
