using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks;

/// <summary>Gives every use of a cell's declaration the name that it has in the program, and lifts variables that are declared within expressions.</summary>
internal sealed class NameEdits(SemanticModel model, ScriptNames names, LiftedMembers lifted, TextEdits edits)
{
    public void Apply(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is SimpleNameSyntax name)
                Use(name);
            else if (node is VariableDeclaratorSyntax or MethodDeclarationSyntax or SingleVariableDesignationSyntax or PropertyDeclarationSyntax)
                Declaration(node);
        }

        foreach (var declaration in root.DescendantNodes().OfType<DeclarationExpressionSyntax>())
            LiftDeclared(declaration);
    }

    private void Use(SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name);
        if (name.IsVar || (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not { } symbol)
            return;
        if (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            symbol = constructor.ContainingType;
        if (symbol is IMethodSymbol { ReducedFrom: { } original })
            symbol = original;
        if (!ScriptNames.IsOfScript(symbol) || names.Of(symbol) is var written && written == symbol.Name)
            return;
        if (name.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" } && call.ArgumentList.Span.Contains(name.Span)) is { } nameOf)
        {
            edits.ReplaceWhole(nameOf.Span, SymbolDisplay.FormatLiteral(((SimpleNameSyntax?)nameOf.ArgumentList.Arguments[0].DescendantNodes().OfType<SimpleNameSyntax>().LastOrDefault() ?? name).Identifier.ValueText, quote: true));
            return;
        }

        edits.Replace(name.Identifier.Span, written);
        KeepInferredName(name, symbol.Name);
    }

    // new { x } and (x, y) take their members' names from the variables.
    private void KeepInferredName(SimpleNameSyntax name, string original)
    {
        if (name.Parent is AnonymousObjectMemberDeclaratorSyntax { NameEquals: null })
            edits.Insert(name.SpanStart, original + " = ");
        else if (name.Parent is ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple } && tuple.Parent is not AssignmentExpressionSyntax)
            edits.Insert(name.SpanStart, original + ": ");
    }

    private void Declaration(SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is not { } symbol || !ScriptNames.IsOfScript(symbol) || names.Of(symbol) is var written && written == symbol.Name)
            return;
        var identifier = node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier,
            MethodDeclarationSyntax method => method.Identifier,
            PropertyDeclarationSyntax property => property.Identifier,
            _ => ((SingleVariableDesignationSyntax)node).Identifier,
        };
        edits.Replace(identifier.Span, written);
    }

    // `out var n` becomes `out n`, `var (a, b) = ...` becomes `(a, b) = ...`.
    private void LiftDeclared(DeclarationExpressionSyntax declaration)
    {
        var variables = declaration.Designation.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Select(variable => model.GetDeclaredSymbol(variable)).OfType<IFieldSymbol>().ToList();
        if (variables.Exists(lifted.Contains))
        {
            variables.ForEach(variable => lifted.Add(ScriptNames.KeyOf(variable)));
            edits.Remove(new(declaration.SpanStart, declaration.Designation.SpanStart - declaration.SpanStart));
        }
    }

    /// <summary>The lifted variables that a piece declares within expressions.</summary>
    public static IEnumerable<string> Members(ScriptPiece piece, SyntaxTree tree, ScriptNames names, LiftedMembers lifted)
    {
        var model = piece.Compilation.GetSemanticModel(tree);
        foreach (var variable in tree.GetRoot().DescendantNodes().OfType<SingleVariableDesignationSyntax>())
        {
            if (model.GetDeclaredSymbol(variable) is not IFieldSymbol symbol || !lifted.Contains(symbol))
                continue;
            if (!variable.Ancestors().OfType<DeclarationExpressionSyntax>().Any() || ScriptNames.IsNameless(symbol.Type))
                throw ConversionException.At(piece, $"the variable {symbol.Name} is declared in a pattern, or is of a type without a name, and a type or function uses it; declare it in a statement of its own");
            yield return $"public static {names.Write(symbol.Type)} {names.Of(symbol)};";
        }
    }
}
