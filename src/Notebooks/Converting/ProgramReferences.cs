using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks;

/// <summary>What a program says about its libraries: <c>#:package</c> and <c>#:project</c> for the cells' <c>#r</c>.</summary>
internal static class ProgramReferences
{
    private const string Package = "nuget:";

    /// <summary>The directives, in the order of the notebook.</summary>
    /// <param name="pieces">The notebook's C#.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="target">The program's folder.</param>
    /// <exception cref="ConversionException">A library is referenced as a file that belongs to no project.</exception>
    public static IReadOnlyList<string> Of(IEnumerable<ScriptPiece> pieces, string folder, string target)
    {
        var found = new List<string>();
        foreach (var piece in pieces)
        {
            foreach (var tree in piece.Compilation.SyntaxTrees)
            {
                foreach (var reference in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<ReferenceDirectiveTriviaSyntax>())
                    found.AddRange(Of(piece, reference.File.ValueText, CSharpKernel.CellPaths.Resolve(reference.File.ValueText, tree.FilePath, folder), target));
            }
        }

        return [.. found.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<string> Of(ScriptPiece piece, string reference, string path, string target)
    {
        if (reference.StartsWith(Package, StringComparison.OrdinalIgnoreCase))
        {
            var parts = reference[Package.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
            yield return parts is [var id, var version] ? $"#:package {id}@{version}" : $"#:package {parts[0]}@*";
        }
        else if (File.Exists(path))
        {
            var project = FindProject(path) ?? throw ConversionException.At(
                piece, $"#r \"{reference}\" is a library file, and a file-based program can only reference packages and projects. Reference its package (#r \"nuget: ...\") or a library whose project is around it");
            yield return $"#:project {Path.GetRelativePath(target, project).Replace('\\', '/')}";
        }
    }

    // The project of that name above the library: what builds it.
    private static string? FindProject(string library)
    {
        for (var folder = Path.GetDirectoryName(library); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var project = Path.Combine(folder, Path.GetFileNameWithoutExtension(library) + ".csproj");
            if (File.Exists(project))
                return project;
        }

        return null;
    }
}
