using System.Runtime.InteropServices;

namespace Notebooks;

/// <summary>The folders that a submission may not see: the others' work and the solutions, unless something that it needs lies in them.</summary>
internal static class HiddenFolders
{
    /// <param name="wanted">The folders to hide.</param>
    /// <param name="masters">The masters, whose libraries a submission needs.</param>
    /// <param name="workspace">The folder that its own small folder lies in.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> wanted, IEnumerable<string> masters, string workspace)
    {
        string[] needed = [workspace, AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory(), Environment.SystemDirectory,
            .. masters.Select(NotebookFile.Load).SelectMany(m => m.CodeCells.SelectMany(c => CopiedReferences.FilesOf(c.Source, m.Folder)))];
        var hidden = wanted.Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal).Where(f => !needed.Any(n => IsIn(n, f))).Order(StringComparer.Ordinal).ToList();
        // What lies in a hidden one is not there to be hidden.
        return [.. hidden.Where(f => !hidden.Any(h => h != f && IsIn(f, h)))];
    }

    private static bool IsIn(string path, string folder) => path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
