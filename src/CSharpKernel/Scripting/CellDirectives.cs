using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel;

/// <summary>
/// The <c>#!</c> lines of a cell. <c>#!csharp</c> says what this kernel is and does nothing; any other asks for a language or
/// a command that is not here, and its cell must never be compiled as C#.
/// </summary>
internal static class CellDirectives
{
    private static readonly string[] Known = ["#!csharp", "#!c#"];

    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["#!fsharp"] = "F#",
        ["#!f#"] = "F#",
        ["#!pwsh"] = "PowerShell",
        ["#!powershell"] = "PowerShell",
        ["#!sql"] = "SQL",
        ["#!kql"] = "KQL",
        ["#!html"] = "HTML",
        ["#!javascript"] = "JavaScript",
        ["#!js"] = "JavaScript",
        ["#!mermaid"] = "Mermaid",
        ["#!markdown"] = "Markdown",
        ["#!python"] = "Python",
        ["#!r"] = "R",
        ["#!http"] = "HTTP",
    };

    /// <summary>Takes the known directives out of a cell, in place: every other character keeps its line and column.</summary>
    /// <returns>The C# that remains, or the first directive that is not known.</returns>
    public static (string Code, UnknownDirective? Unknown) Strip(string code, CSharpParseOptions options)
    {
        if (!code.Contains("#!", StringComparison.Ordinal))
            return (code, null);
        var characters = code.ToCharArray();
        // The syntax tree tells a directive from the same characters inside a string or a comment.
        var root = CSharpSyntaxTree.ParseText(code, options).GetRoot();
        foreach (var trivia in root.DescendantTrivia(descendIntoTrivia: true))
        {
            if (!trivia.IsKind(SyntaxKind.ShebangDirectiveTrivia) && !trivia.IsKind(SyntaxKind.BadDirectiveTrivia))
                continue;
            var line = root.SyntaxTree.GetText().Lines.GetLineFromPosition(trivia.SpanStart);
            var text = line.ToString().Trim();
            if (!text.StartsWith("#!", StringComparison.Ordinal))
                continue;
            if (!Known.Contains(text, StringComparer.OrdinalIgnoreCase))
                return (code, new UnknownDirective(text, line.LineNumber + 1, Explain(text)));
            Array.Fill(characters, ' ', line.Start, line.End - line.Start);
        }

        return (new string(characters), null);
    }

    private static string Explain(string text)
    {
        var word = text.Split([' ', '\t'], 2)[0];
        var what = Languages.TryGetValue(word, out var language)
            ? $"This cell is {language} ({word}), and this kernel runs C# only."
            : $"The directive {word} is not known here.";
        return $"{what} Known directives: {string.Join(", ", Known)}.";
    }
}

/// <summary>A directive that this kernel has not.</summary>
internal sealed record UnknownDirective(string Text, int Line, string Message);
