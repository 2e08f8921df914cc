namespace FromScratch.Interactive;

/// <summary>All that a chart shows: panels in rows of so many columns under one title. Both drawings are made from this.</summary>
internal sealed record Figure
{
    public required IReadOnlyList<Panel> Panels { get; init; }

    public int Columns { get; init; } = 1;

    public string? Title { get; init; }

    public string? Description { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>The states that the figure goes through, the panels being the last; null where it stands still.</summary>
    public Animation? Animation { get; init; }

    public int Rows => (Panels.Count + Columns - 1) / Columns;

    /// <summary>The size in pixels that is drawn where none was asked for.</summary>
    public (int Width, int Height) Size => (
        Width ?? (Columns == 1 ? 640 : Columns * 400),
        Height ?? (Panels.Count == 1 ? 400 : (Rows * 320) + (Title is null ? 0 : 30)));
}

/// <summary>One pair of axes with what is drawn on them.</summary>
internal sealed record Panel
{
    public required IReadOnlyList<Trace> Traces { get; init; }

    public string? Title { get; init; }

    public Axis X { get; init; } = new();

    public Axis Y { get; init; } = new();

    public bool? Legend { get; init; }

    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    /// <summary>One unit is as long upwards as it is sideways, so that directions read true.</summary>
    public bool EqualUnits { get; init; }

    /// <summary>Whether the legend is drawn: asked for, or more than one thing has a name.</summary>
    public bool ShowsLegend => Traces.Any(t => t.Name is not null) && (Legend ?? Traces.Count(t => t.Name is not null) > 1);

    /// <summary>What there is to say about the panel as a whole, such as how far training has come.</summary>
    public string? Remark { get; init; }

    /// <summary>What the reader must know about the data that is not drawn.</summary>
    public IEnumerable<string> Notes => [
        .. Traces.Where(t => t.Note is not null).Select(t => t.Name is null ? t.Note! : $"{t.Name}: {t.Note}"),
        .. Remark is null ? Array.Empty<string>() : [Remark],
    ];
}

/// <summary>A figure's states in order, with what stands before each label on the slider.</summary>
internal sealed record Animation(IReadOnlyList<AnimationFrame> Frames, string Prefix)
{
    /// <summary>How many there are, in words.</summary>
    public string CountText => Frames.Count == 1 ? "1 frame" : NumberText.Count(Frames.Count) + " frames";
}

/// <summary>One state: the traces of all panels in their order. Those that are the figure's own objects do not move.</summary>
internal sealed record AnimationFrame(string Label, IReadOnlyList<Trace> Traces);

/// <summary>A text at a point of the data.</summary>
internal sealed record Annotation(double X, double Y, string Text);

/// <summary>One axis.</summary>
internal sealed record Axis
{
    public string? Title { get; init; }

    public bool IsLog { get; init; }

    public (double Min, double Max)? Range { get; init; }

    /// <summary>Counts downwards, as the rows of a matrix do.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Counts things, so that there is nothing to mark between whole numbers.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Names at 0, 1, 2, ... in place of numbers.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>The axis of a combined chart: what the first says, completed by the second.</summary>
    public Axis Or(Axis other) => new()
    {
        Title = Title ?? other.Title,
        IsLog = IsLog || other.IsLog,
        Range = Range ?? other.Range,
        IsReversed = IsReversed || other.IsReversed,
        IsWhole = IsWhole && other.IsWhole,
        Categories = Categories ?? other.Categories,
    };
}
