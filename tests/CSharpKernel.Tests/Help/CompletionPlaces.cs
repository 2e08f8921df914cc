namespace CSharpKernel.Tests.Help;

/// <summary>A case of completions.txt.</summary>
internal sealed record CompletionPlace(string Name, IReadOnlyList<string> Earlier, string Typed, IReadOnlyList<(string Word, string Text)> Expected)
{
    public string Text => Typed.Remove(Cursor, 1);

    public int Cursor => Typed.IndexOf('|', StringComparison.Ordinal);
}

/// <summary>Reads the table of places; its head says how it is written.</summary>
internal static class CompletionPlaces
{
    private static readonly string[] Words = ["first", "has", "not", "replaces"];

    public static IReadOnlyList<CompletionPlace> All { get; } = Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Help", "completions.txt")));

    private static List<CompletionPlace> Read(string table) =>
        [.. ("\n" + table).Split("\n== ").Skip(1).Select(part => part.Split('\n')).Select(Case)];

    private static CompletionPlace Case(string[] lines)
    {
        var earlier = new List<string>();
        var typed = new List<string>();
        var expected = new List<(string, string)>();
        foreach (var line in lines.Skip(1))
        {
            if (line.StartsWith(">>", StringComparison.Ordinal))
                earlier.Add(line[2..].TrimStart());
            else if (line.StartsWith('>') && earlier.Count == 0)
                earlier.Add(line[1..].TrimStart());
            else if (line.StartsWith('>'))
                earlier[^1] += "\n" + line[1..].TrimStart();
            else if (line == "nothing")
                expected.Add((line, ""));
            else if (Array.Find(Words, word => line.StartsWith(word + ": ", StringComparison.Ordinal)) is { } word)
                expected.Add((word, line[(word.Length + 2)..]));
            else if (expected.Count == 0)
                typed.Add(line);
        }

        return new CompletionPlace(lines[0], earlier, string.Join('\n', typed).Replace("¶", "\r\n", StringComparison.Ordinal), expected);
    }
}
