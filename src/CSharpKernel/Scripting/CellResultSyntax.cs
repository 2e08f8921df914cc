using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>Tells a cell whose result is null from a cell that has no result.</summary>
internal static class CellResultSyntax
{
    /// <summary>Whether the cell ends in an expression without a semicolon that has a value, or returns one.</summary>
    public static bool HasValue(CSharpCompilation compilation, CancellationToken cancellation)
    {
        var tree = CellPaths.CellOf(compilation);
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellation);
        if (root.DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax and not LocalFunctionStatementSyntax)
            .Any(node => node is ReturnStatementSyntax { Expression: not null }))
        {
            return true;
        }

        return root.Members.LastOrDefault(member => member is GlobalStatementSyntax) is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }
            && (!MayBeVoid(last.Expression) || compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression, cancellation).ConvertedType?.SpecialType != SpecialType.System_Void);
    }

    // These have a value for certain, and need not be bound once more to know it. An assignment may be one to an event.
    private static bool MayBeVoid(ExpressionSyntax expression) =>
        expression is not (LiteralExpressionSyntax or BinaryExpressionSyntax or ElementAccessExpressionSyntax or IdentifierNameSyntax
            or MemberAccessExpressionSyntax or InterpolatedStringExpressionSyntax or BaseObjectCreationExpressionSyntax);
}
