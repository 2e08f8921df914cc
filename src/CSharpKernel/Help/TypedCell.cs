using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>A cell while it is typed: its text, and what the compiler makes of it on top of the cells that have run.</summary>
internal sealed class TypedCell(string text, CSharpCompilation compilation, SyntaxTree tree, Workspace workspace)
{
    private const int DeepestNesting = 1500;

    private SemanticModel? _model;

    public string Text => text;

    public CSharpCompilation Compilation => compilation;

    public SyntaxTree Tree => tree;

    public CompilationUnitSyntax Root { get; } = (CompilationUnitSyntax)tree.GetRoot();

    public SemanticModel Model => _model ??= compilation.GetSemanticModel(tree);

    /// <summary>Where the text is a document, as the recommender wants it.</summary>
    public Workspace Workspace => workspace;

    /// <summary>Whether the text is nested deeper than the compiler can follow on this stack.</summary>
    public bool IsTooDeep
    {
        get
        {
            if (text.Length < DeepestNesting)
                return false;
            var open = new Stack<(SyntaxNode Node, int Depth)>([(Root, 0)]);
            while (open.TryPop(out var next))
            {
                if (next.Depth > DeepestNesting)
                    return true;
                foreach (var child in next.Node.ChildNodes())
                    open.Push((child, next.Depth + 1));
            }

            return false;
        }
    }

    /// <summary>The last token that ends at or before a place; the default token at the beginning.</summary>
    public SyntaxToken TokenBefore(int position)
    {
        var token = Root.FindToken(Math.Min(position, Root.FullSpan.End));
        while (token.RawKind != 0 && (token.Span.End > position || token.Span.IsEmpty))
            token = token.GetPreviousToken();
        return token;
    }
}
