using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Recommendations;

namespace CSharpKernel;

/// <summary>The names that may stand at the cursor: Roslyn's recommender finds them, this puts them in an order.</summary>
internal static class SymbolSource
{
    private const string AttributeSuffix = "Attribute";

    public static IEnumerable<Candidate> Candidates(TypedCell cell, CursorPlace place, int position, WantedTypes wanted, CancellationToken cancellation)
    {
        var attribute = IsAttributeName(place);
        return Recommend(cell, position, cancellation)
            .Where(symbol => symbol.CanBeReferencedByName && symbol.Name.Length > 0 && !IsHidden(symbol) && !IsBeingInitialized(symbol, cell, place))
            .GroupBy(symbol => symbol.Name)
            .Select(named => Candidate(cell, place, [.. named], wanted, attribute));
    }

    private static Candidate Candidate(TypedCell cell, CursorPlace place, List<ISymbol> named, WantedTypes wanted, bool attribute)
    {
        // A variable hides the type of its name.
        var symbol = named.Find(one => one is not INamespaceOrTypeSymbol) ?? named[0];
        var name = symbol.Name;
        if (attribute && symbol is INamedTypeSymbol && name.Length > AttributeSuffix.Length && name.EndsWith(AttributeSuffix, StringComparison.Ordinal))
            name = name[..^AttributeSuffix.Length];
        return new Candidate(
            SymbolWords.Escape(name),
            SymbolWords.KindOf(symbol),
            NearnessOf(cell, place, symbol),
            named.Exists(wanted.Fits),
            () => SymbolWords.Signature(symbol, named.Count(one => one is IMethodSymbol)),
            name);
    }

    // Of the recommender's forms only this takes a compilation that is not the workspace's own. In a workspace of its own
    // every cell that has run would be compiled, and kept, a second time.
    [SuppressMessage("Usage", "CS0618", Justification = "See above.")]
    private static IEnumerable<ISymbol> Recommend(TypedCell cell, int position, CancellationToken cancellation)
    {
#pragma warning disable CS0618
        return Recommender.GetRecommendedSymbolsAtPosition(cell.Model, position, cell.Workspace, cancellationToken: cancellation);
#pragma warning restore CS0618
    }

    private static Nearness NearnessOf(TypedCell cell, CursorPlace place, ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => Nearness.Local,
        INamespaceSymbol => Nearness.Namespace,
        ITypeParameterSymbol => Nearness.OwnType,
        INamedTypeSymbol type => place.IsMember || type.ContainingAssembly is ISourceAssemblySymbol or null || SymbolWords.IsOfCell(type) ? Nearness.OwnType : Nearness.Common,
        IMethodSymbol { IsExtensionMethod: true } or IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => Nearness.Extension,
        { ContainingType.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType } => Nearness.Common,
        // Of System.Object, seen through an override of it.
        IMethodSymbol { Name: "Equals" or "GetHashCode" or "ToString" or "GetType" or "ReferenceEquals" or "MemberwiseClone" } when place.IsMember => Nearness.Common,
        IFieldSymbol when SymbolWords.IsOfCell(symbol) => Nearness.Variable,
        _ => !place.IsMember && symbol.IsStatic && !SymbolWords.IsOfCell(symbol) && !IsInside(cell, place, symbol.ContainingType) ? Nearness.Extension : Nearness.Member,
    };

    private static bool IsInside(TypedCell cell, CursorPlace place, INamedTypeSymbol? type) =>
        type is not null && place.Before.Parent?.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Any(declaration => SymbolEqualityComparer.Default.Equals(cell.Model.GetDeclaredSymbol(declaration)?.OriginalDefinition, type.OriginalDefinition)) == true;

    private static bool IsAttributeName(CursorPlace place)
    {
        for (var node = place.Before.Parent; node is not null; node = node.Parent)
        {
            if (node is AttributeArgumentListSyntax)
                return false;
            if (node is AttributeListSyntax)
                return true;
            if (node is StatementSyntax or MemberDeclarationSyntax)
                return false;
        }

        return false;
    }

    // var x = x... says nothing; but a function that a variable is to hold may call itself.
    private static bool IsBeingInitialized(ISymbol symbol, TypedCell cell, CursorPlace place) =>
        symbol is ILocalSymbol or IFieldSymbol
        && symbol.DeclaringSyntaxReferences is [var reference]
        && reference.SyntaxTree == cell.Root.SyntaxTree
        && reference.Span.Start < place.Start && place.Before.Span.End <= reference.Span.End && place.Before.SpanStart > reference.Span.Start
        && reference.GetSyntax() is VariableDeclaratorSyntax declarator
        && place.Before.Parent?.AncestorsAndSelf().TakeWhile(node => node != declarator).Any(node => node is AnonymousFunctionExpressionSyntax) != true;

    private static bool IsHidden(ISymbol symbol)
    {
        // The runtime's own, public only among its assemblies.
        if (symbol is INamespaceSymbol { Name: "Internal", ContainingNamespace.IsGlobalNamespace: true })
            return true;
        foreach (var attribute in symbol.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case nameof(ObsoleteAttribute):
                    return true;
                case nameof(EditorBrowsableAttribute) when attribute.ConstructorArguments is [{ Value: (int)EditorBrowsableState.Never }]:
                    return true;
            }
        }

        return false;
    }
}
