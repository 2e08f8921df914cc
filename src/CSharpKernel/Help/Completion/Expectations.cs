using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>
/// Which types a value should have at a place, told from the token before it: that one is there however little of the value
/// itself is written.
/// </summary>
internal sealed class Expectations(TypedCell cell)
{
    // A method with more forms than this takes anything.
    private const int MostTypes = 5;
    private const int MostSteps = 40;

    /// <summary>The types wanted of the value that the word at the cursor ends.</summary>
    public WantedTypes At(CursorPlace place)
    {
        var before = place.IsMember ? ChainStart(place.Before).GetPreviousToken() : place.Before;
        var types = After(before, MostSteps)
            .Where(type => type.SpecialType is not SpecialType.System_Object and not SpecialType.System_Void && type.TypeKind is not TypeKind.TypeParameter and not TypeKind.Error)
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)
            .ToList();
        return new WantedTypes(cell.Compilation, types.Count <= MostTypes ? types : [], isNew: !place.IsMember && before.IsKind(SyntaxKind.NewKeyword), IsPattern(before));
    }

    private static bool IsPattern(SyntaxToken before) => before.Kind() switch
    {
        SyntaxKind.CaseKeyword or SyntaxKind.IsKeyword or SyntaxKind.OrKeyword or SyntaxKind.AndKeyword or SyntaxKind.NotKeyword => true,
        SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken => before.Parent is SwitchExpressionSyntax,
        _ => false,
    };

    /// <summary>The types wanted of a value that begins after a token.</summary>
    private IEnumerable<ITypeSymbol> After(SyntaxToken token, int steps)
    {
        if (steps == 0 || token.Parent is not { } parent)
            return [];
        return (token.Kind(), parent) switch
        {
            (_, ArgumentListSyntax or BracketedArgumentListSyntax) => new Calls(cell).ParameterTypes(parent, token),
            (SyntaxKind.ColonToken, NameColonSyntax { Parent: ArgumentSyntax { Parent: { } list } argument }) => new Calls(cell).ParameterTypes(list, token, argument.NameColon!.Name.Identifier.ValueText),
            (SyntaxKind.RefKeyword or SyntaxKind.InKeyword or SyntaxKind.OutKeyword, ArgumentSyntax { Parent: { } list }) => new Calls(cell).ParameterTypes(list, token),
            (SyntaxKind.OpenParenToken, IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CatchFilterClauseSyntax)
                or (SyntaxKind.WhenKeyword, WhenClauseSyntax)
                or (SyntaxKind.SemicolonToken, ForStatementSyntax)
                or (SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken or SyntaxKind.ExclamationToken, BinaryExpressionSyntax or PrefixUnaryExpressionSyntax)
                or (SyntaxKind.WhereKeyword, WhereClauseSyntax) => [Special(SpecialType.System_Boolean)],
            (SyntaxKind.OpenParenToken, ParenthesizedExpressionSyntax) => After(token.GetPreviousToken(), steps - 1),
            (SyntaxKind.OpenParenToken, UsingStatementSyntax) => [Special(SpecialType.System_IDisposable)],
            (SyntaxKind.OpenParenToken, CatchDeclarationSyntax) or (SyntaxKind.ThrowKeyword, _) => Named("System.Exception"),
            (SyntaxKind.InKeyword, ForEachStatementSyntax or FromClauseSyntax) => [Special(SpecialType.System_Collections_IEnumerable)],
            (SyntaxKind.NewKeyword or SyntaxKind.MinusToken or SyntaxKind.PlusToken, not BinaryExpressionSyntax) => After(token.GetPreviousToken(), steps - 1),
            (SyntaxKind.EqualsToken, EqualsValueClauseSyntax value) => OfInitialized(value),
            (_, AssignmentExpressionSyntax assignment) when token == assignment.OperatorToken => TypeOf(assignment.Left),
            (_, BinaryExpressionSyntax binary) when token == binary.OperatorToken => TypeOf(binary.Left).Select(Bare),
            (SyntaxKind.IsKeyword, IsPatternExpressionSyntax matched) => TypeOf(matched.Expression),
            (SyntaxKind.CaseKeyword, _) => TypeOf(parent.FirstAncestorOrSelf<SwitchStatementSyntax>()?.Expression),
            (SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken, SwitchExpressionSyntax choice) => TypeOf(choice.GoverningExpression),
            (SyntaxKind.OrKeyword or SyntaxKind.AndKeyword or SyntaxKind.NotKeyword, PatternSyntax) => OfMatched(parent),
            (SyntaxKind.ReturnKeyword, YieldStatementSyntax) => OfResult(parent).SelectMany(ElementsOf),
            (SyntaxKind.ReturnKeyword, _) => OfResult(parent),
            (SyntaxKind.EqualsGreaterThanToken, LambdaExpressionSyntax lambda) => OfLambda(lambda, steps),
            (SyntaxKind.EqualsGreaterThanToken, ArrowExpressionClauseSyntax) => OfResult(parent),
            (SyntaxKind.EqualsGreaterThanToken, SwitchExpressionArmSyntax { Parent: { } choice }) => After(choice.GetFirstToken().GetPreviousToken(), steps - 1),
            (SyntaxKind.QuestionToken or SyntaxKind.ColonToken, ConditionalExpressionSyntax) => After(parent.GetFirstToken().GetPreviousToken(), steps - 1),
            (SyntaxKind.OpenBracketToken or SyntaxKind.CommaToken, CollectionExpressionSyntax) => After(parent.GetFirstToken().GetPreviousToken(), steps - 1).SelectMany(ElementsOf),
            (SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken, InitializerExpressionSyntax initializer) => OfElements(initializer, steps),
            _ => [],
        };
    }

    // a.b(c).d: the beginning of what the last dot belongs to.
    private static SyntaxToken ChainStart(SyntaxToken dot)
    {
        var node = dot.Parent!;
        while (node.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or QualifiedNameSyntax
            || node.Parent is not null && node.Parent is ExpressionSyntax && node.Parent.GetFirstToken() != node.GetFirstToken() && node is MemberBindingExpressionSyntax)
        {
            node = node.Parent!;
        }

        return node.GetFirstToken();
    }

    private IEnumerable<ITypeSymbol> OfInitialized(EqualsValueClauseSyntax value)
    {
        var type = value.Parent switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            _ => null,
        };
        return type is null or { IsVar: true } ? [] : TypeOf(type);
    }

    private IEnumerable<ITypeSymbol> OfMatched(SyntaxNode pattern)
    {
        var owner = pattern.Ancestors().FirstOrDefault(node => node is not PatternSyntax);
        return owner switch
        {
            IsPatternExpressionSyntax matched => TypeOf(matched.Expression),
            CasePatternSwitchLabelSyntax => TypeOf(owner.FirstAncestorOrSelf<SwitchStatementSyntax>()?.Expression),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } => TypeOf(choice.GoverningExpression),
            _ => [],
        };
    }

    private IEnumerable<ITypeSymbol> OfResult(SyntaxNode inside)
    {
        foreach (var node in inside.AncestorsAndSelf())
        {
            var result = node switch
            {
                LambdaExpressionSyntax lambda => cell.Model.GetSymbolInfo(lambda).Symbol is IMethodSymbol method ? method.ReturnType : null,
                LocalFunctionStatementSyntax function => cell.Model.GetDeclaredSymbol(function)?.ReturnType,
                MethodDeclarationSyntax method => cell.Model.GetDeclaredSymbol(method)?.ReturnType,
                BasePropertyDeclarationSyntax property => cell.Model.GetTypeInfo(property.Type).Type,
                AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.SetAccessorDeclaration } => Special(SpecialType.System_Void),
                _ => null,
            };
            if (result is not null)
                return [result is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var awaited] } ? awaited : result];
            if (node is LambdaExpressionSyntax)
                return [];
        }

        return [];
    }

    private IEnumerable<ITypeSymbol> OfLambda(LambdaExpressionSyntax lambda, int steps) =>
        After(lambda.GetFirstToken().GetPreviousToken(), steps - 1)
            .OfType<INamedTypeSymbol>()
            .Select(type => type.DelegateInvokeMethod?.ReturnType)
            .OfType<ITypeSymbol>();

    private IEnumerable<ITypeSymbol> OfElements(InitializerExpressionSyntax initializer, int steps) => initializer.Parent switch
    {
        ArrayCreationExpressionSyntax array => TypeOf(array).SelectMany(ElementsOf),
        EqualsValueClauseSyntax value => OfInitialized(value).SelectMany(ElementsOf),
        BaseObjectCreationExpressionSyntax creation => TypeOf(creation).SelectMany(ElementsOf),
        InitializerExpressionSyntax outer when steps > 0 => OfElements(outer, steps - 1),
        _ => [],
    };

    private static IEnumerable<ITypeSymbol> ElementsOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T, TypeArguments: [var element] } => [element],
        _ => type.AllInterfaces.Where(one => one.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T).Select(one => one.TypeArguments[0]),
    };

    private IEnumerable<ITypeSymbol> TypeOf(ExpressionSyntax? expression) =>
        expression is not null && cell.Model.GetTypeInfo(expression) is { Type: { } type } ? [type] : [];

    private IEnumerable<ITypeSymbol> Named(string name) => cell.Compilation.GetTypeByMetadataName(name) is { } type ? [type] : [];

    private ITypeSymbol Special(SpecialType type) => cell.Compilation.GetSpecialType(type);

    private static ITypeSymbol Bare(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
