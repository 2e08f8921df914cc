using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks;

/// <summary>
/// The declarations that can't be locals and local functions of the program, because a type or something outside of the
/// program's statements uses them, or because two of them share a name. They become static members of one class.
/// </summary>
internal sealed class LiftedMembers
{
    private readonly IReadOnlyList<ScriptPiece> _pieces;
    private readonly HashSet<(string Class, string Name)> _lifted = [];

    public LiftedMembers(IReadOnlyList<ScriptPiece> pieces)
    {
        _pieces = pieces;
        foreach (var piece in pieces)
            FindRoots(piece);
        Close();
    }

    public bool Any => _lifted.Count > 0;

    public bool Contains(ISymbol symbol) => _lifted.Contains(ScriptNames.KeyOf(symbol));

    public bool Contains((string Class, string Name) key) => _lifted.Contains(key);

    /// <summary>Lifts one more, with what it needs.</summary>
    public void Add((string Class, string Name) key)
    {
        _lifted.Add(key);
        Close();
    }

    private void FindRoots(ScriptPiece piece)
    {
        var members = ScriptNames.Declared(piece).ToList();
        foreach (var member in members)
        {
            var isOverloaded = member is IMethodSymbol && members.Count(other => other.Name == member.Name) > 1;
            if (member is IPropertySymbol or IEventSymbol || member is IMethodSymbol { IsExtensionMethod: true } || isOverloaded)
                _lifted.Add(ScriptNames.KeyOf(member));
        }

        foreach (var (model, node) in Nodes(piece).Where(pair => pair.Node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
            LiftUsed(model, node);
        if (piece.MayFail)
            LiftVariablesUsedLater(piece);
    }

    // What is declared in a try block ends with it.
    private void LiftVariablesUsedLater(ScriptPiece piece)
    {
        var used = _pieces.SkipWhile(other => other != piece).Skip(1).SelectMany(Used).ToHashSet();
        foreach (var member in ScriptNames.Declared(piece).Where(member => member is not INamedTypeSymbol && used.Contains(ScriptNames.KeyOf(member))))
            _lifted.Add(ScriptNames.KeyOf(member));
    }

    private static IEnumerable<(string, string)> Used(ScriptPiece piece) =>
        piece.Compilation.SyntaxTrees.SelectMany(tree => Used(piece.Compilation.GetSemanticModel(tree), tree.GetRoot()));

    private void Close()
    {
        int before;
        do
        {
            before = _lifted.Count;
            foreach (var piece in _pieces)
            {
                foreach (var (model, node) in Nodes(piece).Where(pair => pair.Node is MethodDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax))
                {
                    if (model.GetDeclaredSymbol(node) is { } symbol && Contains(symbol))
                        LiftUsed(model, node);
                }
            }
        }
        while (_lifted.Count != before);
    }

    private void LiftUsed(SemanticModel model, SyntaxNode node) => _lifted.UnionWith(Used(model, node));

    private static IEnumerable<(string Class, string Name)> Used(SemanticModel model, SyntaxNode node) =>
        from name in node.DescendantNodes().OfType<SimpleNameSyntax>()
        let info = model.GetSymbolInfo(name)
        let symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault()
        where ScriptNames.IsOfScript(symbol) && symbol is (IFieldSymbol or IMethodSymbol or IPropertySymbol or IEventSymbol)
        select ScriptNames.KeyOf(symbol is IMethodSymbol { ReducedFrom: { } original } ? original : symbol);

    private static IEnumerable<(SemanticModel Model, MemberDeclarationSyntax Node)> Nodes(ScriptPiece piece) =>
        from tree in piece.Compilation.SyntaxTrees
        let model = piece.Compilation.GetSemanticModel(tree)
        from member in ((CompilationUnitSyntax)tree.GetRoot()).Members
        select (model, member);
}
