namespace FromScratch.Interactive;

/// <summary>How a field of values over the plane is drawn.</summary>
internal enum FieldKind
{
    Heatmap,
    Contour,
    FilledContour,
    Regions,
    Surface,
}

/// <summary>A value at each point of a rectangular grid: <c>Z[i][j]</c> belongs to <c>X[j]</c>, <c>Y[i]</c>.</summary>
internal sealed record FieldTrace : Trace
{
    /// <summary>Finer grids are averaged down to this: more cells than this no picture of a book's width can show.</summary>
    public const int CellsAtMost = 128;

    public required FieldKind Kind { get; init; }

    public required double[] X { get; init; }

    public required double[] Y { get; init; }

    public required double[][] Z { get; init; }

    /// <summary>The values are written into the cells.</summary>
    public bool ShowsValues { get; init; }

    /// <summary>Whether the colours need a key: regions are named by the legend of their points.</summary>
    public bool HasKey => Kind is not FieldKind.Regions;

    /// <summary>The lowest and highest value of all frames, where the field is one of several that share a colour scale.</summary>
    public (double Min, double Max)? SharedSpan { get; init; }

    /// <summary>The lowest and highest finite value; zeros where there is none.</summary>
    public (double Min, double Max) Span
    {
        get
        {
            if (SharedSpan is { } shared)
                return shared;
            var finite = Z.SelectMany(row => row).Where(double.IsFinite).ToList();
            return finite.Count == 0 ? (0, 0) : (finite.Min(), finite.Max());
        }
    }

    /// <summary>The values at the ends of the colour scale. With both signs it reaches as far below zero as above, so that its middle is zero.</summary>
    public (double Low, double High, bool IsDiverging) Scale
    {
        get
        {
            var (min, max) = Span;
            if (min < 0 && max > 0)
                return (-Math.Max(-min, max), Math.Max(-min, max), true);
            return min < max ? (min, max, false) : (min - 0.5, max + 0.5, false);
        }
    }

    public static FieldTrace Of(FieldKind kind, double[] x, double[] y, double[][] z)
    {
        var (rows, columns) = (y.Length, x.Length);
        if (rows <= CellsAtMost && columns <= CellsAtMost)
            return new FieldTrace { Kind = kind, X = x, Y = y, Z = z };

        var (down, across) = (Blocks(rows), Blocks(columns));
        return new FieldTrace
        {
            Kind = kind,
            X = Array.ConvertAll(across, block => Mean(x[block])),
            Y = Array.ConvertAll(down, block => Mean(y[block])),
            Z = Array.ConvertAll(down, row => Array.ConvertAll(across, column => Mean([.. z[row].SelectMany(line => line[column])]))),
            Note = $"{NumberText.Count(rows)} × {NumberText.Count(columns)} values averaged to {NumberText.Count(down.Length)} × {NumberText.Count(across.Length)}",
        };
    }

    private static Range[] Blocks(int count)
    {
        var blocks = Math.Min(count, CellsAtMost);
        return [.. Enumerable.Range(0, blocks).Select(b => (int)((long)count * b / blocks)..(int)((long)count * (b + 1) / blocks))];
    }

    private static double Mean(double[] values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
}
