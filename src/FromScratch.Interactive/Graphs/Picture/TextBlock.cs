namespace FromScratch.Interactive;

/// <summary>What a line of text in a drawing is, which decides its colour.</summary>
internal enum TextRole
{
    Name,
    Muted,
    Value,
    Gradient,
    Error,
}

/// <summary>One line: its text, its role, its size, and whether it is a row of a matrix.</summary>
internal readonly record struct TextLine(string Text, TextRole Role, double Size, bool IsRow = false)
{
    public double Width => IsRow ? TextBounds.OfMonospace(Text, Size) + 10 : TextBounds.Of(Text, Size);

    public double Height => Math.Round(Size * 1.3, 1);
}

/// <summary>A few centred lines above or below an edge. Consecutive rows form a matrix in brackets.</summary>
internal sealed class TextBlock(IReadOnlyList<TextLine> lines, string? exact = null)
{
    public static readonly TextBlock Empty = new([]);

    public IReadOnlyList<TextLine> Lines => lines;

    /// <summary>The exact number where the line shows fewer digits; null if there is nothing to add.</summary>
    public string? Exact => exact;

    public bool IsEmpty => lines.Count == 0;

    public double Width => lines.Count == 0 ? 0 : lines.Max(line => line.Width);

    public double Height => lines.Sum(line => line.Height);
}
