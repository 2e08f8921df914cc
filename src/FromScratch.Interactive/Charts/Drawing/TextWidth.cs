using System.Text;

namespace FromScratch.Interactive;

/// <summary>About how wide a text is in a sans-serif font: enough to place labels, and the same on every machine.</summary>
internal static class TextWidth
{
    public static double Of(string text, int size) => text.EnumerateRunes().Sum(Em) * size;

    /// <summary>The text, or as much of its beginning as fits, with an ellipsis.</summary>
    public static string Fit(string text, int size, double width)
    {
        if (Of(text, size) <= width)
            return text;
        var kept = new StringBuilder();
        var used = size * 0.8;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Em(rune) * size;
            if (used > width)
                break;
            kept.Append(rune.ToString());
        }

        return kept.Append('…').ToString();
    }

    // A stand-in for a font's own table: thin letters, capitals, full-width scripts, and the rest.
    private static double Em(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'I' or 'f' or 't' or ' ' or '(' or ')' or '[' or ']' => 0.31,
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.88,
        >= 'A' and <= 'Z' => 0.68,
        >= 0x2070 and <= 0x209F or 0xB9 or 0xB2 or 0xB3 => 0.36,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0x1F000 => 1,
        _ => 0.56,
    };
}
