using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel;

/// <summary>The types that a value should have to stand at the cursor; none if any would do.</summary>
/// <param name="compilation">What knows the conversions.</param>
/// <param name="types">The types.</param>
/// <param name="isNew">Whether the cursor is after <c>new</c>, where a type's name stands.</param>
/// <param name="isConstant">Whether only a constant will do, as in a pattern.</param>
internal sealed class WantedTypes(CSharpCompilation compilation, IReadOnlyList<ITypeSymbol> types, bool isNew, bool isConstant)
{
    public IReadOnlyList<ITypeSymbol> Types => types;

    public bool Bool => types is [{ SpecialType: SpecialType.System_Boolean }];

    public IEnumerable<INamedTypeSymbol> Enums => types.Select(Bare).OfType<INamedTypeSymbol>().Where(type => type.TypeKind == TypeKind.Enum);

    public bool Fits(ISymbol symbol)
    {
        if (types.Count == 0)
            return false;
        if (symbol is INamedTypeSymbol named)
            return isNew ? types.Any(wanted => CanMake(named, wanted)) : Enums.Contains(named, SymbolEqualityComparer.Default);
        if (isConstant && symbol is not (IFieldSymbol { HasConstantValue: true } or ILocalSymbol { HasConstantValue: true }))
            return false;
        if (symbol is IMethodSymbol method && types.Any(wanted => IsOfShape(method, wanted)))
            return true;
        return !isNew && SymbolWords.TypeOf(symbol) is { } type && types.Any(wanted => Converts(type, wanted));
    }

    private bool Converts(ITypeSymbol type, ITypeSymbol wanted)
    {
        if (type.TypeKind is TypeKind.Error or TypeKind.TypeParameter || type.SpecialType == SpecialType.System_Void)
            return SymbolEqualityComparer.Default.Equals(type, wanted);
        var conversion = compilation.ClassifyConversion(type, wanted);
        return conversion is { Exists: true, IsImplicit: true };
    }

    private static bool CanMake(INamedTypeSymbol made, ITypeSymbol wanted)
    {
        if (made.IsAbstract || made.IsStatic)
            return false;
        var definition = Bare(wanted).OriginalDefinition;
        for (var type = made; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, definition))
                return true;
        }

        return made.AllInterfaces.Any(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, definition));
    }

    // A method's name can stand for a delegate.
    private static bool IsOfShape(IMethodSymbol method, ITypeSymbol wanted) =>
        wanted is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
        && method.Parameters.Length == invoke.Parameters.Length
        && method.ReturnsVoid == invoke.ReturnsVoid
        && method.Parameters.Zip(invoke.Parameters).All(pair =>
            pair.First.RefKind == pair.Second.RefKind
            && (pair.Second.Type.TypeKind == TypeKind.TypeParameter || SymbolEqualityComparer.Default.Equals(pair.First.Type, pair.Second.Type)));

    private static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
