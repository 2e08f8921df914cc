using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>What the cursor of an inspect request is about.</summary>
/// <param name="Forms">The symbol and its overloads, the one that is meant first.</param>
/// <param name="Argument">Which argument of a call the cursor is in; null if it is on a name.</param>
internal sealed record Inspected(IReadOnlyList<ISymbol> Forms, int? Argument = null);
