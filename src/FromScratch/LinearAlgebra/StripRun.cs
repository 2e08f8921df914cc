using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>Adjacent columns of B as a kernel reads them, in strips of one width.</summary>
/// <param name="origin">The first element.</param>
/// <param name="step">From one k to the next.</param>
/// <param name="column">From one column of a strip to the next.</param>
/// <param name="next">From one strip to the next.</param>
/// <param name="count">How many strips.</param>
/// <param name="firstColumn">Where in B they begin.</param>
/// <param name="columns">Columns of a strip.</param>
internal readonly unsafe struct StripRun<T>(T* origin, nint step, nint column, nint next, int count, int firstColumn, int columns)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public T* Origin { get; } = origin;

    public nint Step { get; } = step;

    public nint Column { get; } = column;

    public nint Next { get; } = next;

    public int Count { get; } = count;

    public int FirstColumn { get; } = firstColumn;

    public int Columns { get; } = columns;
}

/// <summary>The strips of a block of B: those of two widths.</summary>
[InlineArray(2)]
internal struct StripRuns<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private StripRun<T> _first;
}
