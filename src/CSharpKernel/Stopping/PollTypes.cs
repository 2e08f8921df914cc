using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>What the polls must know of a cell's types: which lambdas are data (expression trees), and which give a value.</summary>
internal sealed class PollTypes(SemanticModel model, CancellationToken cancellation)
{
    /// <summary>Whether the lambda is compiled to an expression tree, in which there can be no poll.</summary>
    public bool IsExpressionTree(LambdaExpressionSyntax lambda) =>
        model.GetTypeInfo(lambda, cancellation).ConvertedType is not { TypeKind: TypeKind.Delegate };

    /// <summary>Whether the lambda's expression is its result, rather than a statement; null if that can't be told.</summary>
    public bool? GivesValue(LambdaExpressionSyntax lambda)
    {
        if (model.GetSymbolInfo(lambda, cancellation).Symbol is not IMethodSymbol method)
            return null;
        if (method.IsAsync && method.ReturnType is INamedTypeSymbol { Arity: 0 })
            return false;
        return !method.ReturnsVoid;
    }

    /// <summary>Whether the expression in a query's clause is compiled to a method that may hold a poll.</summary>
    public bool IsPolledInQuery(SyntaxNode clause, ExpressionSyntax expression)
    {
        var symbol = clause is QueryClauseSyntax query
            ? model.GetQueryClauseInfo(query, cancellation).OperationInfo.Symbol
            : model.GetSymbolInfo((SelectOrGroupClauseSyntax)clause, cancellation).Symbol;
        return symbol is IMethodSymbol { Parameters: [.., { Type.TypeKind: TypeKind.Delegate }] }
            && model.GetTypeInfo(expression, cancellation).Type is { IsRefLikeType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer or TypeKind.Error) };
    }
}
