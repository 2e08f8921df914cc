using System.Net;
using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>Text in which Japanese words are marked as such, so that they are read aloud and drawn as Japanese.</summary>
internal static partial class JapaneseText
{
    /// <summary>The text as HTML.</summary>
    public static string Html(string text) => Words().Replace(WebUtility.HtmlEncode(text), match => $"<span lang=\"ja\">{match.Value}</span>");

    /// <summary>The HTML of a heading, the Japanese term that ends it set apart instead of in brackets.</summary>
    public static string SetTermApart(string heading) => EndingHtml().Replace(heading, "${title} <span class=\"term\">${term}</span>");

    /// <summary>A title without the Japanese term that ends it, and the term; null where there is none.</summary>
    public static (string Title, string? Term) Split(string title) =>
        Ending().Match(title) is { Success: true } match ? (match.Groups["title"].Value, match.Groups["term"].Value) : (title, null);

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}々〆]+")]
    private static partial Regex Words();

    [GeneratedRegex("""^(?<title>.+?)\s*\((?<term>[^()]*<span lang="ja">[^()]*)\)$""")]
    private static partial Regex EndingHtml();

    [GeneratedRegex(@"^(?<title>.+?)\s*\((?<term>[^()]*[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}][^()]*)\)$")]
    private static partial Regex Ending();
}
