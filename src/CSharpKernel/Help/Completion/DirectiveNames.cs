namespace CSharpKernel;

/// <summary>The directives that a cell may begin a line with.</summary>
internal static class DirectiveNames
{
    /// <summary>Those of C# script, of file-based programs, and of notebooks.</summary>
    internal static readonly string[] All =
    [
        "#r", "#load", "#i", "#if", "#elif", "#else", "#endif", "#define", "#undef", "#region", "#endregion", "#nullable", "#pragma", "#line", "#error", "#warning",
        "#:package", "#:project",
        "#!csharp", "#!c#", "#!time", "#!who", "#!whos", "#!import", "#!markdown", "#!html", "#!javascript", "#!js", "#!lsmagic",
    ];

    private static readonly string[] Foreign = ["#!markdown", "#!html", "#!javascript", "#!js"];

    /// <summary>Whether a cell is in another language from its first line on.</summary>
    internal static bool IsForeign(string text)
    {
        var line = text.AsSpan().TrimStart();
        var end = line.IndexOfAny(" \t\r\n");
        var word = end < 0 ? line : line[..end];
        foreach (var directive in Foreign)
        {
            if (word.Equals(directive, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
