using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>One output of a cell, taken apart: the words that a reader sees, the trees of its HTML and drawings, the addresses in it.</summary>
internal sealed class OutputView
{
    private readonly List<string> _words = [];
    private readonly List<string> _hidden = [];
    private readonly List<(string Type, MarkupNode Root)> _markup = [];

    public OutputView(NotebookCell cell, int number, JsonObject output)
    {
        (Cell, Number, Output) = (cell, number, output);
        foreach (var text in new[] { output["text"], output["evalue"], output["traceback"] })
            _words.Add(MultilineText.Join(text));
        foreach (var (type, value) in Data)
            Read(type, value);
        Strings(output["metadata"], _hidden);
    }

    public NotebookCell Cell { get; }

    /// <summary>Its place among the cell's outputs, from 1.</summary>
    public int Number { get; }

    public JsonObject Output { get; }

    public JsonObject Data => Output["data"] as JsonObject ?? [];

    /// <summary>What a reader sees, hears or can point at.</summary>
    public IEnumerable<string> Words => _words.Where(w => w.Length > 0);

    /// <summary>What stands in it without being shown: attributes, scripts, metadata.</summary>
    public IEnumerable<string> Hidden => _hidden.Where(w => w.Length > 0);

    /// <summary>Its HTML and its drawings.</summary>
    public IReadOnlyList<(string Type, MarkupNode Root)> Markup => _markup;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"output {Number}");

    /// <summary>All texts in a JSON value.</summary>
    public static void Strings(JsonNode? node, List<string> texts)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (_, value) in members)
                    Strings(value, texts);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Strings(item, texts);
                break;
            default:
                if (node.AsText() is { } text)
                    texts.Add(text);
                break;
        }
    }

    private void Read(string type, JsonNode? value)
    {
        if (MimeComparer.IsJson(type))
            Strings(value, _words);
        else if (type == "text/html" && MarkupReader.Html(MultilineText.Join(value)) is { } html)
            Add(type, html);
        else if (type == "image/svg+xml" && MarkupReader.Svg(MultilineText.Join(value)) is { } drawing)
            Add(type, drawing);
        else if (!type.StartsWith("image/", StringComparison.Ordinal) || type == "image/svg+xml")
            _words.Add(MultilineText.Join(value));
    }

    private void Add(string type, MarkupNode root)
    {
        _markup.Add((type, root));
        _words.Add(root.Words());
        foreach (var element in root.All())
        {
            if (element.Name is "script" or "style")
                _hidden.Add(string.Concat(element.Children.Select(c => c.Text)));
            foreach (var (name, value) in element.Attributes)
            {
                if (DataUri.Read(value) is { MimeType: "image/svg+xml" } uri && MarkupReader.Svg(Encoding.UTF8.GetString(uri.Content)) is { } drawing)
                    _words.Add(drawing.Words());
                else if (!value.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
                    (name is "alt" or "title" or "aria-label" or "placeholder" ? _words : _hidden).Add(value);
            }
        }
    }
}
