using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Notebooks;

/// <summary>
/// Drawings inside the page, where they take the page's light or dark colours. Only what draws may stand in one; a drawing
/// with anything else is shown as an image, in which nothing runs and nothing is loaded.
/// </summary>
internal static partial class SafeSvg
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc", "defs", "style",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "class", "d", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "width", "height", "points", "transform", "viewBox", "overflow", "role", "style",
        "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity", "clip-rule",
        "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "letter-spacing", "shape-rendering", "preserveAspectRatio",
        "data-at", "data-from", "aria-label", "aria-hidden", "xmlns",
    };

    /// <summary>A drawing as HTML.</summary>
    /// <param name="svg">The drawing.</param>
    /// <param name="description">What it shows, for where it has to be an image.</param>
    public static string Write(string svg, string description) => TryClean(svg)
        ?? $"<img src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))}\" alt=\"{WebUtility.HtmlEncode(description)}\">";

    /// <summary>A drawing to stand in a page, or null if it holds anything but lines, shapes, texts and their styles.</summary>
    public static string? TryClean(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
            var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            return root.Name.LocalName == "svg" && root.DescendantsAndSelf().All(e => IsSafe(e) && (e.Name.LocalName != "style" || IsSafeStyle(e.Value, (string?)root.Attribute("class") ?? ""))) ? root.ToString(SaveOptions.DisableFormatting) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool IsSafe(XElement element) =>
        element.Name.NamespaceName == Namespace && Elements.Contains(element.Name.LocalName)
        && element.Attributes().All(a => Attributes.Contains(a.Name.LocalName) && a.Name.NamespaceName is "" && !Loads().IsMatch(a.Value));

    // Every rule of it must be about the drawing's own generated class, or it would reach the rest of the page.
    private static bool IsSafeStyle(string style, string own) =>
        Generated().IsMatch(own) && !Loads().IsMatch(style) && style.IndexOfAny(['<', '\\', '+', '~']) < 0
        && Selectors().Matches(style).SelectMany(m => Bracketed().Replace(m.Groups[1].Value, "").Split(','))
            .All(selector => selector.Trim().Split(' ').Contains($".{own}", StringComparer.Ordinal));

    [GeneratedRegex("^[a-z-]+[0-9a-f]{6,}$")]
    private static partial Regex Generated();

    // What stands before a brace; a condition of @media stands before a brace too, and is no selector.
    [GeneratedRegex(@"(?<=^|[{}])\s*([^{}@]+)\{")]
    private static partial Regex Selectors();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"url\s*\(|@import|expression\s*\(|javascript:|position\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();
}
