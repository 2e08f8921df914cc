using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>
/// Finds the lines of a cell or script that ask for packages: <c>#r "nuget:..."</c> and <c>#i "nuget:..."</c>, and the
/// <c>#:</c> lines of .NET file-based programs.
/// </summary>
public static class PackageDirectives
{
    // With this feature on, the compiler itself says where a `#:` line may not stand.
    private static readonly CSharpParseOptions Options =
        CellCompiler.ParseOptions.WithFeatures([new KeyValuePair<string, string>("FileBasedProgram", "true")]);

    /// <summary>The directives of a text, in order. The same characters inside a string or a comment are none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static IReadOnlyList<PackageDirective> Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return [.. Locate(code).Select(found => found.Directive)];
    }

    /// <summary>
    /// The text with its directives blanked in place: every other character keeps its line and column. An <c>#r</c> of a library
    /// that the program brings along stays, for the compiler to follow.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static string Blank(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        char[]? characters = null;
        foreach (var (directive, start, end) in Locate(code))
        {
            if (IsBroughtAlong(directive))
                continue;
            Array.Fill(characters ??= code.ToCharArray(), ' ', start, end - start);
        }

        return characters is null ? code : new string(characters);
    }

    /// <summary>Whether it is an <c>#r</c> of a library that the program brings along, for which nothing has to be restored.</summary>
    internal static bool IsBroughtAlong(PackageDirective directive) =>
        directive is { Kind: PackageDirectiveKind.Package, Error: null }
        && directive.Text.StartsWith("#r", StringComparison.Ordinal)
        && PackagedLibraries.OfThisProgram.TryFind(directive.Name, directive.Version) is not null;

    private static IEnumerable<(PackageDirective Directive, int Start, int End)> Locate(string code)
    {
        if (!MayHaveAny(code))
            yield break;
        var root = CSharpSyntaxTree.ParseText(code, Options).GetRoot();
        var lines = root.SyntaxTree.GetText().Lines;
        foreach (var trivia in root.DescendantTrivia(descendIntoTrivia: true))
        {
            if (trivia.Kind() is not (SyntaxKind.ReferenceDirectiveTrivia or SyntaxKind.BadDirectiveTrivia or SyntaxKind.IgnoredDirectiveTrivia))
                continue;
            if (trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: false })
                continue;
            var line = lines.GetLineFromPosition(trivia.SpanStart);
            var text = code[trivia.SpanStart..line.End].Trim();
            if (PackageDirectiveText.Read(text, line.LineNumber + 1) is not { } directive)
                continue;
            if (trivia.IsKind(SyntaxKind.IgnoredDirectiveTrivia) && trivia.ContainsDiagnostics && directive.Error is null)
                directive = directive with { Error = $"A #: line must stand above all code and above any #if: move it to the top ({text})." };
            yield return (directive, trivia.SpanStart, line.End);
        }
    }

    // Most cells have none, and need not be parsed to know it.
    private static bool MayHaveAny(string code)
    {
        for (var at = code.IndexOf('#', StringComparison.Ordinal); at >= 0; at = code.IndexOf('#', at + 1))
        {
            if (code.AsSpan(at + 1).TrimStart() is [':' or 'r' or 'i', ..])
                return true;
        }

        return false;
    }
}
