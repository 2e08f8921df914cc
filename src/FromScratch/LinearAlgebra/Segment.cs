namespace FromScratch;

/// <summary>A range of rows, columns or k.</summary>
internal readonly record struct Segment(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>The <paramref name="index"/>-th of <paramref name="count"/> parts, as equal as multiples of <paramref name="unit"/> allow.</summary>
    public Segment Part(int index, int count, int unit)
    {
        if (count == 1) return this;
        var units = DivideUp(Length, unit);
        var start = Start + (int)((long)units * index / count * unit);
        var end = Start + (int)((long)units * (index + 1) / count * unit);
        return new Segment(Math.Min(start, End), Math.Min(end, End));
    }

    /// <summary>How many units it takes to hold a value.</summary>
    public static int DivideUp(int value, int unit) => (value + unit - 1) / unit;
}
