using CSharpKernel;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks;

/// <summary>A piece of the notebook, in its order.</summary>
/// <param name="Name">What errors call it: <c>cell 3</c>.</param>
internal abstract record NotebookPiece(string Name);

/// <summary>A text that becomes a comment.</summary>
internal sealed record CommentPiece(string Name, string Text) : NotebookPiece(Name);

/// <summary>A statement of the program's own, such as one that begins to measure time.</summary>
internal sealed record StatementPiece(string Name, string Code) : NotebookPiece(Name);

/// <summary>A piece of C#, bound on top of those before it.</summary>
/// <param name="Name">What errors call it.</param>
/// <param name="Position">The cell's place in the notebook, from 1.</param>
/// <param name="Compilation">The piece as a submission.</param>
/// <param name="MayFail">Whether the cell is expected to throw.</param>
internal sealed record ScriptPiece(string Name, int Position, CSharpCompilation Compilation, bool MayFail) : NotebookPiece(Name)
{
    /// <summary>The packages and projects that it and the files that it loads ask for.</summary>
    public IReadOnlyList<PlacedDirective> Libraries { get; init; } = [];

    /// <summary>The class that holds the piece's declarations.</summary>
    public string ScriptClass => Compilation.Options.ScriptClassName!;
}

/// <summary>A cell that, on purpose, does not compile.</summary>
internal sealed record BrokenPiece(string Name, string Code, CellError Error) : NotebookPiece(Name);
