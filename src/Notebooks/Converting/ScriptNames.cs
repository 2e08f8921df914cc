using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Notebooks;

/// <summary>
/// What the notebook's declarations are called in the program. Cells may declare a name anew; a program may not: the second
/// variable <c>x</c> is <c>x2</c> there, and the second type <c>Person</c> is <c>Cell7.Person</c>.
/// </summary>
internal sealed class ScriptNames
{
    private readonly Dictionary<(string Class, string Name), string> _names = [];
    private readonly HashSet<string> _taken;

    /// <param name="pieces">The notebook's C#, in order.</param>
    public ScriptNames(IReadOnlyList<ScriptPiece> pieces)
    {
        _taken = [.. pieces.SelectMany(piece => piece.Compilation.SyntaxTrees).SelectMany(tree => tree.GetRoot().DescendantTokens()).Where(token => token.RawKind == (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.IdentifierToken).Select(token => token.ValueText), "args"];
        // The program's own parameter has this name.
        var declared = new HashSet<string>(StringComparer.Ordinal) { "args" };
        foreach (var piece in pieces)
        {
            foreach (var members in Declared(piece).GroupBy(member => member.Name))
            {
                if (!declared.Add(members.Key))
                    _names[(piece.ScriptClass, members.Key)] = members.All(member => member is INamedTypeSymbol) ? $"{Container(piece)}.{members.Key}" : Fresh(members.Key);
            }
        }
    }

    /// <summary>The variables, functions and types that a piece declares.</summary>
    public static IEnumerable<ISymbol> Declared(ScriptPiece piece) =>
        piece.Compilation.ScriptClass!.GetMembers().Where(member => member.CanBeReferencedByName && !member.IsImplicitlyDeclared);

    /// <summary>Whether a symbol is declared by a cell, not inside one of its types or functions.</summary>
    public static bool IsOfScript(ISymbol? symbol) => symbol is { ContainingType.IsScriptClass: true };

    /// <summary>By what a declaration is known across pieces.</summary>
    public static (string Class, string Name) KeyOf(ISymbol symbol) => (symbol.ContainingType.Name, symbol.Name);

    /// <summary>The class in which a piece's types stand whose names are taken.</summary>
    public static string Container(ScriptPiece piece) => string.Create(CultureInfo.InvariantCulture, $"Cell{piece.Position}");

    /// <summary>What a declaration is called in the program.</summary>
    public string Of(ISymbol symbol) => _names.GetValueOrDefault(KeyOf(symbol), symbol.Name);

    /// <summary>Calls a declaration something that nothing else is called.</summary>
    public void Rename((string Class, string Name) key) => _names[key] = Fresh(key.Name);

    /// <summary>A type as the program writes it.</summary>
    public string Write(ITypeSymbol type)
    {
        var text = "";
        foreach (var part in type.ToDisplayParts(Format))
        {
            if (part.Symbol is INamedTypeSymbol { IsScriptClass: true })
                continue;
            var isSeparator = part.Kind == SymbolDisplayPartKind.Punctuation && part.ToString() == "." && (text.Length == 0 || text[^1] is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_' or '>'));
            if (!isSeparator)
                text += part.Symbol is INamedTypeSymbol named && IsOfScript(named) ? Of(named) : part.ToString();
        }

        return text;
    }

    /// <summary>Whether a type can't be written at all, because a part of it has no name.</summary>
    public static bool IsNameless(ITypeSymbol type) => type switch
    {
        { IsAnonymousType: true } => true,
        IArrayTypeSymbol array => IsNameless(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsNameless) || named.ContainingType is { } outer && IsNameless(outer),
        _ => false,
    };

    private static SymbolDisplayFormat Format { get; } = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private string Fresh(string name)
    {
        for (var i = 2; ; i++)
        {
            var fresh = string.Create(CultureInfo.InvariantCulture, $"{name}{(char.IsAsciiDigit(name[^1]) ? "_" : "")}{i}");
            if (_taken.Add(fresh))
                return fresh;
        }
    }
}
