namespace CSharpKernel;

/// <summary>Places in a text as the protocol counts them, in code points, and as .NET does, in UTF-16 units.</summary>
internal readonly struct CodePoints(string text)
{
    /// <summary>A place in UTF-16 units; one outside of the text becomes its beginning or end.</summary>
    public int ToUnits(int codePoints)
    {
        int units = 0;
        for (; codePoints > 0 && units < text.Length; codePoints--)
            units += IsPair(units) ? 2 : 1;
        return units;
    }

    /// <summary>A place in code points.</summary>
    public int FromUnits(int units)
    {
        int codePoints = 0;
        for (int i = 0; i < units; codePoints++)
            i += IsPair(i) ? 2 : 1;
        return codePoints;
    }

    private bool IsPair(int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
}
