using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>HTML tags within a line of Markdown. Markdown hands over each tag by itself, so only what can't do harm alone stays.</summary>
internal static partial class InlineHtml
{
    /// <summary>The tag, or as much of it as is safe.</summary>
    public static string Clean(string tag, SafeHtml safe) =>
        Plain().IsMatch(tag) ? tag
        : tag.StartsWith("<img", StringComparison.OrdinalIgnoreCase) ? safe.Clean(tag)
        : Place().Match(tag) is { Success: true } place ? $"<a id=\"{place.Groups["id"].Value}\">"
        : tag == "</a>" ? tag
        : "";

    [GeneratedRegex(@"^</?(b|i|em|strong|sub|sup|kbd|mark|s|u|small|code|del|ins|br|wbr|var|q|cite|dfn|samp)\s*/?>$", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();

    [GeneratedRegex("""^<a\s+(id|name)="(?<id>[^"<>&]+)"\s*>$""", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
