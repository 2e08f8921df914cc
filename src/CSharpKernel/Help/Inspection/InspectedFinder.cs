using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>Finds what a cursor is about: the name that it touches, else the call whose arguments it is in.</summary>
internal static class InspectedFinder
{
    public static Inspected? Find(TypedCell cell, int position)
    {
        if (CursorPlace.IsInTrivia(cell, position))
            return null;
        foreach (var token in Touched(cell, position))
        {
            if (Symbols(cell, token) is { Count: > 0 } forms)
                return new Inspected(forms);
        }

        return FindCall(cell, position);
    }

    private static IEnumerable<SyntaxToken> Touched(TypedCell cell, int position)
    {
        var at = cell.Root.FindToken(Math.Min(position, cell.Root.FullSpan.End));
        if (at.SpanStart <= position && at.Span.End >= position && IsName(at))
            yield return at;
        var before = cell.TokenBefore(position);
        if (before.Span.End == position && IsName(before))
            yield return before;
    }

    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind()) || token.Kind() is SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword or SyntaxKind.NewKeyword;

    private static List<ISymbol> Symbols(TypedCell cell, SyntaxToken token)
    {
        var model = cell.Model;
        switch (token.Parent)
        {
            case null:
                return [];
            case BaseObjectCreationExpressionSyntax creation when token.IsKind(SyntaxKind.NewKeyword):
                return Meant(cell, creation);
            case NameSyntax { Parent: ObjectCreationExpressionSyntax creation } name when creation.Type == name:
                return Meant(cell, creation) is { Count: > 0 } constructors ? constructors : One(model.GetSymbolInfo(name).Symbol);
            case NameSyntax { Parent: QualifiedNameSyntax { Parent: ObjectCreationExpressionSyntax creation } qualified } name when creation.Type == qualified && qualified.Right == name:
                return Meant(cell, creation);
            case AttributeSyntax or NameSyntax { Parent: AttributeSyntax }:
                return One(model.GetTypeInfo(token.Parent.FirstAncestorOrSelf<AttributeSyntax>()!).Type);
            case ExpressionSyntax expression:
                return Named(cell, expression);
            case { } node when model.GetDeclaredSymbol(node) is { } declared:
                return [declared];
            default:
                return [];
        }
    }

    private static List<ISymbol> Meant(TypedCell cell, BaseObjectCreationExpressionSyntax creation)
    {
        var forms = creation.ArgumentList is { } list ? new Calls(cell).Forms(list) : [];
        return First(cell.Model.GetSymbolInfo(creation).Symbol, forms);
    }

    private static List<ISymbol> Named(TypedCell cell, ExpressionSyntax expression)
    {
        var info = cell.Model.GetSymbolInfo(expression);
        var group = cell.Model.GetMemberGroup(expression);
        if (group.Length > 0)
            return First(info.Symbol ?? info.CandidateSymbols.FirstOrDefault(), group);
        if (info.Symbol is IAliasSymbol alias)
            return [alias.Target];
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? cell.Model.GetTypeInfo(expression).Type;
        return symbol is null or IErrorTypeSymbol ? [] : [symbol];
    }

    private static Inspected? FindCall(TypedCell cell, int position)
    {
        var node = cell.TokenBefore(position).Parent;
        for (; node is not null; node = node.Parent)
        {
            if (node is not (BaseArgumentListSyntax or AttributeArgumentListSyntax) || !IsInside(node, position))
                continue;
            var calls = new Calls(cell);
            var forms = calls.Forms(node);
            if (forms.Count == 0)
                continue;
            var index = Calls.ArgumentIndex(node, position);
            var given = Calls.Arguments(node).Where(argument => !argument.Span.IsEmpty).ToList();
            var meant = cell.Model.GetSymbolInfo(node.Parent!).Symbol;
            meant ??= forms.FirstOrDefault(form => Calls.ParametersOf(form).Count > index && calls.Takes(form, given)) ?? forms.FirstOrDefault(form => Calls.ParametersOf(form).Count > index);
            return new Inspected(First(meant, forms), index);
        }

        return null;
    }

    private static bool IsInside(SyntaxNode list, int position)
    {
        var (first, last) = (list.GetFirstToken(), list.GetLastToken(includeZeroWidth: true));
        return position >= first.Span.End && (last.IsMissing || position <= last.SpanStart || !last.IsKind(SyntaxKind.CloseParenToken) && !last.IsKind(SyntaxKind.CloseBracketToken));
    }

    private static List<ISymbol> First(ISymbol? meant, IEnumerable<ISymbol> forms)
    {
        var all = forms.ToList();
        if (meant is null)
            return all;
        all.RemoveAll(form => SymbolEqualityComparer.Default.Equals(form.OriginalDefinition, meant.OriginalDefinition) || Same(form, meant));
        return [meant, .. all];
    }

    // Type inference makes of a generic method another symbol than the group has.
    private static bool Same(ISymbol a, ISymbol b) =>
        a is IMethodSymbol { ReducedFrom: { } first } && b is IMethodSymbol { ReducedFrom: { } second } && SymbolEqualityComparer.Default.Equals(first.OriginalDefinition, second.OriginalDefinition);

    private static List<ISymbol> One(ISymbol? symbol) => symbol is null or IErrorTypeSymbol ? [] : [symbol];
}
