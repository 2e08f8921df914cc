using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>Where the cursor is: the word that is being typed, what stands before it, and whether it is C# at all.</summary>
/// <param name="Start">Where the word begins, an <c>@</c> included.</param>
/// <param name="End">Where it ends, which may be after the cursor.</param>
/// <param name="Word">What of it is typed already, without the <c>@</c>.</param>
/// <param name="Before">The token before the word.</param>
internal sealed record CursorPlace(int Start, int End, string Word, SyntaxToken Before)
{
    /// <summary>Whether a member's name is to follow: after <c>.</c>, <c>?.</c>, <c>-></c> or <c>::</c>.</summary>
    public bool IsMember => Before.Kind() is SyntaxKind.DotToken or SyntaxKind.MinusGreaterThanToken or SyntaxKind.ColonColonToken;

    /// <summary>The place of a cursor; null inside of a string, a comment, a number or a directive.</summary>
    public static CursorPlace? Of(TypedCell cell, int position)
    {
        var (start, end) = WordAt(cell.Text, position);
        if (start < end && char.IsAsciiDigit(cell.Text[start]) || IsInTrivia(cell, position) || IsInLiteral(cell, position))
            return null;
        var before = cell.TokenBefore(start);
        // 1.| is the beginning of a number.
        if (before.IsKind(SyntaxKind.DotToken) && start == position && before.Span.End == start
            && before.GetPreviousToken() is { RawKind: (int)SyntaxKind.NumericLiteralToken } number && number.Span.End == before.SpanStart)
        {
            return null;
        }

        return new CursorPlace(start, end, cell.Text[start..position].TrimStart('@'), before);
    }

    /// <summary>The word that touches a place.</summary>
    public static (int Start, int End) WordAt(string text, int position)
    {
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[start - 1]))
            start--;
        var end = position;
        while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
            end++;
        if (start > 0 && text[start - 1] == '@')
            start--;
        return (start, end);
    }

    /// <summary>Whether a place is inside of a comment, a directive or text that a directive leaves out.</summary>
    public static bool IsInTrivia(TypedCell cell, int position)
    {
        var trivia = cell.Root.FindTrivia(Math.Max(0, position - 1));
        if (trivia.SpanStart >= position && trivia.RawKind != 0)
            return false;
        return trivia.Kind() switch
        {
            SyntaxKind.SingleLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia => position <= trivia.Span.End,
            SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia =>
                position < trivia.Span.End || !trivia.ToString().EndsWith("*/", StringComparison.Ordinal) || trivia.Span.Length < 4,
            SyntaxKind.DisabledTextTrivia => true,
            _ => trivia.IsDirective && position <= trivia.FullSpan.End && !trivia.ToFullString()[..(position - trivia.FullSpan.Start)].Contains('\n', StringComparison.Ordinal),
        };
    }

    private static bool IsInLiteral(TypedCell cell, int position)
    {
        var token = cell.Root.FindToken(Math.Max(0, position - 1));
        if (position <= token.SpanStart)
            return token.Parent is InterpolatedStringTextSyntax && position == token.SpanStart;
        switch (token.Kind())
        {
            case SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken
                or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
                or SyntaxKind.InterpolatedMultiLineRawStringStartToken:
                return position <= token.Span.End;
            case SyntaxKind.CloseBraceToken when token.Parent is InterpolationSyntax:
                return position == token.Span.End;
            case SyntaxKind.ColonToken when token.Parent is InterpolationFormatClauseSyntax:
                return true;
            case SyntaxKind.NumericLiteralToken:
                return position <= token.Span.End;
            case SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken:
                return position < token.Span.End || token.ContainsDiagnostics && position == token.Span.End;
            default:
                return false;
        }
    }
}
