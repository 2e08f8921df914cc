using CSharpKernel;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks;

/// <summary>What a program says about its libraries: <c>#:package</c>, <c>#:project</c> and sources, for what the cells ask for.</summary>
internal static class ProgramReferences
{
    /// <summary>The directives, in the order of the notebook.</summary>
    /// <param name="pieces">The notebook's C#.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="target">The program's folder.</param>
    /// <exception cref="ConversionException">A library is referenced as a file that belongs to no project.</exception>
    public static IReadOnlyList<string> Of(IEnumerable<ScriptPiece> pieces, string folder, string target)
    {
        var packages = new ProgramPackages(folder, target);
        var projects = new List<string>();
        foreach (var piece in pieces)
        {
            foreach (var placed in piece.Libraries)
                packages.Add(placed);
            foreach (var tree in piece.Compilation.SyntaxTrees)
            {
                foreach (var reference in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<ReferenceDirectiveTriviaSyntax>().Where(reference => reference.IsActive))
                    projects.AddRange(Of(piece, reference.File.ValueText, CellPaths.Resolve(reference.File.ValueText, tree.FilePath, folder), target));
            }
        }

        return [.. packages.Lines, .. projects.Concat(packages.Projects).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A path as a program in that folder writes it.</summary>
    public static string Relative(string target, string path) => Path.GetRelativePath(target, path).Replace('\\', '/');

    private static IEnumerable<string> Of(ScriptPiece piece, string reference, string path, string target)
    {
        if (PackagedLibraries.OfThisProgram.TryFindReference(reference) is { } brought)
            throw ConversionException.At(
                piece, $"#r \"{reference}\" is a library that this program brings along, and a file-based program can't reference it: no source of packages has {brought.Id}. Reference its project, with #:project or the #r of the library that the project builds");
        if (!File.Exists(path))
            yield break;
        var project = FindProject(path) ?? throw ConversionException.At(
            piece, $"#r \"{reference}\" is a library file, and a file-based program can only reference packages and projects. Reference its package (#r \"nuget: ...\") or a library whose project is around it");
        yield return $"#:project {Relative(target, project)}";
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
