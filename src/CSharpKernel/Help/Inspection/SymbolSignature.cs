using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>A symbol as a declaration that a reader understands at once: what it is, its type, its parameters.</summary>
internal static class SymbolSignature
{
    private static readonly SymbolDisplayFormat Format = Qualifying(SymbolDisplayTypeQualificationStyle.NameOnly);

    private static readonly SymbolDisplayFormat OfCell = Format.RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    private static readonly SymbolDisplayFormat Qualified = Qualifying(SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The declaration, the namespace of a type included.</summary>
    public static string Of(ISymbol symbol) => Label(symbol) + symbol.ToDisplayString(symbol switch
    {
        // By its own name: a keyword tells nothing that was not in the text already.
        INamedTypeSymbol { SpecialType: not SpecialType.None } => Qualified.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes),
        INamedTypeSymbol type when !IsOfCell(type) => Qualified,
        INamespaceSymbol => Qualified,
        _ when SymbolWords.IsOfCell(symbol) => OfCell,
        _ => Format,
    });

    /// <summary>The declaration with one parameter marked by <paramref name="mark"/>.</summary>
    public static string Of(ISymbol symbol, int parameter, Func<string, string> mark)
    {
        var parameters = Calls.ParametersOf(symbol);
        if (parameters is [.., { IsParams: true }] && parameter >= parameters.Count)
            parameter = parameters.Count - 1;
        var format = SymbolWords.IsOfCell(symbol) ? OfCell : Format;
        var text = new System.Text.StringBuilder(Label(symbol));
        foreach (var part in symbol.ToDisplayParts(format))
        {
            var isMarked = part.Kind == SymbolDisplayPartKind.ParameterName && parameter < parameters.Count && part.Symbol is IParameterSymbol shown && shown.Ordinal == parameters[parameter].Ordinal;
            text.Append(isMarked ? mark(part.ToString()) : part.ToString());
        }

        return text.ToString();
    }

    /// <summary>What the symbol is, in a word.</summary>
    private static string Label(ISymbol symbol) => symbol switch
    {
        ILocalSymbol { IsConst: true } => "(local constant) ",
        ILocalSymbol => "(local variable) ",
        IParameterSymbol => "(parameter) ",
        IRangeVariableSymbol => "(range variable) ",
        ITypeParameterSymbol => "(type parameter) ",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "(enum member) ",
        IFieldSymbol { IsConst: true } => "(constant) ",
        IFieldSymbol when SymbolWords.IsOfCell(symbol) => "(variable) ",
        IFieldSymbol => "(field) ",
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => "(local function) ",
        IMethodSymbol { MethodKind: MethodKind.ReducedExtension } => "(extension) ",
        IEventSymbol => "(event) ",
        _ => "",
    };

    private static bool IsOfCell(INamedTypeSymbol type) => type.ContainingType is { } owner && (owner.IsScriptClass || owner.TypeKind == TypeKind.Submission);

    private static SymbolDisplayFormat Qualifying(SymbolDisplayTypeQualificationStyle style) => new(
        typeQualificationStyle: style,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeContainingType,
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        extensionMethodStyle: SymbolDisplayExtensionMethodStyle.InstanceMethod,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
}
