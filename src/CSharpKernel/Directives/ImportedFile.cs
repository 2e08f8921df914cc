using System.Text.Json;
using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>What a file to import consists of.</summary>
internal static class ImportedFile
{
    private static readonly string[] LanguagePlaces = ["polyglot_notebook/kernelName", "dotnet_interactive/language"];

    /// <summary>The pieces of a file to run, each with the name that its errors bear.</summary>
    /// <exception cref="FormatException">The file is not what its name says, or not of a kind that can be imported.</exception>
    public static IReadOnlyList<ImportedCell> Read(string path)
    {
        var text = File.ReadAllText(path);
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".IPYNB" => OfNotebook(path, text),
            ".DIB" => OfDib(path, text),
            ".CS" or ".CSX" => [new ImportedCell(text, path)],
            ".MD" => [new ImportedCell("#!markdown\n" + text, path)],
            ".HTML" or ".HTM" => [new ImportedCell("#!html\n" + text, path)],
            ".JS" => [new ImportedCell("#!javascript\n" + text, path)],
            var other => throw new FormatException($"Files of the kind \"{other.ToLowerInvariant()}\" can't be imported; .ipynb, .dib, .cs, .csx, .md, .html and .js can."),
        };
    }

    private static List<ImportedCell> OfNotebook(string path, string text)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text);
        }
        catch (JsonException malformed)
        {
            throw new FormatException($"It is not JSON: {malformed.Message}", malformed);
        }

        if (root is not JsonObject notebook || notebook["cells"] is not JsonArray cells)
            throw new FormatException("It is JSON, but no notebook of nbformat 4: it has no list of cells.");
        var standard = TextAt(notebook, "metadata/polyglot_notebook/kernelInfo/defaultKernelName") ?? TextAt(notebook, "metadata/kernelspec/language") ?? TextAt(notebook, "metadata/language_info/name");
        var imported = new List<ImportedCell>();
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is JsonObject cell && TextAt(cell, "cell_type") == "code" && Source(cell["source"]) is var source && !string.IsNullOrWhiteSpace(source))
                imported.Add(new ImportedCell(Directed(source, Language(cell) ?? standard), CellPaths.OfImported(path, i + 1)));
        }

        return imported;
    }

    // The text format of Polyglot Notebooks: cells follow one another, each behind the directive that names its language.
    private static List<ImportedCell> OfDib(string path, string text)
    {
        var imported = new List<ImportedCell>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var begin = 0;
        for (var i = 0; i <= lines.Length; i++)
        {
            var ends = i == lines.Length || DirectiveLine.Parse(lines[i], i + 1) is { Arguments.Count: 0 } line && (line.Name == "meta" || DirectiveTable.Find(line.Name) is { ChoosesLanguage: true });
            if (!ends)
                continue;
            // Blank lines in front keep the file's line numbers.
            var cell = string.Join('\n', lines[begin..i]);
            var head = DirectiveLine.Parse(lines[begin], begin + 1)?.Name.ToLowerInvariant();
            if (!string.IsNullOrWhiteSpace(cell) && head is not ("meta" or "markdown"))
                imported.Add(new ImportedCell(new string('\n', begin) + cell, path));
            begin = i;
        }

        return imported;
    }

    private static string? Language(JsonObject cell) =>
        LanguagePlaces.Select(place => TextAt(cell, "metadata/" + place)).FirstOrDefault(name => name is not null);

    private static string Directed(string source, string? language)
    {
        var named = language?[(language.LastIndexOf('.') + 1)..];
        if (string.IsNullOrEmpty(named) || named.Equals("polyglot-notebook", StringComparison.OrdinalIgnoreCase))
            return source;
        if (DirectiveTable.Find(named)?.Kind == DirectiveKind.CSharp || DirectiveLine.Parse(source.TrimStart().Split('\n')[0], 1) is { } first && DirectiveTable.Find(first.Name)?.ChoosesLanguage == true)
            return source;
        return $"#!{named}\n{source}";
    }

    private static string Source(JsonNode? source) => source switch
    {
        JsonArray lines => string.Concat(lines.Select(Text)),
        _ => Text(source) ?? "",
    };

    private static string? TextAt(JsonNode node, string place)
    {
        JsonNode? found = node;
        foreach (var name in place.Split('/'))
            found = (found as JsonObject)?[name];
        return Text(found);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>A piece of an imported file.</summary>
/// <param name="Code">Its text, beginning with the directive of its language where that is not C#.</param>
/// <param name="Path">What errors call it.</param>
internal sealed record ImportedCell(string Code, string Path);
