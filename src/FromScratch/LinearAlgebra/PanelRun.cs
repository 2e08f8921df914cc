using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>Adjacent rows of A as a kernel reads them, in panels of one height.</summary>
/// <param name="origin">The first element.</param>
/// <param name="step">From one k to the next.</param>
/// <param name="next">From one panel to the next.</param>
/// <param name="count">How many panels.</param>
/// <param name="firstRow">Where in A they begin.</param>
/// <param name="rows">Rows of A in them.</param>
/// <param name="height">Rows of the kernel's tile, of which the last may be beyond A.</param>
internal readonly unsafe struct PanelRun<T>(T* origin, nint step, nint next, int count, int firstRow, int rows, int height)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T* Origin { get; } = origin;

    public nint Step { get; } = step;

    public nint Next { get; } = next;

    public int Count { get; } = count;

    public int FirstRow { get; } = firstRow;

    public int Rows { get; } = rows;

    public int Height { get; } = height;

    /// <summary>Whether A has all of the last panel's rows.</summary>
    public bool IsFull => Rows == Count * Height;
}

/// <summary>The runs of one block: those of two heights, and of a last panel that is not full or that alone is packed.</summary>
[InlineArray(3)]
internal struct PanelRuns<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private PanelRun<T> _first;
}
