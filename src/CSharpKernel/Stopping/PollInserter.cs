using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CSharpKernel;

/// <summary>
/// Writes polls into a text: one in every loop and behind every label, one at the start of everything that can call itself,
/// and a filter before every handler, so that no handler swallows the stop.
/// </summary>
internal sealed class PollInserter : CSharpSyntaxWalker
{
    private const string Poll = "global::CSharpKernel.Poll.";
    private const string Check = Poll + "Check();";
    private const string Enter = Poll + "Enter();";
    private const string MayCatch = Poll + "MayCatch()";
    private const string MayUnwind = "if(" + Poll + "MayUnwind()){";

    private readonly List<TextChange> _changes = [];
    private readonly PollTypes? _types;
    private string? _loopPoll;
    private int _tokens;

    private PollInserter(PollTypes? types) => _types = types;

    /// <summary>The text with polls; null if there is no place for one.</summary>
    /// <param name="root">The text.</param>
    /// <param name="types">Its types, without which lambdas of one expression, queries and awaits stay as they are.</param>
    public static string? Insert(SyntaxNode root, PollTypes? types)
    {
        var inserter = new PollInserter(types);
        inserter.Visit(root);
        return inserter._changes.Count == 0 ? null : inserter.Apply(root.SyntaxTree.GetText());
    }

    public override void VisitWhileStatement(WhileStatementSyntax node) => VisitLoop(node, node.Statement);

    public override void VisitDoStatement(DoStatementSyntax node) => VisitLoop(node, node.Statement);

    public override void VisitForStatement(ForStatementSyntax node) => VisitLoop(node, node.Statement);

