using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>Which language a notebook or a cell says it is in. Only C# runs here; anything else is named, never guessed.</summary>
internal static class NotebookLanguage
{
    /// <summary>The kernel that the notebooks name, and that the kernel of this repository registers as.</summary>
    public const string KernelName = ".net-csharp";

    /// <summary>Which other language the notebook's metadata names and where, or null if it is C# or says nothing.</summary>
    public static string? OtherLanguage(NotebookFile notebook)
    {
        ReadOnlySpan<string[]> places =
        [
            ["kernelspec", "language"],
            ["language_info", "name"],
            ["polyglot_notebook", "kernelInfo", "defaultKernelName"],
            ["dotnet_interactive", "defaultKernelName"],
        ];
        foreach (var place in places)
        {
            if (notebook.Metadata.At(place).AsText() is { } name && !IsCSharp(name))
                return $"{Plain(name)} (metadata.{string.Join('.', place)})";
        }
        // The language decides; a kernel's name is asked only where nothing names one.
        var kernel = notebook.Metadata.At("kernelspec", "name").AsText();
        return kernel is null || notebook.Metadata.At("kernelspec", "language") is not null || notebook.Metadata.At("language_info", "name") is not null
            || kernel == KernelName || IsCSharp(kernel) ? null : $"{Plain(kernel)} (metadata.kernelspec.name)";
    }

    /// <summary>Which other language the cell's metadata names and where, or null if it is C# or says nothing.</summary>
    public static string? OtherLanguage(NotebookCell cell)
    {
        foreach (var place in KernelPlaces)
        {
            // What can be shown without a language of its own runs as if the cell began with its directive.
            if (cell.Metadata.At(place).AsText() is { } name && !IsCSharp(name) && !IsShown(name))
                return $"{Plain(name)} (metadata.{string.Join('.', place)})";
        }
        var magic = Directive(cell.Source);
        return magic is not null && Languages.Contains(magic) ? $"{Plain(magic)} (#!{magic})" : null;
    }

    /// <summary>
    /// The cell's source as the kernel is to read it: where only the metadata says that it is HTML, Markdown, JavaScript or
    /// Mermaid, with the directive that says so too.
    /// </summary>
    public static string SourceToRun(NotebookCell cell)
    {
        foreach (var place in KernelPlaces)
        {
            if (cell.Metadata.At(place).AsText() is { } name && IsShown(name) && Directive(cell.Source) is null)
                return $"#!{Bare(name).ToLowerInvariant()}\n{cell.Source}";
        }
        return cell.Source;
    }

    // The name of the directive that a text begins with.
    private static string? Directive(string source)
    {
        var first = source.AsSpan().TrimStart();
        return first.StartsWith("#!") ? first[2..first.IndexOfAnyOrEnd(" \t\r\n")].ToString() : null;
    }

    /// <summary>Writes the kernel and language that this repository's kernel reports, as any front end does after a run.</summary>
    public static void Stamp(NotebookFile notebook)
    {
        if (notebook.Metadata is not { } metadata)
            notebook.Root.Put("metadata", metadata = []);
        var kernelspec = Section(metadata, "kernelspec");
        kernelspec.PutText("display_name", ".NET (C#)");
        kernelspec.PutText("language", "C#");
        kernelspec.PutText("name", KernelName);
        var language = Section(metadata, "language_info");
        language.PutText("file_extension", ".cs");
        language.PutText("mimetype", "text/x-csharp");
        language.PutText("name", "C#");
        language.PutText("pygments_lexer", "csharp");
        language.PutText("version", "14.0");
    }

    private static readonly HashSet<string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        "fsharp", "f#", "pwsh", "powershell", "sql", "kql", "python", "r", "vb", "vbnet",
    };

    private static readonly string[][] KernelPlaces = [["polyglot_notebook", "kernelName"], ["dotnet_interactive", "language"], ["vscode", "languageId"]];

    private static bool IsShown(string name) => Bare(name) is "HTML" or "MARKDOWN" or "JAVASCRIPT" or "JS" or "MERMAID";

    private static bool IsCSharp(string name) =>
        Bare(name) is "C#" or "CSHARP" or "NET-CSHARP" or "POLYGLOT-NOTEBOOK" or "DOTNET-INTERACTIVE" or "";

    private static string Plain(string name) => Bare(name) switch
    {
        "FSHARP" or "NET-FSHARP" => "F#",
        "PWSH" or "NET-PWSH" => "PowerShell",
        "PYTHON" => "Python",
        _ => name,
    };

    // polyglot-notebook.csharp, dotnet-interactive.csharp and .net-csharp all mean csharp.
    private static string Bare(string name) => name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant();

    private static JsonObject Section(JsonObject metadata, string name)
    {
        if (metadata[name] is not JsonObject section)
            metadata.Put(name, section = []);
        return section;
    }

    private static int IndexOfAnyOrEnd(this ReadOnlySpan<char> text, string characters)
    {
        var index = text.IndexOfAny(characters);
        return index < 0 ? text.Length : index;
    }
}
