using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks;

/// <summary>Marks the parts of C# script as Roslyn classifies them, as editors do.</summary>
internal static class CodeHighlighter
{
    private static readonly IReadOnlyList<MetadataReference> Runtime = [.. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
        .Select(p => MetadataReference.CreateFromFile(p))];

    // A cell may end with an expression, which a statement of the next cell must not continue.
    private const string Between = "\n;\n";

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary,
        usings: ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"]);

    /// <summary>The HTML of a notebook's code cells. They are read as one program: a later cell's names are those of an earlier one.</summary>
    /// <param name="cells">The sources, in their order.</param>
    /// <param name="folder">The folder that paths in <c>#r</c> start from.</param>
    /// <param name="cancellation">Gives up at once.</param>
    public static async Task<IReadOnlyList<string>> HtmlAsync(IReadOnlyList<string> cells, string folder, CancellationToken cancellation)
    {
        // A directive that the compiler does not know would put everything after it in doubt.
        var readable = cells.Select(c => DirectiveLines.Hide(c)).ToList();
        var program = string.Join(Between, readable);
        using var workspace = new AdhocWorkspace();
        var project = ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "notebook", "notebook", LanguageNames.CSharp,
            compilationOptions: Options, parseOptions: Script, metadataReferences: [.. Runtime, .. DirectiveLines.References(cells, folder)]);
        var document = workspace.AddProject(project).AddDocument("notebook", SourceText.From(program)).WithSourceCodeKind(SourceCodeKind.Script);
        var spans = (await Classifier.GetClassifiedSpansAsync(document, new(0, program.Length), cancellation))
            .Where(s => !ClassificationTypeNames.AdditiveTypeNames.Contains(s.ClassificationType)).OrderBy(s => s.TextSpan.Start).ToList();

        var html = new List<string>();
        var start = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            html.Add(Write(cells[i], start, spans));
            start += cells[i].Length + Between.Length;
        }
        return html;
    }

    private static string Write(string cell, int start, List<ClassifiedSpan> spans)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (var (from, to, name) in DirectiveLines.Spans(cell).Concat(Classified(cell, start, spans)).OrderBy(s => s.From))
        {
            if (from < at)
                continue;
            html.Append(WebUtility.HtmlEncode(cell[at..from])).Append("<span class=\"").Append(name).Append("\">").Append(WebUtility.HtmlEncode(cell[from..to])).Append("</span>");
            at = to;
        }
        return html.Append(WebUtility.HtmlEncode(cell[at..])).ToString();
    }

    private static IEnumerable<(int From, int To, string Name)> Classified(string cell, int start, List<ClassifiedSpan> spans)
    {
        var first = spans.FindIndex(s => s.TextSpan.End > start);
        for (var i = first; i >= 0 && i < spans.Count && spans[i].TextSpan.Start < start + cell.Length; i++)
        {
            if (CodeClass.Of(spans[i].ClassificationType) is { } name)
                yield return (Math.Max(0, spans[i].TextSpan.Start - start), Math.Min(cell.Length, spans[i].TextSpan.End - start), name);
        }
    }
}
