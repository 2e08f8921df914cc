using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>The members that an initializer, a <c>with</c> or a property pattern may name between its braces.</summary>
internal static class InitializerSource
{
    public static IEnumerable<Candidate> Candidates(TypedCell cell, CursorPlace place)
    {
        if (place.Before.Kind() is not (SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken))
            return [];
        return place.Before.Parent switch
        {
            InitializerExpressionSyntax initializer => Settable(cell, place, initializer),
            PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } clause =>
                Members(cell, place, MatchedType(cell, pattern), _ => true, clause.Subpatterns.Select(sub => sub.NameColon?.Name.ToString())),
            _ => [],
        };
    }

    /// <summary>Whether nothing but such a member can stand there.</summary>
    public static bool IsAlone(TypedCell cell, CursorPlace place) =>
        place.Before.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken
        && (place.Before.Parent is PropertyPatternClauseSyntax
            || place.Before.Parent is InitializerExpressionSyntax initializer
            && InitializedType(cell, initializer) is { } type && !IsCollection(type));

    private static IEnumerable<Candidate> Settable(TypedCell cell, CursorPlace place, InitializerExpressionSyntax initializer) =>
        Members(
            cell,
            place,
            InitializedType(cell, initializer),
            member => member is IFieldSymbol { IsReadOnly: false, IsConst: false } or IPropertySymbol { SetMethod: not null } || SymbolWords.TypeOf(member) is { IsReferenceType: true } type && IsCollection(type) && type.SpecialType != SpecialType.System_String && member is IPropertySymbol,
            initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left.ToString()));

    private static IEnumerable<Candidate> Members(TypedCell cell, CursorPlace place, ITypeSymbol? type, Func<ISymbol, bool> isWanted, IEnumerable<string?> taken)
    {
        if (type is null)
            return [];
        var named = taken.ToHashSet(StringComparer.Ordinal);
        return cell.Model.LookupSymbols(place.Start, type)
            .Where(member => member is IPropertySymbol { IsIndexer: false, IsStatic: false } or IFieldSymbol { IsStatic: false, CanBeReferencedByName: true })
            .Where(member => isWanted(member) && !named.Contains(member.Name))
            .Where(member => member is not IPropertySymbol { SetMethod: { } set } || place.Before.Parent is PropertyPatternClauseSyntax || cell.Model.IsAccessible(place.Start, set))
            .Select(member => new Candidate(
                SymbolWords.Escape(member.Name), SymbolWords.KindOf(member), Nearness.Local, Signature: () => SymbolWords.Short(SymbolWords.TypeOf(member)!), Name: member.Name));
    }

    private static ITypeSymbol? InitializedType(TypedCell cell, InitializerExpressionSyntax initializer) => initializer.Parent switch
    {
        ObjectCreationExpressionSyntax creation => cell.Model.GetTypeInfo(creation.Type).Type,
        ImplicitObjectCreationExpressionSyntax creation => cell.Model.GetTypeInfo(creation) is var info ? info.Type ?? info.ConvertedType : null,
        WithExpressionSyntax changed => cell.Model.GetTypeInfo(changed.Expression).Type,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } nested => cell.Model.GetTypeInfo(nested.Left).Type,
        _ => null,
    };

    private static ITypeSymbol? MatchedType(TypedCell cell, RecursivePatternSyntax pattern)
    {
        if (pattern.Type is { } named)
            return cell.Model.GetTypeInfo(named).Type;
        return pattern.Parent switch
        {
            IsPatternExpressionSyntax matched => cell.Model.GetTypeInfo(matched.Expression).Type,
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => cell.Model.GetTypeInfo(choice.GoverningExpression).Type,
            CasePatternSwitchLabelSyntax label => label.FirstAncestorOrSelf<SwitchStatementSyntax>() is { } choice ? cell.Model.GetTypeInfo(choice.Expression).Type : null,
            SubpatternSyntax { NameColon.Name: { } name } => SymbolWords.TypeOf(cell.Model.GetSymbolInfo(name).Symbol!),
            _ => cell.Model.GetTypeInfo(pattern).ConvertedType,
        };
    }

    private static bool IsCollection(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Array || type.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable);
}
