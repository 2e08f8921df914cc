using System.Text.RegularExpressions;
using CSharpKernel;

namespace Notebooks;

/// <summary>
/// The <c>#r</c> lines of a notebook that is copied elsewhere. A path relative to the notebook leads nowhere from there; where
/// it names a library that this program brings along, the copy references that one instead.
/// </summary>
/// <param name="libraries">The libraries that the program brings along.</param>
internal sealed partial class CopiedReferences(PackagedLibraries libraries)
{
    /// <summary>Rewrites the code cells of a copy.</summary>
    /// <param name="copy">The notebook, read from where it was.</param>
    /// <param name="folder">The folder that it goes to.</param>
    public void Rewrite(NotebookFile copy, string folder)
    {
        foreach (var cell in copy.CodeCells)
        {
            var source = cell.Source;
            var rewritten = Reference().Replace(source, match => Rewritten(match, folder));
            if (rewritten != source)
                cell.Node.Put("source", MultilineText.Split(rewritten));
        }
    }

    /// <summary>A cell's source for a process that runs elsewhere: with whole paths, where the libraries are.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">The folder that its paths start from.</param>
    public static string Absolute(string source, string folder) => Reference().Replace(source, match =>
        Path.GetFullPath(match.Groups["path"].Value.Replace('\\', '/'), folder) is var file && File.Exists(file) ? $"{match.Groups["indent"].Value}#r \"{file}\"" : match.Value);

    /// <summary>The files that a cell's source references, of those that are there.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">The folder that its paths start from.</param>
    public static IEnumerable<string> FilesOf(string source, string folder) =>
        Reference().Matches(source).Select(m => Path.GetFullPath(m.Groups["path"].Value.Replace('\\', '/'), folder)).Where(File.Exists);

    private string Rewritten(Match match, string folder)
    {
        var path = match.Groups["path"].Value.Replace('\\', '/');
        if (Path.IsPathRooted(path) || path.Contains(':', StringComparison.Ordinal) || File.Exists(Path.GetFullPath(path, folder)))
            return match.Value;
        // The comment after it goes too: it says how to build the file that is no longer meant.
        return libraries.TryFind(Path.GetFileNameWithoutExtension(path)) is { } library
            ? $"{match.Groups["indent"].Value}#r \"nuget: {library.Id}, {library.Version}\""
            : match.Value;
    }

    [GeneratedRegex("""^(?<indent>[ \t]*)#r[ \t]+"(?<path>[^"\r\n]+\.dll)"[ \t]*(//[^\r\n]*)?(?=\r?$)""", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
