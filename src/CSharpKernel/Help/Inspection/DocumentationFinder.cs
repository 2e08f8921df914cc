using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>The documentation of a symbol: from a library's XML file, or from the comment above it in a cell.</summary>
internal sealed class DocumentationFinder(Compilation compilation)
{
    private const int DeepestInheritance = 5;

    /// <summary>The documentation, inherited where the symbol has none of its own; null if nobody wrote any.</summary>
    public XElement? Find(ISymbol symbol) => Find(symbol, DeepestInheritance);

    private XElement? Find(ISymbol symbol, int depth)
    {
        symbol = Definition(symbol);
        var own = symbol.Locations.Any(location => location.IsInSource) ? FromComment(symbol) : FromFile(symbol);
        if (own is not null && !own.Elements("inheritdoc").Any())
            return own;
        if (depth == 0)
            return own;
        var reference = own?.Element("inheritdoc")?.Attribute("cref")?.Value;
        var inherited = reference is not null
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(reference, compilation) is { } named ? Find(named, depth - 1) : null
            : Bases(symbol).Select(ancestor => Find(ancestor, depth - 1)).FirstOrDefault(found => found is not null);
        return Merge(own, inherited);
    }

    /// <summary>The path of the library that declares a symbol; null for what a cell declares.</summary>
    public string? LibraryOf(ISymbol symbol) =>
        symbol.ContainingAssembly is { } assembly && compilation.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path } ? path
        : symbol.ContainingAssembly is { } host && HostReferences.Find(host.Identity.Name)?.FilePath is { } hosted ? hosted
        : null;

    private XElement? FromFile(ISymbol symbol) =>
        LibraryOf(symbol) is { } library && symbol.GetDocumentationCommentId() is { } id ? DocumentationFiles.Find(library, id) : null;

    private static XElement? FromComment(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            // A field's comment stands above the whole statement.
            for (var node = reference.GetSyntax(); node is not null; node = node.Parent)
            {
                if (CommentXml(node.GetLeadingTrivia()) is { } xml)
                    return xml;
                if (node.Parent is null || node.Parent.SpanStart != node.SpanStart && node is not Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax)
                    break;
            }
        }

        return null;
    }

    private static XElement? CommentXml(SyntaxTriviaList trivia)
    {
        var lines = trivia.ToFullString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var documented = lines.AsEnumerable().Reverse().TakeWhile(line => line.StartsWith("///", StringComparison.Ordinal)).Reverse().Select(line => line[3..]).ToList();
        if (documented.Count == 0 && trivia.ToFullString().Trim() is ['/', '*', '*', .. var block] && block.EndsWith("*/", StringComparison.Ordinal))
            documented = [.. block[..^2].Split('\n').Select(line => line.Trim().TrimStart('*'))];
        if (documented.Count == 0)
            return null;
        try
        {
            return XElement.Parse($"<member>{string.Join('\n', documented)}</member>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            // A learner's comment need not be XML.
            return new XElement("member", new XElement("summary", string.Join('\n', documented)));
        }
    }

    private static XElement? Merge(XElement? own, XElement? inherited)
    {
        if (own is null || inherited is null)
            return inherited ?? own;
        var merged = new XElement(inherited);
        foreach (var element in own.Elements().Where(element => element.Name != "inheritdoc"))
        {
            merged.Elements(element.Name).Where(other => other.Attribute("name")?.Value == element.Attribute("name")?.Value).Remove();
            merged.Add(new XElement(element));
        }

        return merged;
    }

    private static IEnumerable<ISymbol> Bases(ISymbol symbol)
    {
        switch (symbol)
        {
            case INamedTypeSymbol type:
                return [.. type.BaseType is { SpecialType: not SpecialType.System_Object and not SpecialType.System_ValueType and not SpecialType.System_Enum } ancestor ? (ISymbol[])[ancestor] : [], .. type.Interfaces];
            case IMethodSymbol { MethodKind: MethodKind.Constructor }:
                return [];
            case IMethodSymbol { OverriddenMethod: { } overridden }:
                return [overridden];
            case IPropertySymbol { OverriddenProperty: { } overridden }:
                return [overridden];
            default:
                return symbol.ContainingType is { } owner
                    ? owner.AllInterfaces.SelectMany(one => one.GetMembers(symbol.Name)).Where(member => SymbolEqualityComparer.Default.Equals(owner.FindImplementationForInterfaceMember(member), symbol))
                    : [];
        }
    }

    private static ISymbol Definition(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
        IAliasSymbol alias => alias.Target.OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };
}
