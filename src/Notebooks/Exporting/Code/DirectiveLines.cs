using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Notebooks;

/// <summary>The lines of a cell that are directives: <c>#r</c>, <c>#i</c>, <c>#!time</c>, <c>#:package</c> and their like.</summary>
internal static partial class DirectiveLines
{
    /// <summary>The cell with its directives written as comments of the same length.</summary>
    public static string Hide(string cell) => Line().Replace(cell, match => match.Length < 2 ? " " : $"//{match.Value[2..]}");

    /// <summary>Where they are: the directive itself, and the comment that may follow it.</summary>
    public static IEnumerable<(int From, int To, string Name)> Spans(string cell)
    {
        foreach (Match match in Line().Matches(cell))
        {
            var comment = Comment().Match(match.Value);
            var end = match.Index + (comment.Success ? comment.Index : match.Length);
            yield return (match.Index, end, CodeClass.Directive);
            if (comment.Success)
                yield return (end, match.Index + match.Length, "c-com");
        }
    }

    /// <summary>The libraries that they name by a path, as far as they are there: with them the compiler knows what is a type.</summary>
    public static IEnumerable<MetadataReference> References(IEnumerable<string> cells, string folder)
    {
        foreach (var path in cells.SelectMany(c => Library().Matches(c)).Select(m => Path.GetFullPath(m.Groups[1].Value, folder)).Where(File.Exists))
        {
            // What a library needs is beside it.
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.dll").Order(StringComparer.Ordinal))
                yield return MetadataReference.CreateFromFile(file);
        }
    }

    [GeneratedRegex(@"^[ \t]*#(!|:|r\b|i\b|load\b)[^\r\n]*", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<=[""\s])//.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("""^[ \t]*#r[ \t]+"([^":\r\n]+\.dll)"[ \t]*""", RegexOptions.Multiline)]
    private static partial Regex Library();
}
