using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel;

/// <summary>Decides what a front end's Enter key does: run the cell, or begin a new line in it.</summary>
internal static class CellCompleteness
{
    private const int IndentWidth = 4;

    public static Completeness Of(string code)
    {
        var cell = CellParts.Of(code);
        if (cell.Problem is not null)
            return new Completeness("invalid", "");
        var pieces = cell.Parts.OfType<CodePart>().Select(part => OfCode(part.Code)).ToList();
        // Only where the cell ends can more be written to complete it.
        return pieces.FindIndex(piece => piece.Status != "complete") switch
        {
            < 0 => new Completeness("complete", ""),
            var first when first == pieces.Count - 1 && cell.Parts[^1] is CodePart => pieces[first],
            _ => new Completeness("invalid", ""),
        };
    }

    private static Completeness OfCode(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(PackageDirectives.Blank(code), CellCompiler.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return ClosesTooMuch(tree.GetRoot()) ? new Completeness("invalid", "") : new Completeness("incomplete", Indent(tree.GetRoot()));
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? new Completeness("invalid", "")
            : new Completeness("complete", "");
    }

    private static string Indent(SyntaxNode root)
    {
        // Inside a string that goes on, or a comment, spaces would become part of the text.
        var last = root.GetLastToken(includeZeroWidth: false);
        if (root.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && trivia.ContainsDiagnostics)
            || last.ContainsDiagnostics && last.Text.AsSpan().ContainsAny("\"'"))
        {
            return "";
        }

        var depth = root.DescendantTokens().Where(token => !token.IsMissing).Sum(Step);

        // A header whose statement is still to come: `for (...)`, `else`.
        var header = last.Kind() is SyntaxKind.CloseParenToken or SyntaxKind.ElseKeyword or SyntaxKind.DoKeyword or SyntaxKind.TryKeyword ? 1 : 0;
        return new string(' ', IndentWidth * Math.Max(0, depth + header));
    }

    // What is closed without having been opened, no further line can mend.
    private static bool ClosesTooMuch(SyntaxNode root)
    {
        var depth = 0;
        return root.DescendantTokens(descendIntoTrivia: true).Where(token => !token.IsMissing).Any(token => (depth += Step(token)) < 0);
    }

    private static int Step(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
        SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
        _ => 0,
    };
}
