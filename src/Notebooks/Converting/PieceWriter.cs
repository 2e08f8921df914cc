using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks;

/// <summary>Writes one syntax tree of a piece (the cell, or a file that it loads) as statements, types and members of a program.</summary>
internal sealed class PieceWriter
{
    private readonly ScriptPiece _piece;
    private readonly ScriptNames _names;
    private readonly LiftedMembers _lifted;
    private readonly SemanticModel _model;
    private readonly CompilationUnitSyntax _root;
    private readonly TextEdits _edits;
    private readonly List<string> _types = [];
    private readonly List<string> _renamedTypes = [];
    private readonly List<string> _members = [];
    private bool _showsHandles;

    public PieceWriter(ScriptPiece piece, SyntaxTree tree, ScriptNames names, LiftedMembers lifted)
    {
        (_piece, _names, _lifted) = (piece, names, lifted);
        _model = piece.Compilation.GetSemanticModel(tree);
        _root = (CompilationUnitSyntax)tree.GetRoot();
        _edits = new TextEdits(tree.GetText());
    }

    public WrittenPiece Write()
    {
        new NameEdits(_model, _names, _lifted, _edits).Apply(_root);
        foreach (var directive in _root.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>().Where(directive => directive is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax or ShebangDirectiveTriviaSyntax))
            _edits.Replace(directive.Span, directive is ShebangDirectiveTriviaSyntax ? "" : "// " + directive.ToString().Trim());
        foreach (var use in _root.Usings)
            _edits.Remove(new(use.SpanStart, use.FullSpan.End - use.SpanStart));
        foreach (var call in _root.DescendantNodes().OfType<InvocationExpressionSyntax>())
            WriteDisplay(call);

        foreach (var member in _root.Members)
            Write(member);
        ShowLast();
        // What moves to the end is written with all changes inside it, and then leaves the statements.
        foreach (var member in _root.Members.Where(IsMoved))
            Move(member);
        var end = _showsHandles ? "\n" + ProgramHelpers.EndOfCell : "";
        return new WrittenPiece(_edits.Write(_root.FullSpan) + end, _types, _renamedTypes, _members);
    }

    private bool IsMoved(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax or EventDeclarationSyntax or EventFieldDeclarationSyntax => true,
        MethodDeclarationSyntax => _model.GetDeclaredSymbol(member) is { } symbol && _lifted.Contains(symbol),
        _ => false,
    };

