using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>A cell while it is typed: its text, and what the compiler makes of it on top of the cells that have run.</summary>
internal sealed class TypedCell(string text, CSharpCompilation compilation, SyntaxTree tree, Workspace workspace)
{
    private SemanticModel? _model;

    public string Text => text;

    public CSharpCompilation Compilation => compilation;

    public CompilationUnitSyntax Root { get; } = (CompilationUnitSyntax)tree.GetRoot();

    public SemanticModel Model => _model ??= compilation.GetSemanticModel(tree);

    /// <summary>Where the text is a document, as the recommender wants it.</summary>
    public Workspace Workspace => workspace;

    /// <summary>The last token that ends at or before a place; the default token at the beginning.</summary>
    public SyntaxToken TokenBefore(int position)
    {
        var token = Root.FindToken(Math.Min(position, Root.FullSpan.End));
        while (token.RawKind != 0 && (token.Span.End > position || token.Span.IsEmpty))
            token = token.GetPreviousToken();
        return token;
    }
}
