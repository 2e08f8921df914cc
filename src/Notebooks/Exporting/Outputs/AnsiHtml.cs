using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>Text with a terminal's colour codes, as HTML: the sixteen colours, bold, italic, underlined. Other codes are left out.</summary>
internal static partial class AnsiHtml
{
    /// <summary>Writes it.</summary>
    public static string Write(string text)
    {
        var html = new StringBuilder();
        var style = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        text = text.ReplaceLineEndings("\n");
        foreach (Match code in Code().Matches(text))
        {
            Append(html, text[at..code.Index], style);
            at = code.Index + code.Length;
            if (code.Groups["sgr"].Success)
                Apply(code.Groups["sgr"].Value, style);
        }
        Append(html, text[at..], style);
        return html.ToString();
    }

    private static void Append(StringBuilder html, string text, SortedDictionary<string, string> style)
    {
        var escaped = WebUtility.HtmlEncode(ResultText.Clean(text));
        if (escaped.Length > 0 && style.Count > 0)
            html.Append("<span class=\"").AppendJoin(' ', style.Values).Append("\">").Append(escaped).Append("</span>");
        else
            html.Append(escaped);
    }

    private static void Apply(string codes, SortedDictionary<string, string> style)
    {
        var numbers = codes.Split(';').Select(c => int.TryParse(c, CultureInfo.InvariantCulture, out var n) ? n : 0).ToList();
        for (var i = 0; i < numbers.Count; i++)
        {
            switch (numbers[i])
            {
                case 0: style.Clear(); break;
                case 1: style["bold"] = "a-bold"; break;
                case 3: style["italic"] = "a-italic"; break;
                case 4: style["underline"] = "a-underline"; break;
                case 22: style.Remove("bold"); break;
                case 23: style.Remove("italic"); break;
                case 24: style.Remove("underline"); break;
                case 39: style.Remove("color"); break;
                case (>= 30 and <= 37) or (>= 90 and <= 97): style["color"] = string.Create(CultureInfo.InvariantCulture, $"a-{numbers[i] % 10}"); break;
                // A colour of a larger palette: its own numbers follow.
                case 38 or 48: i += i + 1 < numbers.Count && numbers[i + 1] == 5 ? 2 : 4; break;
            }
        }
    }

    [GeneratedRegex(@"\x1b\[(?<sgr>[0-9;]*)m|\x1b\[[0-?]*[ -/]*[@-~]")]
    private static partial Regex Code();
}
