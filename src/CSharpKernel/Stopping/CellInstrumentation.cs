using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>A cell's text with polls in it. They add no line, so that every line stays the learner's.</summary>
/// <param name="Texts">The text with all polls, and one with those only that need no knowledge of types.</param>
/// <param name="NeedsOriginalToCompile">Whether the polls could hide an error of the original.</param>
internal sealed record CellInstrumentation(IReadOnlyList<string> Texts, bool NeedsOriginalToCompile)
{
    /// <summary>The polls of a cell; null if it needs none, or is no C# to begin with.</summary>
    public static CellInstrumentation? Of(CSharpCompilation original, CancellationToken cancellation)
    {
        var tree = CellPaths.CellOf(original);
        if (HasErrors(tree, cancellation))
            return null;
        var root = tree.GetRoot(cancellation);
        var full = PollInserter.Insert(root, new PollTypes(original.GetSemanticModel(tree), cancellation));
        if (full is null)
            return null;
        // With a filter, a handler that an earlier one makes unreachable is no error any more. It must stay one.
        var severalHandlers = root.DescendantNodes().OfType<TryStatementSyntax>().Any(statement => statement.Catches.Count > 1);
        return new CellInstrumentation(PollInserter.Insert(root, null) is { } plain && plain != full ? [full, plain] : [full], severalHandlers);
    }

    /// <summary>The text of a file that <c>#load</c> brings in, with polls.</summary>
    public static string OfLoadedFile(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, CellCompiler.ParseOptions);
        return HasErrors(tree, CancellationToken.None) ? text : PollInserter.Insert(tree.GetRoot(), null) ?? text;
    }

    private static bool HasErrors(SyntaxTree tree, CancellationToken cancellation) =>
        tree.GetDiagnostics(cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
