using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel;

/// <summary>
/// A compilation without text, from which cells are made that follow the same cell and bring no reference of their own. They
/// share its references as the compiler has bound them, which for a small cell is a good part of the work. The price is that
/// they have one name, so that only one of them may be such that later cells refer to it.
/// </summary>
/// <param name="previous">The cell that they follow.</param>
/// <param name="references">The references that they have besides.</param>
/// <param name="empty">The compilation, of one tree that is empty.</param>
internal sealed class CellTemplate(CSharpCompilation? previous, ImmutableArray<PortableExecutableReference> references, CSharpCompilation empty)
{
    /// <summary>Whether cells may be made of it that follow this cell, with these references.</summary>
    public bool Fits(CSharpCompilation? follows, ImmutableArray<PortableExecutableReference> with) => previous == follows && references == with;

    /// <summary>Whether a text may be compiled in this way.</summary>
    public static bool Allows(SyntaxTree tree) => !tree.GetRoot().ContainsDirectives;

    /// <summary>The compilation of a text.</summary>
    public CSharpCompilation With(SyntaxTree tree) => empty.ReplaceSyntaxTree(empty.SyntaxTrees[0], tree);
}
