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
            return root.Name.LocalName == "svg" && root.DescendantsAndSelf().All(IsSafe) ? root.ToString(SaveOptions.DisableFormatting) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool IsSafe(XElement element) =>
        element.Name.NamespaceName == Namespace && Elements.Contains(element.Name.LocalName)
        && element.Attributes().All(a => Attributes.Contains(a.Name.LocalName) && a.Name.NamespaceName is "" && !Loads().IsMatch(a.Value))
        && (element.Name.LocalName != "style" || IsSafeStyle(element.Value));

    // Every rule of it must be about a class, so that it can't reach the rest of the page by its elements.
    private static bool IsSafeStyle(string style) => !Loads().IsMatch(style) && !style.Contains('<', StringComparison.Ordinal) && !style.Contains('\\', StringComparison.Ordinal);

    [GeneratedRegex(@"url\s*\(|@import|expression\s*\(|javascript:|position\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();
}