    public override void VisitForEachStatement(ForEachStatementSyntax node) => VisitLoop(node, node.Statement);

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) => VisitLoop(node, node.Statement);

    // A stop unwinds through here: a loop in it must ask for itself, since one around it has been stopped.
    // Where the stack is used up, one that calls something would throw once more, on top of what unwinds.
    public override void VisitFinallyClause(FinallyClauseSyntax node)
    {
        var mayBeLeftOut = PollSyntax.MayBeLeftOut(node.Block);
        VisitBlockWithToken(node.Block, mayBeLeftOut ? MayUnwind : "");
        if (mayBeLeftOut)
            InsertAt(node.Block.CloseBraceToken.SpanStart, "}");
    }

    public override void VisitGlobalStatement(GlobalStatementSyntax node)
    {
        if (node.Statement is BlockSyntax block)
            VisitBlockWithToken(block, "");
        else
            base.VisitGlobalStatement(node);
    }

    public override void VisitLabeledStatement(LabeledStatementSyntax node)
    {
        InsertAt(node.Statement.SpanStart, Check);
        base.VisitLabeledStatement(node);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        VisitFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken, PollSyntax.GivesValue(node.ReturnType, node.Modifiers));

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        VisitFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken, PollSyntax.GivesValue(node.ReturnType, node.Modifiers));

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        VisitFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken, PollSyntax.GivesValue(node.ReturnType, node.Modifiers));

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        VisitFunction(node, node.Body, node.ExpressionBody, node.SemicolonToken, givesValue: true);

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        Visit(node.Initializer);
        VisitFunction(null, node.Body, node.ExpressionBody, node.SemicolonToken, givesValue: false);
    }

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        VisitFunction(null, node.Body, node.ExpressionBody, node.SemicolonToken, node.IsKind(SyntaxKind.GetAccessorDeclaration));

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        Visit(node.AccessorList);
        Visit(node.Initializer);
        VisitArrow(node.ExpressionBody, node.SemicolonToken, givesValue: true, "get{", "}");
    }

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        Visit(node.AccessorList);
        VisitArrow(node.ExpressionBody, node.SemicolonToken, givesValue: true, "get{", "}");
    }

    // A finalizer runs on a thread of the runtime, where nothing may be thrown.
    public override void VisitDestructorDeclaration(DestructorDeclarationSyntax node)
    {
    }

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => VisitBlockOfFunction(node.Block);

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => VisitLambda(node);

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => VisitLambda(node);

    public override void VisitCatchClause(CatchClauseSyntax node)
    {
        if (node.Filter is { } filter)
        {
            InsertAt(filter.OpenParenToken.Span.End, MayCatch + "&&(");
            Visit(filter.FilterExpression);
            InsertAt(filter.CloseParenToken.SpanStart, ")");
        }
        else
        {
            InsertAt(node.Declaration?.Span.End ?? node.CatchKeyword.Span.End, $" when({MayCatch})");
        }

        Visit(node.Block);
    }

    public override void VisitAwaitExpression(AwaitExpressionSyntax node)
    {
        if (_types is null)
            Visit(node.Expression);
        else
            VisitWrapped(node.Expression, Poll + "Await(", ")");
    }

    public override void VisitWhereClause(WhereClauseSyntax node) => VisitQueryPart(node, node.Condition);

    public override void VisitLetClause(LetClauseSyntax node) => VisitQueryPart(node, node.Expression);

    public override void VisitSelectClause(SelectClauseSyntax node) => VisitQueryPart(node, node.Expression);

    // Where no function around has taken a token, the outermost loop does, in a block of its own:
    // `{var p=...;while(...){p.Check();...}}`.
    private void VisitLoop(StatementSyntax loop, StatementSyntax body)
    {
        var around = _loopPoll;
        if (around is null)
        {
            InsertAt(loop.SpanStart, "{" + TakeToken());
        }

        foreach (var child in loop.ChildNodes().Where(child => child != body))
            Visit(child);
        VisitLoopBody(body);
        if (around is null)
            InsertAt(loop.Span.End, "}");
        _loopPoll = around;
    }

    private void VisitLoopBody(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            InsertAt(block.OpenBraceToken.Span.End, _loopPoll!);
            Visit(block);
        }
        else if (body is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax)
        {
            // Not allowed there; braces would make it so.
            Visit(body);
        }
        else
        {
            VisitWrapped(body, "{" + _loopPoll, "}");
        }
    }

    private void VisitFunction(SyntaxNode? node, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool givesValue)
    {
        foreach (var parameter in node?.ChildNodes().OfType<ParameterListSyntax>() ?? [])
            Visit(parameter);
        if (body is not null)
            VisitBlockOfFunction(body);
        VisitArrow(arrow, semicolon, givesValue, "", "");
    }

    private void VisitBlockOfFunction(BlockSyntax block)
    {
        var start = PollSyntax.MayRecurse(block) ? Enter : Check;
        if (!PollSyntax.IsIterator(block))
        {
            VisitBlockWithToken(block, start);
            return;
        }

        InsertAt(block.OpenBraceToken.Span.End, start);
        VisitWithPoll(Check, block);
    }

    // The token is taken first thing, not just before the loop: a number that lives across a call lives in memory, also in
    // the loop behind the call.
    private void VisitBlockWithToken(BlockSyntax block, string start)
    {
        var around = _loopPoll;
        _loopPoll = null;
        InsertAt(block.OpenBraceToken.Span.End, PollSyntax.HasLoop(block) ? start + TakeToken() : start);
        Visit(block);
        _loopPoll = around;
    }

    private string TakeToken()
    {
        var token = "__poll" + _tokens++.ToString(CultureInfo.InvariantCulture);
        _loopPoll = token + ".Check();";
        return $"var {token}={Poll}Token;";
    }

    private void VisitWithPoll(string? loopPoll, SyntaxNode? node)
    {
        var around = _loopPoll;
        _loopPoll = loopPoll;
        Visit(node);
        _loopPoll = around;
    }

    // `=> x;` becomes `{Enter();return x;}`.
    private void VisitArrow(ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool givesValue, string open, string close)
    {
        if (arrow is null)
            return;
        if (arrow.Expression is ThrowExpressionSyntax)
        {
            Visit(arrow);
            return;
        }

        _changes.Add(new TextChange(arrow.ArrowToken.Span, "{" + open + (PollSyntax.MayRecurse(arrow) ? Enter : Check) + (givesValue ? "return " : "")));
        VisitWithPoll(null, arrow.Expression);
        InsertAt(semicolon.Span.End, "}" + close);
    }

    private void VisitLambda(LambdaExpressionSyntax node)
    {
        if (node.Block is { } block)
        {
            VisitBlockOfFunction(block);
        }
        else if (node.ExpressionBody is { } body and not ThrowExpressionSyntax && _types?.IsExpressionTree(node) == false && _types.GivesValue(node) is { } givesValue)
        {
            var around = _loopPoll;
            _loopPoll = null;
            VisitWrapped(body, "{" + (PollSyntax.MayRecurse(body) ? Enter : Check) + (givesValue ? "return " : ""), ";}");
            _loopPoll = around;
        }
        else if (_types is null)
        {
            // It may be an expression tree, and then nothing inside may change either.
        }
        else if (!_types.IsExpressionTree(node))
        {
            VisitWithPoll(null, node.ExpressionBody);
        }
    }

    private void VisitQueryPart(SyntaxNode clause, ExpressionSyntax expression)
    {
        if (_types?.IsPolledInQuery(clause, expression) == true)
            VisitWrapped(expression, Poll + "Pass(", ")");
        else if (_types is not null)
            Visit(expression);
    }

    private void VisitWrapped(SyntaxNode node, string open, string close)
    {
        InsertAt(node.SpanStart, open);
        Visit(node);
        InsertAt(node.Span.End, close);
    }

    private void InsertAt(int position, string text) => _changes.Add(new TextChange(new TextSpan(position, 0), text));

    private string Apply(SourceText text)
    {
        var result = new StringBuilder();
        var position = 0;
        // The sort is stable: of two changes at one place the one made first, by the outer node or the earlier one, comes first.
        foreach (var change in _changes.OrderBy(change => change.Span.Start))
        {
            result.Append(text.ToString(TextSpan.FromBounds(position, change.Span.Start))).Append(change.NewText);
            position = change.Span.End;
        }

        return result.Append(text.ToString(TextSpan.FromBounds(position, text.Length))).ToString();
    }
}
