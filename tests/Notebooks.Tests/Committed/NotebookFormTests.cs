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
        FastLinearAlgebra.Use(); // A * B with vectors and threads
        """;

    public static TheoryData<string> Notebooks => [.. CommittedNotebooks.Names];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void SetUp_IsTheSame_AndComesFirst(string name) =>
        // The welcome stands one folder higher than the sections.
        Assert.Equal(
            SetUp.ReplaceLineEndings("\n").Replace("../../", string.Concat(Enumerable.Repeat("../", name.Count(c => c == '/') + 1)), StringComparison.Ordinal),
            CommittedNotebooks.Load(name).CodeCells.First().Source);

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void CodeCells_AreShort(string name) =>
        Assert.All(CommittedNotebooks.Load(name).CodeCells, cell => Assert.True(cell.Source.Split('\n').Length <= 20, $"{name}, {cell.Id}: a cell that long does more than one thing"));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Check_FindsNothing(string name) =>
        Assert.Empty(Hygiene.Check(new(Path.Combine(CommittedNotebooks.Folder, name), name), Path.GetDirectoryName(CommittedNotebooks.Folder)!)
            .Select(f => $"{f.Rule}: cell {f.Cell?.Position}: {f.Message}"));

    [Theory]
    [MemberData(nameof(Sections))]
    public void Section_EndsWithSomethingToTry_AndWithItsGist(string name)
    {
        var headings = Prose(name).SelectMany(text => HeadingPattern().Matches(text)).Select(match => match.Groups[2].Value.Trim()).ToArray();
        Assert.Equal(["Try it", "In short"], headings[^2..]);
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void Chapter_ListsItsSections(string name) =>
        Assert.Contains($"({Path.GetFileName(name)})", File.ReadAllText(Path.Combine(CommittedNotebooks.Folder, Path.GetDirectoryName(name)!, "README.md")));

    public static TheoryData<string> Listed => [.. CommittedNotebooks.Names.Where(NotebookKind.ForReaders.Takes)];

    // An exercise is done, not shown, and is all to try.
    public static TheoryData<string> Sections => [.. CommittedNotebooks.Names.Where(name => !name.StartsWith("exercises/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Section_CanBeShownAsSlides(string name)
    {
        var cells = CommittedNotebooks.Load(name).Cells;
        Assert.All(cells, cell => Assert.NotNull(cell.SlideType));
        Assert.All(cells.Where(cell => cell.SlideType == SlideTypes.Notes), cell => Assert.StartsWith("**For the teacher.** ", cell.Source, StringComparison.Ordinal));
        if (Path.GetFileName(name) is not "welcome.ipynb" and not "gallery.ipynb")
            Assert.InRange(cells.Count(cell => cell.SlideType == SlideTypes.Notes), 1, 3);
    }

    private static IEnumerable<string> Prose(string name) => CommittedNotebooks.Load(name).Cells.Where(cell => cell.Type == "markdown").Select(cell => cell.Source);

    [GeneratedRegex(@"^(#+) (.*)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();
}
