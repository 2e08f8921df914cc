using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>The pages' commands for single tests find some; <c>dotnet test</c> itself is content with none.</summary>
public partial class PageCommandsTests
{
    private static string Repository => Path.GetDirectoryName(CommittedNotebooks.Folder)!;

    public static TheoryData<string, string, string> Filters =>
        [.. from page in (string[])["README.md", ".github/CONTRIBUTING.md"]
            from Match command in FilterPattern().Matches(File.ReadAllText(Path.Combine(Repository, page)))
            select (page, command.Groups["project"].Value, command.Groups["name"].Value)];

    [Theory]
    [MemberData(nameof(Filters))]
    public void AFilter_NamesTestsOfItsProject(string page, string project, string name)
    {
        var names = Directory.EnumerateFiles(Path.Combine(Repository, project), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => DeclarationPattern().Matches(File.ReadAllText(file))).Select(declaration => declaration.Groups[1].Value);

        Assert.True(names.Any(n => n.Contains(name, StringComparison.Ordinal)), $"{page}: no test in {project} has \"{name}\" in its name.");
    }

    [GeneratedRegex("""dotnet test (?<project>tests/[\w.]+) --filter "?FullyQualifiedName~(?<name>\w+)""")]
    private static partial Regex FilterPattern();

    [GeneratedRegex(@"public (?:sealed |partial |async )*(?:class|void|Task) (\w+)")]
    private static partial Regex DeclarationPattern();
}
