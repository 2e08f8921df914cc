using System.Globalization;
using System.Text;

namespace FromScratch.Interactive;

/// <summary>
/// How wide a text will be at most, without asking a font: the widths are those of DejaVu Sans, the widest of the common
/// sans-serif fonts, and East Asian characters and emoji are as wide as they are high.
/// </summary>
internal static class TextBounds
{
    private const double Monospace = 0.605;

    /// <summary>The width in SVG user units of a text in a sans-serif font.</summary>
    public static double Of(string text, double fontSize) => text.EnumerateRunes().Sum(Em) * fontSize;

    /// <summary>The width of a text in a monospaced font.</summary>
    public static double OfMonospace(string text, double fontSize) =>
        text.EnumerateRunes().Sum(rune => IsWide(rune) ? 1.2 : IsInvisible(rune) ? 0 : Monospace) * fontSize;

    /// <summary>How many columns of a terminal a text fills.</summary>
    public static int Columns(string text) => text.EnumerateRunes().Sum(rune => IsInvisible(rune) ? 0 : IsWide(rune) ? 2 : 1);

    /// <summary>The text, cut with an ellipsis where it would be wider than allowed.</summary>
    public static string Shorten(string text, double fontSize, double width)
    {
        if (Of(text, fontSize) <= width)
            return text;
        var kept = new StringBuilder();
        var used = Em(new Rune('…')) * fontSize;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Em(rune) * fontSize;
            if (used > width)
                break;
            kept.Append(rune.ToString());
        }

        return kept.Append('…').ToString();
    }

    private static double Em(Rune rune)
    {
        if (IsInvisible(rune))
            return 0;
        if (IsWide(rune))
            return rune.Value >= 0x1F000 ? 1.4 : 1.02;
        return (char)Math.Min(rune.Value, 0xFFFF) switch
        {
            'i' or 'j' or 'l' or '\'' or '|' or 'I' => 0.34,
            ' ' or '.' or ',' or ':' or ';' or '/' or '\\' or '!' or '(' or ')' or '[' or ']' or 'f' or 't' or '-' or '·' => 0.41,
            'r' or '"' or '*' => 0.48,
            'm' or 'M' or 'W' or '%' or '@' or '…' or '—' => 1.02,
            'w' or '+' or '=' or '<' or '>' or '×' or '−' or '±' or '#' or '~' or '^' or '→' or '←' => 0.85,
            >= 'A' and <= 'Z' => 0.79,
            >= 'a' and <= 'z' or >= '0' and <= '9' => 0.645,
            < (char)0x250 => 0.72,
            _ => 0.88,
        };
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.Control;

    private static bool IsWide(Rune rune) => rune.Value is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xA000 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F000 and <= 0x1FAFF)
        or (>= 0x20000 and <= 0x3FFFD);
}
