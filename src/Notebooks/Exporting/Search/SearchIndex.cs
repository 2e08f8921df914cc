using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Notebooks;

/// <summary>What the search looks through: each part of each page under its heading, its prose, and the names in its code.</summary>
internal static partial class SearchIndex
{
    /// <summary>The index as a script, which a page can load from disk where it could not read a file.</summary>
    public static string Script(BookContents contents)
    {
        var pages = contents.Pages.Concat(contents.Start is null ? [] : [contents.Start]);
        return $"window.bookIndex = {ScriptJson.Write(pages.SelectMany(Parts))};\n";
    }

    private static List<Part> Parts(BookPage page)
    {
        var ids = new HeadingIds();
        var parts = new List<Part>();
        StringBuilder prose = new(), code = new();
        (string Heading, string Id) place = ("", "");
        void End()
        {
            if (prose.Length + code.Length > 0 || place.Heading.Length > 0)
                parts.Add(new(page.Title, page.Address, place.Heading, place.Id, prose.ToString().Trim(), string.Join(' ', Name().Matches(code.ToString()).Select(m => m.Value).Distinct())));
            prose.Clear();
            code.Clear();
        }
        foreach (var cell in page.Text.Cells)
        {
            if (cell.Markdown is null)
                code.Append(cell.Cell!.Source).Append('\n');
            foreach (var block in cell.Markdown?.Document.Descendants<LeafBlock>() ?? [])
            {
                var words = block.Inline is null ? block is FencedCodeBlock fenced ? fenced.Lines.ToString() : "" : MarkdownText.Words(block.Inline);
                if (block is not HeadingBlock)
                {
                    prose.Append(words).Append(' ');
                    continue;
                }
                End();
                place = (words.Trim(), ids.Next(words.Trim()));
            }
        }
        End();
        return parts;
    }

    private sealed record Part(string Title, string Address, string Heading, string Id, string Text, string Code);

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_]{2,}")]
    private static partial Regex Name();
}
