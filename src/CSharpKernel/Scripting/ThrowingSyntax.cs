using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CSharpKernel;

/// <summary>Which parts of a statement can throw an exception that the just-in-time compiler's own checks throw.</summary>
internal static class ThrowingSyntax
{
    /// <summary>Whether checks that share their throw throw such an exception.</summary>
    public static bool IsShared(Exception exception) => exception is IndexOutOfRangeException or OverflowException or DivideByZeroException;

    /// <summary>The places, from which their line is taken.</summary>
    /// <param name="root">The text.</param>
    /// <param name="statement">The part of it that is a statement.</param>
    /// <param name="model">The text's meaning.</param>
    /// <param name="exception">What was thrown.</param>
    public static IEnumerable<TextSpan> In(SyntaxNode root, TextSpan statement, SemanticModel model, Exception exception)
    {
        // The functions in a statement are methods of their own.
        var nodes = root.DescendantNodes(statement, node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) || !statement.Contains(node.Span));
        foreach (var node in nodes.Where(node => statement.Contains(node.Span)))
        {
            var place = node switch
            {
                ThrowStatementSyntax or ThrowExpressionSyntax => node.Span,
                ElementAccessExpressionSyntax access when exception is IndexOutOfRangeException && IsChecked(model.GetTypeInfo(access.Expression).Type) => access.ArgumentList.Span,
                ElementBindingExpressionSyntax binding when exception is IndexOutOfRangeException => binding.Span,
                BinaryExpressionSyntax binary when MayFail(binary, exception) => binary.OperatorToken.Span,
                AssignmentExpressionSyntax assignment when MayFail(assignment, exception) => assignment.OperatorToken.Span,
                CastExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax when exception is OverflowException && IsInChecked(node) => node.Span,
                // It may have been inlined.
                InvocationExpressionSyntax or ElementAccessExpressionSyntax or BaseObjectCreationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax
                    when model.GetSymbolInfo(node).Symbol is (IMethodSymbol or IPropertySymbol) and { DeclaringSyntaxReferences.Length: > 0, IsImplicitlyDeclared: false } => PlaceOf(node),
                _ => default,
            };
            if (!place.IsEmpty)
                yield return place;
        }
    }

    private static TextSpan PlaceOf(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList.Span,
        ElementAccessExpressionSyntax access => access.ArgumentList.Span,
        MemberAccessExpressionSyntax member => member.Name.Span,
        _ => node.Span,
    };

    // Whose bounds the just-in-time compiler checks by itself; other indexers are calls.
    private static bool IsChecked(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String } || type?.OriginalDefinition.ToString() is "System.Span<T>" or "System.ReadOnlySpan<T>";

    private static bool MayFail(SyntaxNode operation, Exception exception) => operation.Kind() switch
    {
        SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression or SyntaxKind.DivideAssignmentExpression or SyntaxKind.ModuloAssignmentExpression => exception is DivideByZeroException or OverflowException,
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression
            or SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression or SyntaxKind.MultiplyAssignmentExpression => exception is OverflowException && IsInChecked(operation),
        _ => false,
    };

    private static bool IsInChecked(SyntaxNode node) =>
        node.Ancestors().Any(outer => outer.IsKind(SyntaxKind.CheckedExpression) || outer.IsKind(SyntaxKind.CheckedStatement));
}
