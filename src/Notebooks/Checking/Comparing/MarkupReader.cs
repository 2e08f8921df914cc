using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Notebooks;

/// <summary>
/// Reads HTML and SVG into trees in which spelling no longer matters: the order and quoting of attributes, the spelling of
/// entities, comments, and white space between the parts of tables, lists and drawings, where it can't be seen.
/// </summary>
internal static class MarkupReader
{
    /// <summary>How deep elements may stand in each other; nobody's do, and a tree is walked by calls in calls.</summary>
    private const int MaximumDepth = 200;

    private static readonly HashSet<string> Structure = new(StringComparer.Ordinal)
    {
        "table", "thead", "tbody", "tfoot", "tr", "colgroup", "ul", "ol", "dl", "svg", "g", "defs", "symbol", "marker", "clipPath", "linearGradient", "radialGradient",
    };

    /// <summary>A fragment of HTML, as a browser would read it, or null if it is too deep.</summary>
    public static MarkupNode? Html(string html)
    {
        var body = new HtmlParser().ParseDocument("<!DOCTYPE html><body></body>").Body!;
        body.InnerHtml = html;
        if (Element("#root", [], body.ChildNodes, 0) is not { } root)
            return null;
        if (root.Children is [{ IsText: true } first, ..] && string.IsNullOrWhiteSpace(first.Text))
            root.Children.RemoveAt(0);
        if (root.Children is [.., { IsText: true } last] && string.IsNullOrWhiteSpace(last.Text))
            root.Children.RemoveAt(root.Children.Count - 1);
        return GeneratedNames.Number(root);
    }

    /// <summary>An SVG document, or null if the text is none or too deep.</summary>
    public static MarkupNode? Svg(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
            return Element(root, 0) is { } element ? GeneratedNames.Number(new("#root", "") { Children = { element } }) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static MarkupNode? Element(string name, IEnumerable<IAttr> attributes, INodeList children, int depth)
    {
        var element = new MarkupNode(name, "");
        foreach (var attribute in attributes)
            element.Attributes[attribute.Name] = attribute.Value;
        foreach (var child in children)
        {
            if (child is IText text)
                AddText(element, text.Data);
            if (child is not IElement inner)
                continue;
            var content = inner is IHtmlTemplateElement template ? template.Content.ChildNodes : inner.ChildNodes;
            if (depth == MaximumDepth || Element(inner.LocalName, inner.Attributes, content, depth + 1) is not { } part)
                return null;
            element.Children.Add(part);
        }
        return element;
    }

    private static MarkupNode? Element(XElement source, int depth)
    {
        var element = new MarkupNode(Name(source.Name), "");
        foreach (var attribute in source.Attributes())
            element.Attributes[Name(attribute.Name)] = attribute.Value;
        foreach (var child in source.Nodes())
        {
            if (child is XText text)
                AddText(element, text.Value);
            if (child is not XElement inner)
                continue;
            if (depth == MaximumDepth || Element(inner, depth + 1) is not { } part)
                return null;
            element.Children.Add(part);
        }
        return element;
    }

    private static string Name(XName name) =>
        name.NamespaceName is "" or "http://www.w3.org/2000/svg" or "http://www.w3.org/2000/xmlns/" ? name.LocalName
        : name.NamespaceName == "http://www.w3.org/1999/xlink" ? $"xlink:{name.LocalName}" : name.ToString();

    private static void AddText(MarkupNode element, string text)
    {
        if (string.IsNullOrWhiteSpace(text) && Structure.Contains(element.Name))
            return;
        // Comments and entities may split a text.
        if (element.Children is [.., { IsText: true } last])
            element.Children[^1] = last with { Text = last.Text + text };
        else
            element.Children.Add(new(MarkupNode.TextName, text));
    }
}
