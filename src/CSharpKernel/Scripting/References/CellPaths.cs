using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>The path that a cell bears in diagnostics and debug information, and how other paths are relative to it.</summary>
internal static class CellPaths
{
    private const string Prefix = "Cell In[";

    public static string Of(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Prefix}{number}]");

    public static bool IsCell(string? path) => path is not null && path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>
    /// The path of a cell of a notebook that another one imports. It is a path beside the file, so that what the cell
    /// references is found from there.
    /// </summary>
    public static string OfImported(string file, int position) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}, cell {position}");

    /// <summary>What a reader is told: the cell, or the file's name.</summary>
    public static string NameOf(string path) => IsCell(path) ? path : Path.GetFileName(path);

    /// <summary>The cell itself, among the files that it loads: those run before it, and stand before it.</summary>
    public static SyntaxTree CellOf(Compilation compilation) => compilation.SyntaxTrees.Last();

    /// <summary>An absolute path from one written in a cell, or in the file that a cell has loaded.</summary>
    public static string Resolve(string path, string? basePath, string workingDirectory)
    {
        var folder = string.IsNullOrEmpty(basePath) || IsCell(basePath) ? workingDirectory : Path.GetDirectoryName(basePath) ?? workingDirectory;
        // Notebooks written on Windows say ..\lib\x.dll, and are read everywhere.
        return Path.GetFullPath(OperatingSystem.IsWindows() ? path : path.Replace('\\', '/'), folder);
    }
}
