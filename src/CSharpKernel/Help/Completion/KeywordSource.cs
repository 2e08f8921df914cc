using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CSharpKernel;

/// <summary>The keywords that may stand at the cursor: those with which the text before it parses on.</summary>
internal static class KeywordSource
{
    // Words that are keywords by where they stand, and yet are names to the parser.
    private static readonly string[] MereNames = ["var", "nameof", "dynamic", "nint", "nuint", "notnull", "unmanaged", "await"];

    public static IEnumerable<Candidate> Candidates(TypedCell cell, CursorPlace place, WantedTypes wanted, CancellationToken cancellation)
    {
        if (place.IsMember || IsAfterConstraintColon(place) is var constraint && IsNameToBe(place))
            yield break;
        var (prefix, end) = Prefix(cell, place);
        var tree = CSharpSyntaxTree.ParseText(prefix, CellCompiler.ParseOptions, cancellationToken: cancellation);
        foreach (var (keyword, scope, templates) in KeywordTemplates.All)
        {
            if (NameMatch.Quality(keyword, place.Word) is null or 2 || !Allows(scope, place))
                continue;
            if (keyword is "notnull" or "unmanaged" ? !constraint : constraint && keyword is not ("class" or "struct" or "new" or "default"))
                continue;
            if (constraint || templates.Any(template => Parses(tree, prefix, end, keyword, template, cancellation)))
                yield return new Candidate(keyword, "keyword", Nearness.Keyword, Fits: wanted.Bool && keyword is "true" or "false" && wanted.Bool);
        }
    }

    // Only the hole matters inside of an interpolated string, whose end is not written yet.
    private static (SourceText Text, int End) Prefix(TypedCell cell, CursorPlace place)
    {
        var hole = place.Before.Parent?.FirstAncestorOrSelf<InterpolationSyntax>();
        if (hole is null)
            return (SourceText.From(cell.Text[..place.Start]), place.Before.Span.End);
        const string assignment = "_ = ";
        var start = hole.OpenBraceToken.Span.End;
        return (SourceText.From(assignment + cell.Text[start..place.Start]), Math.Max(assignment.Length - 1, place.Before.Span.End - start + assignment.Length));
    }

    private static bool Parses(SyntaxTree before, SourceText prefix, int end, string keyword, string template, CancellationToken cancellation)
    {
        var tree = before.WithChangedText(prefix.WithChanges(new TextChange(new TextSpan(prefix.Length, 0), template)));
        var root = tree.GetRoot(cancellation);
        var token = root.FindToken(prefix.Length);
        if (token.SpanStart != prefix.Length || token.Text != keyword || token.IsKind(SyntaxKind.IdentifierToken) && !MereNames.Contains(keyword))
            return false;
        var last = prefix.Length + template.Length;
        return !tree.GetDiagnostics(cancellation).Any(diagnostic =>
            diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceSpan.Start >= end && diagnostic.Location.SourceSpan.Start < last);
    }

    private static bool Allows(KeywordTemplates.Scope scope, CursorPlace place) => scope switch
    {
        KeywordTemplates.Scope.Loop => IsInside(place, node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax),
        KeywordTemplates.Scope.LoopOrSwitch => IsInside(place, node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax),
        KeywordTemplates.Scope.Function => IsInside(place, node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax),
        KeywordTemplates.Scope.Type => IsInside(place, node => node is TypeDeclarationSyntax, throughFunctions: true),
        KeywordTemplates.Scope.Member => IsInside(place, node => node is TypeDeclarationSyntax),
        _ => true,
    };

    private static bool IsInside(CursorPlace place, Func<SyntaxNode, bool> isWanted, bool throughFunctions = false)
    {
        for (var node = place.Before.Parent; node is not null; node = node.Parent)
        {
            // What the token closes, the cursor is outside of.
            var closed = place.Before.IsKind(SyntaxKind.CloseBraceToken) && node.Span.End == place.Before.Span.End && node is not BlockSyntax { Parent: null };
            if (!closed && isWanted(node))
                return true;
            if (!throughFunctions && !closed && node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax)
                return false;
        }

        return false;
    }

    private static bool IsAfterConstraintColon(CursorPlace place) =>
        place.Before.Parent is TypeParameterConstraintClauseSyntax && place.Before.Kind() is SyntaxKind.ColonToken or SyntaxKind.CommaToken && place.Before.Parent is TypeParameterConstraintClauseSyntax;

    // After a type a new name stands; only what looks like an expression may go on with an operator's word.
    private static bool IsNameToBe(CursorPlace place) => place.Before.Kind() is SyntaxKind.ClassKeyword or SyntaxKind.StructKeyword or SyntaxKind.EnumKeyword or SyntaxKind.InterfaceKeyword
        && place.Before.Parent is BaseTypeDeclarationSyntax;
}
