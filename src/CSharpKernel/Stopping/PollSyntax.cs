using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>What the syntax alone says about where a poll is needed.</summary>
internal static class PollSyntax
{
    // A function that calls nothing closes no circle of calls; properties, constructors, operators and overrides, such as the
    // `ToString` of `$"{this}"`, count as calls that can't be seen, and always ask.
    public static bool MayRecurse(SyntaxNode body) =>
        body.Parent is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
        || body.Parent is MethodDeclarationSyntax method && method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        || Calls(body);

    public static bool IsIterator(BlockSyntax block) => OwnNodes(block).Any(node => node is YieldStatementSyntax);

    // A `finally` block that calls something, unless it assigns to a variable: the compiler counts on that.
    public static bool MayBeLeftOut(BlockSyntax block) =>
        Calls(block) && !block.DescendantNodes().Any(node => node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax or TupleExpressionSyntax } or ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword });

    public static bool HasLoop(BlockSyntax block) =>
        OwnNodes(block).Any(node => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);

    private static IEnumerable<SyntaxNode> OwnNodes(BlockSyntax block) =>
        block.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    // What an expression-bodied function of that return type does with its expression.
    public static bool GivesValue(TypeSyntax returnType, SyntaxTokenList modifiers)
    {
        var name = (returnType as QualifiedNameSyntax)?.Right ?? returnType;
        var isPlainTask = name is IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" };
        return returnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            && !(isPlainTask && modifiers.Any(SyntaxKind.AsyncKeyword));
    }

    private static bool Calls(SyntaxNode body) =>
        body.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
}
