using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>What an argument list may be calling.</summary>
internal sealed class Calls(TypedCell cell)
{
    /// <summary>The forms of what is called, each with its parameters; indexers and delegates too.</summary>
    public IReadOnlyList<ISymbol> Forms(SyntaxNode list) => list.Parent switch
    {
        InvocationExpressionSyntax invocation => Invoked(invocation),
        ObjectCreationExpressionSyntax creation => Constructors(cell.Model.GetTypeInfo(creation.Type).Type ?? cell.Model.GetSymbolInfo(creation.Type).Symbol as ITypeSymbol, creation),
        ImplicitObjectCreationExpressionSyntax creation => Constructors(cell.Model.GetTypeInfo(creation) is var info ? info.Type ?? info.ConvertedType : null, creation),
        ConstructorInitializerSyntax initializer => Constructors(ConstructedBy(initializer), initializer),
        PrimaryConstructorBaseTypeSyntax initializer => Constructors(cell.Model.GetTypeInfo(initializer.Type).Type, initializer),
        AttributeSyntax attribute => Constructors(cell.Model.GetTypeInfo(attribute).Type, attribute),
        ElementAccessExpressionSyntax access => [.. cell.Model.GetTypeInfo(access.Expression).Type is { } type ? Indexers(type) : []],
        _ => [],
    };

    /// <summary>The types that the argument after a token of its list may have.</summary>
    public IEnumerable<ITypeSymbol> ParameterTypes(SyntaxNode list, SyntaxToken before, string? name = null)
    {
        var index = ArgumentIndex(list, before.Span.End);
        var earlier = Arguments(list).Take(index).ToList();
        var forms = Forms(list);
        if (list.Parent is ElementAccessExpressionSyntax access && forms.Count == 0 && cell.Model.GetTypeInfo(access.Expression).Type is IArrayTypeSymbol)
            return [cell.Compilation.GetSpecialType(SpecialType.System_Int32)];
        return forms.Where(form => Takes(form, earlier)).SelectMany(form => ParameterAt(form, index, name));
    }

    /// <summary>Which argument a place is in.</summary>
    public static int ArgumentIndex(SyntaxNode list, int position) =>
        list.ChildTokens().Count(token => token.IsKind(SyntaxKind.CommaToken) && token.Span.End <= position);

    /// <summary>The parameters of a method, an indexer or a delegate.</summary>
    public static IReadOnlyList<IParameterSymbol> ParametersOf(ISymbol form) => form switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    /// <summary>Whether the first arguments can be passed to a form.</summary>
    public bool Takes(ISymbol form, IReadOnlyList<ArgumentSyntax> earlier)
    {
        var parameters = ParametersOf(form);
        if (earlier.Count > 0 && earlier.Count > parameters.Count && parameters is not [.., { IsParams: true }])
            return false;
        return !earlier.Where((argument, i) => i < parameters.Count && argument.NameColon is null && !parameters[i].IsParams && !Converts(argument.Expression, parameters[i].Type)).Any();
    }

    public static IEnumerable<ArgumentSyntax> Arguments(SyntaxNode list) =>
        list is BaseArgumentListSyntax arguments ? arguments.Arguments : [];

    private bool Converts(ExpressionSyntax argument, ITypeSymbol parameter)
    {
        if (parameter.TypeKind == TypeKind.TypeParameter || argument.IsMissing || cell.Model.GetTypeInfo(argument).Type is not { TypeKind: not TypeKind.Error } type)
            return true;
        return type is not INamedTypeSymbol { IsGenericType: true } && parameter is INamedTypeSymbol { IsGenericType: true } generic && generic.TypeArguments.Any(one => one.TypeKind == TypeKind.TypeParameter)
            || cell.Compilation.ClassifyConversion(type, parameter) is { Exists: true, IsImplicit: true };
    }

    private static IEnumerable<ITypeSymbol> ParameterAt(ISymbol form, int index, string? name)
    {
        var parameters = ParametersOf(form);
        if (name is not null)
            return parameters.Where(parameter => parameter.Name == name).Select(parameter => parameter.Type);
        if (index >= parameters.Count - 1 && parameters is [.., { IsParams: true, Type: IArrayTypeSymbol array } last])
            return index == parameters.Count - 1 ? [last.Type, array.ElementType] : [array.ElementType];
        return index < parameters.Count ? [parameters[index].Type] : [];
    }

    private List<ISymbol> Invoked(InvocationExpressionSyntax invocation)
    {
        var group = cell.Model.GetMemberGroup(invocation.Expression);
        if (group.Length > 0)
            return Visible(group, invocation);
        if (cell.Model.GetTypeInfo(invocation.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
            return [invoke];
        var info = cell.Model.GetSymbolInfo(invocation);
        return info.Symbol is { } symbol ? [symbol] : Visible(info.CandidateSymbols, invocation);
    }

    private List<ISymbol> Constructors(ITypeSymbol? type, SyntaxNode at) => type switch
    {
        INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => [invoke],
        INamedTypeSymbol named => Visible(named.InstanceConstructors, at),
        _ => [],
    };

    private INamedTypeSymbol? ConstructedBy(ConstructorInitializerSyntax initializer)
    {
        var own = cell.Model.GetDeclaredSymbol(initializer.FirstAncestorOrSelf<TypeDeclarationSyntax>()!);
        return initializer.ThisOrBaseKeyword.IsKind(SyntaxKind.BaseKeyword) ? own?.BaseType : own;
    }

    private static IEnumerable<ISymbol> Indexers(ITypeSymbol type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            foreach (var member in one.GetMembers())
            {
                if (member is IPropertySymbol { IsIndexer: true })
                    yield return member;
            }
        }
    }

    private List<ISymbol> Visible(IEnumerable<ISymbol> symbols, SyntaxNode at) =>
        [.. symbols.Where(symbol => cell.Model.IsAccessible(at.SpanStart, symbol)).OrderBy(symbol => ParametersOf(symbol).Count)];
}
