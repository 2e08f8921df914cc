using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace FromScratch.Interactive;

/// <summary>A formula of matrices, as HTML and as text.</summary>
internal static class FormulaView
{
    private const int WidestLine = 110;

    public static string Html(Formula formula)
    {
        var html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;align-items:center;gap:.2em .8em;color:inherit\">");
        foreach (var part in formula.Parts)
            html.Append("<div>").Append(Html(part)).Append("</div>");
        return html.Append("</div>").ToString();
    }

    public static string Text(Formula formula)
    {
        var blocks = formula.Parts.Select(part => part.IsText ? (Head: "", Lines: [part.Name]) : Block(part)).ToList();
        var widths = blocks.ConvertAll(block => block.Lines.Append(block.Head).Max(line => line.Length));
        if (widths.Sum() + (2 * widths.Count) > WidestLine)
            return string.Join('\n', blocks.Select(block => string.Join('\n', block.Head.Length == 0 ? block.Lines : [block.Head, .. block.Lines])));

        var height = blocks.Select(block => block.Lines.Length).DefaultIfEmpty(0).Max();
        var lines = new List<string> { Join((block, _) => block.Head) };
        for (var i = 0; i < height; i++)
        {
            var row = i;
            lines.Add(Join((block, _) => row - ((height - block.Lines.Length) / 2) is var own && own >= 0 && own < block.Lines.Length ? block.Lines[own] : ""));
        }

        return string.Join('\n', lines.SkipWhile(line => line.Length == 0));

        string Join(Func<(string Head, string[] Lines), int, string> line) =>
            string.Join("  ", blocks.Select((block, b) => line(block, b).PadRight(widths[b]))).TrimEnd(' ');
    }

    private static string Html(FormulaPart part)
    {
        // The operator stands at the height of the entries, below the line of names.
        if (part.IsText)
            return $"<span style=\"display:inline-block;padding-top:1.1em;font-size:1.3em\">{MarkupText.Escape(part.Name)}</span>";
        if (part.Value is MatrixView view)
            return MatrixTable.Of(view.Name is null ? view.WithName(part.Name) : view);
        return ShownEntries.OfAny(part.Value) is { } entries
            ? MatrixTable.Of(entries, part.Name)
            : SideBySide.Text(Plain(part.Value), part.Name);
    }

    private static (string Head, string[] Lines) Block(FormulaPart part) => part.Value switch
    {
        MatrixView view => Split((view.Name is null ? view.WithName(part.Name) : view).ToString()),
        var value when ShownEntries.OfAny(value) is { } entries => ($"{part.Name} {entries.Shape}", BracketLayout.Of(entries).Split('\n')),
        var value => (part.Name, Plain(value).Split('\n')),
    };

    private static (string Head, string[] Lines) Split(string text) => text.Split('\n') is [var head, .. var lines] ? (head, lines) : ("", []);

    private static string Plain(object? value) => value.ToDisplayString(PlainTextFormatter.MimeType).TrimEnd('\r', '\n');
}
