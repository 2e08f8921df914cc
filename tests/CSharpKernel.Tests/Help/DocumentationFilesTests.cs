namespace CSharpKernel.Tests.Help;

/// <summary>A library's documentation is read piece by piece: no entry is lost where two pieces meet.</summary>
public sealed class DocumentationFilesTests : IDisposable
{
    private const int Piece = 1 << 17;
    private readonly string _folder = Directory.CreateTempSubdirectory("help-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string? Summary(string text, string id)
    {
        var library = Path.Combine(_folder, "Long.dll");
        File.WriteAllText(Path.ChangeExtension(library, ".xml"), text);
        return DocumentationFiles.Find(library, id)?.Element("summary")?.Value;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Piece - 200)]
    [InlineData(Piece - 22)]
    [InlineData(Piece - 21)]
    [InlineData(Piece - 20)]
    [InlineData(Piece - 10)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(2 * Piece - 21 - 10)]
    [InlineData(3 * Piece)]
    public void AnEntry_IsFoundWhereverItStands(int offset)
    {
        var before = new string(' ', offset);
        var longText = new string('x', 10_000);
        var text = $"{before}<member name=\"T:Long\"><summary>{longText}</summary></member>\n<member name=\"T:Longer\"><summary>other</summary></member>";
        Assert.Equal(longText, Summary(text, "T:Long"));
        Assert.Equal("other", Summary(text, "T:Longer"));
        Assert.Null(Summary(text, "T:Lon"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<member name=\"T:Long\">")]
    [InlineData("<member name=\"T:Long\"><summary>broken</member>")]
    public void AFileThatIsCutOffOrBroken_HasNoEntry(string text) => Assert.Null(Summary(text, "T:Long"));

    [Fact]
    public async Task AllKnownDirectives_AreOffered_AndTextsOfOtherLanguagesAreLeftAlone()
    {
        await using var session = new ScriptSession();
        var offered = session.Complete("#!", 2).Items.Select(item => item.Text).ToList();
        Assert.Superset(DirectiveTable.Known.SelectMany(directive => directive.Names).Select(name => "#!" + name).ToHashSet(), offered.ToHashSet());
        foreach (var language in (string[])["mermaid", "markdown", "MD", "sql", "value --name x"])
            Assert.Empty(session.Complete($"#!{language}\nConso", language.Length + 8).Items);
        Assert.NotEmpty(session.Complete("#!time\nConso", 12).Items);
    }
}
