using CSharpKernel;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks;

/// <summary>The names in a cell: what it declares for later cells, what of theirs it changes, what it uses.</summary>
internal sealed class CellNames
{
    private static readonly string[] Libraries = ["System.", "MathNet.", "FromScratch."];

    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Line)> _tokens = [];

    private CellNames(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken) || t.IsKind(SyntaxKind.UnsafeKeyword) || t.IsKind(SyntaxKind.ExternKeyword)))
            _tokens.Add((token.ValueText, token.GetLocation().GetLineSpan().StartLinePosition.Line + 1));
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>().Where(n => !IsMember(n)))
            _used.Add(name.Identifier.ValueText);
        foreach (var node in root.DescendantNodes(n => n is not (TypeDeclarationSyntax or BlockSyntax or AnonymousFunctionExpressionSyntax)))
            Declare(node);
        // A type of the cell's own could have nested types that hide what later cells mean.
        Opened = root.DescendantNodes().OfType<UsingDirectiveSyntax>().Where(u => !u.StaticKeyword.IsKind(SyntaxKind.None)).Select(u => u.NamespaceOrType.ToString())
            .FirstOrDefault(name => !Libraries.Any(library => name.StartsWith(library, StringComparison.Ordinal)));
        var local = root.DescendantNodes().Select(NameOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // Inside a type the name is the type's own.
        foreach (var target in root.DescendantNodes(n => n is not TypeDeclarationSyntax).SelectMany(Targets).Select(Leftmost).OfType<string>().Where(n => !local.Contains(n)))
            _assigned.Add(target);
    }

    /// <summary>What later cells find under these names from now on: its own declarations, and what it puts into earlier ones.</summary>
    public IEnumerable<string> Changed => _declared.Concat(_assigned);

    /// <summary>What it declares.</summary>
    public IReadOnlySet<string> Declared => _declared;

    /// <summary>A type that it opens with <c>using static</c> and that is no library's, or null.</summary>
    public string? Opened { get; }

    /// <summary>What it uses, members of something aside.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>Every name that stands in it, with its line, from 1.</summary>
    public IReadOnlyList<(string Name, int Line)> Tokens => _tokens;

    /// <summary>Reads a cell's C#; of what does not compile, what can be made out.</summary>
    /// <returns>Null for a text that the compiler must not see.</returns>
    public static CellNames? Of(string code)
    {
        try
        {
            return NestingGuard.Refuses(code) ? null : new(CSharpSyntaxTree.ParseText(PackageDirectives.Blank(code), CellCompiler.ParseOptions).GetRoot());
        }
        catch (InsufficientExecutionStackException)
        {
            return null;
        }
    }

    private void Declare(SyntaxNode node)
    {
        if (node is UsingDirectiveSyntax { Alias.Name.Identifier.ValueText: var alias })
            _declared.Add(alias);
        else if (NameOf(node) is { } name && node is not ParameterSyntax)
            _declared.Add(name);
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax member => member.Identifier.ValueText,
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        _ => null,
    };

    private static bool IsMember(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name || name.Parent is QualifiedNameSyntax qualified && qualified.Right == name || name.Parent is MemberBindingExpressionSyntax or NameColonSyntax;

    private static IEnumerable<ExpressionSyntax> Targets(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => tuple.Arguments.Select(a => a.Expression),
        AssignmentExpressionSyntax assignment => [assignment.Left],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => [step.Operand],
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => [step.Operand],
        ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument => [argument.Expression],
        _ => [],
    };

    private static string? Leftmost(ExpressionSyntax target) => target switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => Leftmost(access.Expression),
        ElementAccessExpressionSyntax access => Leftmost(access.Expression),
        ParenthesizedExpressionSyntax inner => Leftmost(inner.Expression),
        PostfixUnaryExpressionSyntax inner => Leftmost(inner.Operand),
        _ => null,
    };
}
