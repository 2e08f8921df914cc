namespace CSharpKernel;

/// <summary>Completes a line that is a directive: its name, the path or package that it names.</summary>
internal static class DirectiveSource
{
    private static readonly string[] Libraries = [".dll"];
    private static readonly string[] Scripts = [".csx", ".cs"];
    private static readonly string[] Notebooks = [".ipynb", ".csx", ".cs"];
    private static readonly string[] Projects = [".csproj"];

    /// <summary>What a directive may go on with; null if the line is none.</summary>
    public static CompletionList? Complete(string text, int position, string workingDirectory)
    {
        var start = text.LastIndexOfAny(['\n', '\r'], Math.Max(0, position - 1), Math.Max(0, position)) + 1;
        while (start < position && text[start] is ' ' or '\t' && start < text.Length)
            start++;
        if (start >= position || text[start] != '#')
            return null;
        var line = text[start..position];
        var space = line.AsSpan().IndexOfAny(" \t\"");
        if (space < 0)
            return Names(text, start, position, line);
        var rest = line[space..].TrimStart();
        var argument = position - rest.Length;
        return line[..space] switch
        {
            "#r" when AfterQuote(rest) is { } quoted && quoted.TrimStart().StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) =>
                PackageSource.Complete(quoted[(quoted.IndexOf(':', StringComparison.Ordinal) + 1)..], position),
            "#:package" => PackageSource.Complete(rest.Replace('@', ','), position),
            "#r" when AfterQuote(rest) is { } path => PathSource.Complete(path, position, text, workingDirectory, Libraries),
            "#load" when AfterQuote(rest) is { } path => PathSource.Complete(path, position, text, workingDirectory, Scripts),
            "#!import" => PathSource.Complete(AfterQuote(rest) ?? rest, position, text, workingDirectory, Notebooks),
            "#:project" => PathSource.Complete(AfterQuote(rest) ?? rest, position, text, workingDirectory, Projects),
            "#nullable" => Words(["enable", "disable", "restore"], rest, argument, position),
            _ => CompletionList.None(position),
        };
    }

    private static CompletionList Names(string text, int start, int position, string typed)
    {
        var end = position;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        return Items(start, end, DirectiveNames.All.Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)));
    }

    private static CompletionList Words(string[] words, string typed, int start, int end) =>
        Items(start, end, words.Where(word => word.StartsWith(typed, StringComparison.Ordinal)));

    private static CompletionList Items(int start, int end, IEnumerable<string> words) =>
        new(start, end, [.. words.Select(word => new CompletionItem(word, "keyword"))]);

    // The text after an opening quote that is not closed yet.
    private static string? AfterQuote(string rest) =>
        rest.StartsWith('"') && !rest.AsSpan(1).Contains('"') ? rest[1..] : null;
}
