using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Notebooks;

/// <summary>
/// Reads HTML and SVG into trees in which spelling no longer matters: the order and quoting of attributes, the spelling of
/// entities, comments, and white space between the parts of tables, lists and drawings, where it can't be seen.
/// </summary>
internal static class MarkupReader
{
    private static readonly HashSet<string> Structure = new(StringComparer.Ordinal)
    {
        "#root", "table", "thead", "tbody", "tfoot", "tr", "colgroup", "ul", "ol", "dl", "svg", "g", "defs", "symbol", "marker", "clipPath", "linearGradient", "radialGradient",
    };

    /// <summary>A fragment of HTML, as a browser would read it; nothing is not HTML.</summary>
    public static MarkupNode Html(string html)
    {
        var body = new HtmlParser().ParseDocument("<!DOCTYPE html><body></body>").Body!;
        body.InnerHtml = html.ReplaceLineEndings("\n");
        return GeneratedNames.Number(Element("#root", [], body.ChildNodes));
    }

    /// <summary>An SVG document, or null if the text is none.</summary>
    public static MarkupNode? Svg(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
            return GeneratedNames.Number(new("#root", "") { Children = { Element(root) } });
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static MarkupNode Element(string name, IEnumerable<IAttr> attributes, INodeList children)
    {
        var element = new MarkupNode(name, "");
        foreach (var attribute in attributes)
            element.Attributes[attribute.Name] = attribute.Value;
        foreach (var child in children)
        {
            if (child is IElement inner)
                element.Children.Add(Element(inner.LocalName, inner.Attributes, inner is AngleSharp.Html.Dom.IHtmlTemplateElement template ? template.Content.ChildNodes : inner.ChildNodes));
            else if (child is IText text)
                AddText(element, text.Data);
        }
        return element;
    }

    private static MarkupNode Element(XElement source)
    {
        var element = new MarkupNode(Name(source.Name, XNamespace.None), "");
        foreach (var attribute in source.Attributes())
            element.Attributes[Name(attribute.Name, XNamespace.None)] = attribute.Value;
        foreach (var child in source.Nodes())
        {
            if (child is XElement inner)
                element.Children.Add(Element(inner));
            else if (child is XText text)
                AddText(element, text.Value);
        }
        return element;
    }

    private static string Name(XName name, XNamespace usual) =>
        name.Namespace == usual || name.NamespaceName is "http://www.w3.org/2000/svg" or "http://www.w3.org/2000/xmlns/" ? name.LocalName
        : name.NamespaceName == "http://www.w3.org/1999/xlink" ? $"xlink:{name.LocalName}" : name.ToString();

    private static void AddText(MarkupNode element, string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (string.IsNullOrWhiteSpace(text) && Structure.Contains(element.Name))
            return;
        // Comments and entities may split a text.
        if (element.Children is [.., { IsText: true } last])
            element.Children[^1] = last with { Text = last.Text + text };
        else
            element.Children.Add(new(MarkupNode.TextName, text));
    }
}
