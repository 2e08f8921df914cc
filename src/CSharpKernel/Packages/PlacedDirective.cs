using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel;

/// <summary>A directive and the text that it stands in: the cell, or a file that the cell loads.</summary>
/// <param name="Directive">The directive.</param>
/// <param name="Path">The cell's name, or the loaded file's path.</param>
internal sealed record PlacedDirective(PackageDirective Directive, string Path)
{
    /// <summary>The directives of a cell and of the files that it loads, each file once, in the order of their loading.</summary>
    public static IReadOnlyList<PlacedDirective> Find(string code, string path, string workingDirectory)
    {
        var found = new List<PlacedDirective>();
        Collect(code, path, workingDirectory, found, []);
        return found;
    }

    private static void Collect(string code, string path, string workingDirectory, List<PlacedDirective> found, HashSet<string> visited)
    {
        if (code.Contains("load", StringComparison.Ordinal) && code.Contains('#', StringComparison.Ordinal))
        {
            var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, CellCompiler.ParseOptions).GetRoot();
            foreach (var file in root.GetLoadDirectives().Where(load => load.IsActive).Select(load => CellPaths.Resolve(load.File.ValueText, path, workingDirectory)))
            {
                if (visited.Add(file) && Text(file) is { } text)
                    Collect(text, file, workingDirectory, found, visited);
            }
        }

        found.AddRange(PackageDirectives.Find(code).Where(directive => !PackageDirectives.IsBroughtAlong(directive)).Select(directive => new PlacedDirective(directive, path)));
    }

    // The compiler, too, will find that it can't be read, and says so.
    private static string? Text(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
