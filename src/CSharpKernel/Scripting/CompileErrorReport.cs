using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>Puts compile errors the way a reader finds them: cell and line, the line itself, a mark under the place.</summary>
internal static class CompileErrorReport
{
    private const string ErrorName = "CompilationError";
    private const string MissingReference = "CS0006";

    public static CellError Of(IReadOnlyList<Diagnostic> errors, IReadOnlyDictionary<string, string> failedReferences, string path)
    {
        var ordered = errors.OrderBy(error => error.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(error => error.Location.SourceSpan.Start).ToList();
        // Every name of a library that is not there is an error too; they all go away with the first.
        if (ordered.Exists(error => error.Id == MissingReference))
            ordered.RemoveAll(error => error.Id != MissingReference);
        var lines = new List<string>();
        foreach (var error in ordered)
        {
            if (lines.Count > 0)
                lines.Add("");
            Append(lines, error, Text(error, failedReferences));
        }

        var first = ordered.Count > 0 ? Text(ordered[0], failedReferences) : "The cell could not be compiled.";
        var more = ordered.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {ordered.Count - 1} more)") : "";
        return new CellError(ErrorName, first + more, lines.Count > 0 ? lines : [CellPaths.NameOf(path), first]);
    }

    public static CellError OfDirective(DirectiveProblem problem, string path) =>
        OfDirective(path, problem.Line.Line, problem.Line.Text, problem.Message);

    /// <summary>What is wrong with a line that is not C#.</summary>
    /// <param name="path">The cell, or the file that it loads.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="text">The line's text.</param>
    /// <param name="message">What is wrong, in one line or several.</param>
    public static CellError OfDirective(string path, int line, string text, string message)
    {
        var lines = message.ReplaceLineEndings("\n").Split('\n');
        return new CellError(ErrorName, lines[0], [Place(CellPaths.NameOf(path), line), "    " + text, "    " + new string('^', text.Length), .. lines]);
    }

    private static void Append(List<string> lines, Diagnostic error, string text)
    {
        var span = error.Location.GetLineSpan();
        if (error.Location.IsInSource && span.IsValid)
        {
            lines.Add(Place(CellPaths.NameOf(span.Path), span.StartLinePosition.Line + 1));
            var sourceLines = error.Location.SourceTree?.GetText().Lines;
            if (sourceLines is not null && span.StartLinePosition.Line < sourceLines.Count)
            {
                var line = sourceLines[span.StartLinePosition.Line].ToString();
                lines.Add("    " + line);
                lines.Add("    " + Mark(line, span));
            }
        }

        lines.Add(text);
    }

    private static string Place(string path, int line) => string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}");

    // Tabs before the place stay tabs, so that the mark stands under it however wide they are.
    private static string Mark(string line, FileLinePositionSpan span)
    {
        var start = Math.Min(span.StartLinePosition.Character, line.Length);
        var end = span.EndLinePosition.Line == span.StartLinePosition.Line ? Math.Min(span.EndLinePosition.Character, line.Length) : line.TrimEnd().Length;
        var before = string.Concat(line[..start].Select(character => character == '\t' ? '\t' : ' '));
        return before + new string('^', Math.Max(1, end - start));
    }

    private static string Text(Diagnostic error, IReadOnlyDictionary<string, string> failedReferences)
    {
        var message = error.GetMessage(CultureInfo.InvariantCulture);
        if (error.Id == MissingReference)
        {
            foreach (var (reference, reason) in failedReferences)
            {
                if (message.Contains($"'{reference}'", StringComparison.Ordinal))
                    return reason;
            }
        }

        return $"{error.Id}: {message}";
    }
}
