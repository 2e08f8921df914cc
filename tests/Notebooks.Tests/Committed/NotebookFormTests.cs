using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>What every notebook of this repository has in common.</summary>
public partial class NotebookFormTests
{
    private const string SetUp = """
        #r "../../src/FromScratch.Interactive/bin/notebooks/FromScratch.Interactive.dll" // built by: dotnet build

        using FromScratch;
        using FromScratch.Interactive;
        using MathNet.Numerics.LinearAlgebra;

        Formatters.Register();
        """;

    public static TheoryData<string> Notebooks => [.. CommittedNotebooks.Names];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void SetUp_IsTheSame_AndComesFirst(string name) =>
        Assert.Equal(SetUp.ReplaceLineEndings("\n"), CommittedNotebooks.Load(name).CodeCells.First().Source);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void CodeCells_AreShort_AndExecutedInOrder(string name)
    {
        var cells = CommittedNotebooks.Load(name).CodeCells.ToArray();
        Assert.All(cells, cell => Assert.True(cell.Source.Split('\n').Length <= 20, $"{name}, {cell.Id}: a cell that long does more than one thing"));
        Assert.Equal(Enumerable.Range(1, cells.Length), cells.Select(cell => (int?)cell.Node["execution_count"] ?? 0));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Errors_StandOnlyWhereTheyAreMeant(string name) =>
        Assert.All(CommittedNotebooks.Load(name).CodeCells, cell => Assert.Equal(
            cell.HasTag("raises-exception"), cell.Outputs!.Any(output => (string?)output!["output_type"] == "error")));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Headings_BeginWithOne_AndSkipNoLevel(string name)
    {
        var levels = Prose(name).SelectMany(text => HeadingPattern().Matches(text)).Select(match => match.Groups[1].Length).ToArray();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"{name}: a heading of level {pair.Second} under one of level {pair.First}"));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Links_LeadToFiles(string name)
    {
        var folder = Path.GetDirectoryName(Path.Combine(CommittedNotebooks.Folder, name))!;
        Assert.All(Prose(name).SelectMany(text => LinkPattern().Matches(text)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)),
            link => Assert.True(File.Exists(Path.Combine(folder, link)), $"{name}: no file {link}"));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Section_EndsWithSomethingToTry_AndWithItsGist(string name)
    {
        var headings = Prose(name).SelectMany(text => HeadingPattern().Matches(text)).Select(match => match.Groups[2].Value.Trim()).ToArray();
        Assert.Equal(["Try it", "In short"], headings[^2..]);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Chapter_ListsItsSections(string name) =>
        Assert.Contains($"({Path.GetFileName(name)})", File.ReadAllText(Path.Combine(CommittedNotebooks.Folder, Path.GetDirectoryName(name)!, "README.md")));

    private static IEnumerable<string> Prose(string name) => CommittedNotebooks.Load(name).Cells.Where(cell => cell.Type == "markdown").Select(cell => cell.Source);

    [GeneratedRegex(@"^(#+) (.*)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"\]\(([^)#]+)[^)]*\)")]
    private static partial Regex LinkPattern();
}