    private void Write(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case FieldDeclarationSyntax field:
                WriteVariables(field);
                break;
            case MethodDeclarationSyntax method:
                WriteModifiers(method, method.ReturnType.SpanStart, IsMoved(method) ? ["public", "static"] : [], keep: [SyntaxKind.AsyncKeyword, SyntaxKind.UnsafeKeyword]);
                break;
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                WriteModifiers(member, member.Modifiers.Count > 0 ? member.Modifiers[^1].Span.End : member.SpanStart, _names.Of(_model.GetDeclaredSymbol(member)!).Contains('.', StringComparison.Ordinal) ? ["public"] : [],
                    keep: [SyntaxKind.StaticKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.SealedKeyword, SyntaxKind.PartialKeyword, SyntaxKind.ReadOnlyKeyword, SyntaxKind.RefKeyword, SyntaxKind.UnsafeKeyword]);
                break;
            case GlobalStatementSyntax:
                break;
            case PropertyDeclarationSyntax or IndexerDeclarationSyntax or EventDeclarationSyntax or EventFieldDeclarationSyntax when member is not IndexerDeclarationSyntax:
                WriteModifiers(member, FirstTokenAfterModifiers(member), ["public", "static"], keep: [SyntaxKind.UnsafeKeyword]);
                break;
            default:
                throw ConversionException.At(_piece, $"a program has no place for this declaration: {member.ToString().Split('\n')[0]}");
        }
    }

    private static int FirstTokenAfterModifiers(MemberDeclarationSyntax member) =>
        member.Modifiers.Count > 0 ? member.Modifiers[^1].GetNextToken().SpanStart : member.AttributeLists.Count > 0 ? member.AttributeLists[^1].GetLastToken().GetNextToken().SpanStart : member.SpanStart;

    // Modifiers of a member of the script's class mean nothing outside of it.
    private void WriteModifiers(MemberDeclarationSyntax member, int at, string[] add, SyntaxKind[] keep)
    {
        foreach (var modifier in member.Modifiers.Where(modifier => !keep.Contains(modifier.Kind())))
            _edits.Remove(new(modifier.SpanStart, modifier.FullSpan.End - modifier.SpanStart));
        if (add.Length > 0)
            _edits.Insert(member.Modifiers.Count > 0 ? member.Modifiers[0].SpanStart : Math.Min(at, FirstTokenAfterModifiers(member)), string.Join(' ', add) + " ");
    }

    private void WriteVariables(FieldDeclarationSyntax field)
    {
        var variables = field.Declaration.Variables;
        var symbols = variables.Select(variable => (IFieldSymbol)_model.GetDeclaredSymbol(variable)!).ToList();
        if (!symbols.Exists(_lifted.Contains))
        {
            WriteModifiers(field, field.Declaration.SpanStart, [], keep: [SyntaxKind.ConstKeyword, SyntaxKind.UnsafeKeyword]);
            foreach (var variable in variables.Where(variable => variable.Initializer is null))
                _edits.Insert(variable.Span.End, " = default");
            return;
        }

        // Of one declaration all or none is lifted. A constant's value stays with it, so that types can use it as one.
        var isConstant = symbols.TrueForAll(symbol => symbol.IsConst);
        var statements = new List<string>();
        foreach (var (variable, symbol) in variables.Zip(symbols))
        {
            if (ScriptNames.IsNameless(symbol.Type))
                throw ConversionException.At(_piece, $"the variable {symbol.Name} is of a type without a name, and a type or a function that outlives the cell uses it; give it a type of its own");
            _lifted.Add(ScriptNames.KeyOf(symbol));
            var value = variable.Initializer is { } initializer ? Value(initializer.Value, symbol.Type) : null;
            _members.Add($"public {(isConstant ? "const" : "static")} {_names.Write(symbol.Type)} {Escaped(_names.Of(symbol))}{(isConstant ? " = " + value : "")};");
            if (!isConstant && value is not null)
                statements.Add($"{Escaped(_names.Of(symbol))} = {value};");
        }

        _edits.ReplaceWhole(field.Span, string.Join(' ', statements));
    }

    private string Value(ExpressionSyntax value, ITypeSymbol type) =>
        value is InitializerExpressionSyntax ? $"new {_names.Write(type)} {_edits.Write(value.Span)}" : _edits.Write(value.Span);

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    private void Move(MemberDeclarationSyntax member)
    {
        var text = _edits.Write(member.Span);
        if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            (_names.Of(_model.GetDeclaredSymbol(member)!).Contains('.', StringComparison.Ordinal) ? _renamedTypes : _types).Add(Comments(member) + text);
        else
            _members.Add(Comments(member) + text);
        _edits.ReplaceWhole(member.FullSpan, "");
    }

    // The comment above a declaration goes with it; a directive above it (#r) does not.
    private static string Comments(MemberDeclarationSyntax member) =>
        string.Concat(member.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)).Select(trivia => trivia.ToString() + "\n"));

    // A cell's last expression without a semicolon is what it shows.
    private void ShowLast()
    {
        if (_model.SyntaxTree != CSharpKernel.CellPaths.CellOf(_piece.Compilation))
            return;
        foreach (var leave in _root.DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax and not LocalFunctionStatementSyntax).OfType<ReturnStatementSyntax>())
        {
            if (leave.Parent != _root.Members.LastOrDefault())
                throw ConversionException.At(_piece, "a return in the middle of a cell ends the cell, and would end the program");
            _edits.Replace(leave.ReturnKeyword.Span, leave.Expression is null ? "" : ProgramHelpers.Show + "(");
            if (leave.Expression is not null)
                _edits.Insert(leave.Expression.Span.End, ")");
        }

        if (_root.Members.LastOrDefault(member => member is GlobalStatementSyntax) is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
            return;
        if (CSharpKernel.CellResultSyntax.HasValue(_piece.Compilation, CancellationToken.None) && !IsHandle(last.Expression))
        {
            _edits.Insert(last.Expression.SpanStart, ProgramHelpers.Show + "(");
            _edits.Insert(last.Expression.Span.End, ");");
        }
        else
        {
            _edits.Insert(last.Expression.Span.End, ";");
        }
    }

    private bool IsHandle(ExpressionSyntax expression) => _model.GetTypeInfo(expression).Type?.Name == "DisplayedValue";

    // A value whose handle is kept may be shown anew: it is printed once, as it is when its cell ends.
    private void WriteDisplay(InvocationExpressionSyntax call)
    {
        if (!IsHandle(call) || _model.GetSymbolInfo(call).Symbol is not { Name: "display" or "Display" or "DisplayAs" })
            return;
        SyntaxNode used = call;
        while (used.Parent is ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax)
            used = used.Parent;
        if (used.Parent is ExpressionStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax)
            return;
        var name = call.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().First(name => name.SpanStart >= call.Expression.SpanStart && name.Identifier.ValueText is "display" or "Display" or "DisplayAs");
        _edits.Insert(name.Identifier.Span.End, ProgramHelpers.Live);
        _showsHandles = true;
    }
}
