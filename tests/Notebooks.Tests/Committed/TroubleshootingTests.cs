using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>The page of error messages quotes messages that this code prints, and goes on doing so when one is reworded.</summary>
public partial class TroubleshootingTests
{
    // Messages of the compiler and of the SDK, which no file here holds.
    private static readonly string[] Foreign = ["(CS0103)", "NU1301", "A compatible .NET SDK was not found", "KeyboardInterrupt"];

    private static string Repository => Path.GetDirectoryName(CommittedNotebooks.Folder)!;

    public static TheoryData<string> Messages =>
        [.. from Match line in BoldPattern().Matches(File.ReadAllText(Path.Combine(Repository, ".github", "TROUBLESHOOTING.md")))
            where !Foreign.Any(line.Value.Contains)
            from Match message in CodePattern().Matches(line.Value)
            select message.Groups[1].Value];

    [Theory]
    [MemberData(nameof(Messages))]
    public void QuotedMessage_StandsInTheCode(string message)
    {
        // Between what differs from case to case (names, numbers, paths) stand the words that are always there.
        var words = DifferingPattern().Split(message).Select(part => part.Trim()).OrderByDescending(part => part.Length).First();
        Assert.True(words.Length >= 8, $"\"{message}\" has no longer piece than \"{words}\" to look for.");
        Assert.True(Source.Value.Contains(words, StringComparison.Ordinal), $"No file under src/ holds \"{words}\".");
    }

    private static readonly Lazy<string> Source = new(() => string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Repository, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText)).Replace("\\\"", "\"", StringComparison.Ordinal));

    [GeneratedRegex(@"^\*\*.*\*\*\s*$", RegexOptions.Multiline)]
    private static partial Regex BoldPattern();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodePattern();

    [GeneratedRegex(@"…|\. |\([\d, ]+\)|\d+( MiB| s)?|\.net-csharp|\b[xW]\b")]
    private static partial Regex DifferingPattern();
}
