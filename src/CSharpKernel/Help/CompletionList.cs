namespace CSharpKernel;

/// <summary>What a text may go on with at a place.</summary>
/// <param name="Start">Where the text to replace begins, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">What to replace it with, the likeliest first.</param>
public sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionItem> Items)
{
    /// <summary>Nothing to offer at a place.</summary>
    public static CompletionList None(int position) => new(position, position, []);
}

/// <summary>One way to go on.</summary>
/// <param name="Text">The text to insert.</param>
/// <param name="Kind">
/// What it is, in the words that front ends know: <c>class</c>, <c>struct</c>, <c>interface</c>, <c>enum</c>, <c>enumMember</c>,
/// <c>typeParameter</c>, <c>module</c> (a namespace), <c>method</c>, <c>function</c>, <c>property</c>, <c>field</c>, <c>constant</c>,
/// <c>event</c>, <c>variable</c>, <c>keyword</c>, <c>file</c>, <c>folder</c>, <c>reference</c>.
/// </param>
/// <param name="Signature">Its parameters or its type, where that says more than the text.</param>
public sealed record CompletionItem(string Text, string Kind, string? Signature = null);
