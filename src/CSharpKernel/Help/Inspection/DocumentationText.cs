using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CSharpKernel;

/// <summary>Writes the XML of documentation as a person reads it, in plain text or in Markdown.</summary>
/// <param name="markdown">Whether in Markdown.</param>
internal sealed partial class DocumentationText(bool markdown)
{
    /// <summary>The text of an element; empty for none.</summary>
    public string Of(XElement? element) => element is null ? "" : BlankLines().Replace(Inner(element), "\n\n").Trim();

    private string Inner(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => Words(words.Value),
                XElement inner => Element(inner),
                _ => "",
            });
        }

        return text.ToString();
    }

    private string Element(XElement element) => element.Name.LocalName switch
    {
        "see" or "seealso" => See(element),
        "paramref" or "typeparamref" => Code(element.Attribute("name")?.Value ?? ""),
        "c" or "tt" => Code(Collapse(element.Value)),
        "code" => Block(element.Value),
        "para" or "p" or "div" => $"\n\n{Inner(element).Trim()}\n\n",
        "br" => "\n",
        "list" => $"\n\n{List(element)}\n\n",
        "b" or "strong" => markdown ? $"**{Inner(element).Trim()}**" : Inner(element),
        "i" or "em" => markdown ? $"*{Inner(element).Trim()}*" : Inner(element),
        "a" => Link(element.Attribute("href")?.Value, Inner(element)),
        _ => Inner(element),
    };

    private string See(XElement element)
    {
        var text = element.Nodes().Any() ? Inner(element).Trim() : "";
        if (element.Attribute("href")?.Value is { } address)
            return Link(address, text);
        var name = element.Attribute("langword")?.Value ?? (element.Attribute("cref")?.Value is { } reference ? ShortName(reference) : "");
        return text.Length > 0 ? text : Code(name);
    }

    private string Link(string? address, string text) =>
        address is null ? text : markdown ? $"[{(text.Length > 0 ? text : address)}]({address})" : text.Length > 0 ? $"{text} ({address})" : address;

    private string List(XElement list)
    {
        var number = 0;
        var lines = list.Elements().Where(item => item.Name.LocalName is "item" or "listheader").Select(item =>
        {
            var term = item.Element("term") is { } named ? Inner(named).Trim() : "";
            var description = item.Element("description") is { } described ? Inner(described).Trim() : "";
            var text = (term.Length, description.Length) switch
            {
                (0, 0) => Inner(item).Trim(),
                (_, 0) => term,
                (0, _) => description,
                _ => $"{term}: {description}",
            };
            var mark = list.Attribute("type")?.Value == "number" && item.Name.LocalName == "item"
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{++number}. ")
                : "- ";
            return mark + BlankLines().Replace(text, "\n").Replace("\n", "\n  ", StringComparison.Ordinal);
        });
        return string.Join('\n', lines);
    }

    private string Block(string code)
    {
        var lines = code.Replace("\r", "", StringComparison.Ordinal).Trim('\n').Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty(0).Min();
        var text = string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..].TrimEnd() : "")).TrimEnd();
        return markdown ? $"\n\n```csharp\n{text}\n```\n\n" : $"\n\n{string.Join('\n', text.Split('\n').Select(line => "    " + line))}\n\n";
    }

    private string Code(string text) => !markdown || text.Length == 0 ? text : text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    private string Words(string text)
    {
        var collapsed = Collapse(text);
        return markdown ? collapsed.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)
            .Replace("`", "\\`", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal) : collapsed;
    }

    /// <summary>A documentation id, or a name as a comment has it, without namespaces: <c>List&lt;T&gt;.Add</c>.</summary>
    public static string ShortName(string reference)
    {
        var name = reference.Length > 2 && reference[1] == ':' ? reference[2..] : reference;
        var isMember = reference.Length > 2 && reference[1] == ':' && reference[0] is 'M' or 'P' or 'F' or 'E';
        var parenthesis = name.IndexOf('(', StringComparison.Ordinal);
        var parts = Arity().Replace(parenthesis < 0 ? name : name[..parenthesis], match => match.Value.StartsWith("``", StringComparison.Ordinal) ? "" : "<" + (match.Value == "`1" ? "T" : "...") + ">").Split('.');
        var kept = isMember && parts.Length > 1 ? (parts[^1] == "#ctor" ? parts[^2] : $"{parts[^2]}.{parts[^1]}") : parts[^1];
        return kept.Replace('{', '<').Replace('}', '>');
    }

    private static string Collapse(string text) => Whitespace().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"[ \t]*\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"``?\d+")]
    private static partial Regex Arity();
}
