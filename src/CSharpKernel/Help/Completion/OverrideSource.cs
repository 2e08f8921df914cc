using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>What a class may override, after <c>override</c>: with its type, or, where that is written already, without.</summary>
internal static class OverrideSource
{
    private static readonly SymbolDisplayFormat Whole = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat WithoutType = Whole.RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeType);

    /// <summary>The members; null where the cursor is not after <c>override</c>.</summary>
    public static IEnumerable<Candidate>? Candidates(TypedCell cell, CursorPlace place)
    {
        if (FindOverride(place.Before) is not { } overriding
            || overriding.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || cell.Model.GetDeclaredSymbol(declaration) is not { } type)
        {
            return null;
        }

        var typed = overriding != place.Before;
        return Overridable(type)
            .Where(member => !typed || cell.Text.AsSpan(overriding.Span.End, place.Start - overriding.Span.End).Trim().SequenceEqual(SymbolWords.TypeOf(member) is { } result ? SymbolWords.Short(result) : "void"))
            .Select(member => new Candidate(
                member.ToDisplayString(typed ? WithoutType : Whole), SymbolWords.KindOf(member), Nearness.Local, Fits: true, Name: member.Name));
    }

    private static SyntaxToken? FindOverride(SyntaxToken token)
    {
        // Over a return type that may be written in between.
        for (var steps = 0; steps < 12; steps++, token = token.GetPreviousToken())
        {
            if (token.IsKind(SyntaxKind.OverrideKeyword))
                return token;
            if (!token.IsKind(SyntaxKind.IdentifierToken) && !SyntaxFacts.IsPredefinedType(token.Kind())
                && token.Kind() is not (SyntaxKind.LessThanToken or SyntaxKind.GreaterThanToken or SyntaxKind.CommaToken or SyntaxKind.OpenBracketToken
                    or SyntaxKind.CloseBracketToken or SyntaxKind.QuestionToken or SyntaxKind.AsyncKeyword or SyntaxKind.SealedKeyword))
            {
                return null;
            }
        }

        return null;
    }

    private static IEnumerable<ISymbol> Overridable(INamedTypeSymbol type)
    {
        var done = type.GetMembers().Select(member => member.OverriddenMember()).OfType<ISymbol>().ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            foreach (var member in ancestor.GetMembers())
            {
                var open = member is { IsSealed: false, IsStatic: false } && (member.IsVirtual || member.IsAbstract || member.IsOverride)
                    && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
                    && member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary };
                if (done.Contains(member) | (member.OverriddenMember() is { } overridden && !done.Add(overridden)) || !open)
                    continue;
                yield return member;
            }
        }
    }

    private static ISymbol? OverriddenMember(this ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };
}
