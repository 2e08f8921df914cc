namespace CSharpKernel;

/// <summary>The directives that a cell may begin a line with.</summary>
internal static class DirectiveNames
{
    // Of C# script and of file-based programs.
    private static readonly string[] OfTheLanguage =
    [
        "#r", "#load", "#i", "#if", "#elif", "#else", "#endif", "#define", "#undef", "#region", "#endregion", "#nullable", "#pragma", "#line", "#error", "#warning",
        "#:package", "#:project", "#:sdk", "#:property",
    ];

    /// <summary>Those of C# script, of file-based programs, and of notebooks.</summary>
    internal static IReadOnlyList<string> All { get; } = [.. OfTheLanguage, .. DirectiveTable.Known.SelectMany(directive => directive.Names).Select(name => "#!" + name)];

    /// <summary>Whether a cell is in another language from its first line on.</summary>
    internal static bool IsForeign(string text)
    {
        var line = text.AsSpan().TrimStart();
        if (!line.StartsWith("#!"))
            return false;
        var end = line.IndexOfAny(" \t\r\n");
        return DirectiveTable.Find((end < 0 ? line[2..] : line[2..end]).ToString()) is { BeginsText: true };
    }
}
