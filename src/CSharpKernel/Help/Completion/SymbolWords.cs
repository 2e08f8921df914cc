using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel;

/// <summary>What symbols are called in a list of completions.</summary>
internal static class SymbolWords
{
    private static readonly SymbolDisplayFormat TypeFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The kind, in the words that front ends have icons for.</summary>
    public static string KindOf(ISymbol symbol) => symbol switch
    {
        INamespaceSymbol => "module",
        ITypeParameterSymbol => "typeParameter",
        INamedTypeSymbol type => type.TypeKind switch
        {
            TypeKind.Struct => "struct",
            TypeKind.Interface => "interface",
            TypeKind.Enum => "enum",
            _ => "class",
        },
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => "function",
        IMethodSymbol method => IsOfCell(method) ? "function" : "method",
        IPropertySymbol => "property",
        IEventSymbol => "event",
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => "enumMember",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol field => IsOfCell(field) ? "variable" : "field",
        IAliasSymbol alias => KindOf(alias.Target),
        _ => "variable",
    };

    /// <summary>Whether a cell has declared the symbol at its top level.</summary>
    public static bool IsOfCell(ISymbol symbol) => symbol.ContainingType is { IsScriptClass: true } or { TypeKind: TypeKind.Submission };

    /// <summary>The name as it is written in code.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A type without its namespace.</summary>
    public static string Short(ITypeSymbol type) => type.ToDisplayString(TypeFormat);

    /// <summary>A method's parameters and result, or a variable's type; empty for types and namespaces.</summary>
    public static string Signature(ISymbol symbol, int overloads)
    {
        var text = symbol switch
        {
            IMethodSymbol method => $"({Parameters(method.Parameters)}) : {Short(method.ReturnType)}",
            _ when TypeOf(symbol) is { } type && symbol is not ITypeSymbol => Short(type),
            _ => "",
        };
        return overloads < 2 ? text : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{text} (+ {overloads - 1} overload{(overloads > 2 ? "s" : "")})");
    }

    public static string Parameters(IEnumerable<IParameterSymbol> parameters) =>
        string.Join(", ", parameters.Select(parameter => parameter.ToDisplayString(TypeFormat)));

    /// <summary>The type of the value that the symbol stands for; null if it stands for none.</summary>
    public static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IEventSymbol happening => happening.Type,
        IMethodSymbol { ReturnsVoid: false } method => method.ReturnType,
        _ => null,
    };
}
