using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel;

/// <summary>A cell's text with polls.</summary>
internal sealed record CellInstrumentation(IReadOnlyList<string> Texts, bool NeedsOriginalToCompile)
{
    public static CellInstrumentation? Of(CSharpCompilation original, CancellationToken cancellation) => null;

    public static string OfLoadedFile(string text) => text;
}
