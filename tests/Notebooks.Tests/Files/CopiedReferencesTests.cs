using CSharpKernel;

namespace Notebooks.Tests;

public sealed class CopiedReferencesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CopiedReferences _references;

    public CopiedReferencesTests()
    {
        _folder.Write("libraries/Shapes/1.2.0/Shapes.dll", "");
        _references = new(new PackagedLibraries(_folder.File("libraries")));
    }

    public void Dispose() => _folder.Dispose();

    private string Rewritten(string source)
    {
        var copy = NotebookFile.Parse(_folder.File("notebooks/ch05/a.ipynb"), System.Text.Encoding.UTF8.GetBytes(NotebookText.Of(NotebookText.Code(source))));
        _references.Rewrite(copy, _folder.File("elsewhere"));
        return copy.Cells[0].Source;
    }

    [Theory]
    [InlineData("#r \"../../src/bin/Shapes.dll\"", "#r \"nuget: Shapes, 1.2.0\"")]
    [InlineData("#r \"..\\..\\bin\\Shapes.dll\"", "#r \"nuget: Shapes, 1.2.0\"")]
    [InlineData("// first\n#r \"../bin/Shapes.dll\" // built by: dotnet build\n\nusing Shapes;", "// first\n#r \"nuget: Shapes, 1.2.0\"\n\nusing Shapes;")]
    [InlineData("  #r  \"../bin/Shapes.dll\"\r\n1", "  #r \"nuget: Shapes, 1.2.0\"\r\n1")]
    public void ALibraryOfTheRepository_BecomesThePackage(string source, string rewritten) => Assert.Equal(rewritten, Rewritten(source));

    [Theory]
    [InlineData("#r \"../bin/Other.dll\"")]
    [InlineData("#r \"/opt/Shapes.dll\"")]
    [InlineData("#r \"C:/lib/Shapes.dll\"")]
    [InlineData("#r \"nuget: Shapes, 1.0.0\"")]
    [InlineData("#r \"System.Text.Json\"")]
    [InlineData("var text = \"#r \\\"../bin/Shapes.dll\\\"\";")]
    [InlineData("// #r \"../bin/Shapes.dll\"")]
    public void EverythingElse_StaysAsItIs(string source) => Assert.Equal(source, Rewritten(source));

    [Fact]
    public void ALibraryThatIsThereToo_StaysAsItIs()
    {
        _folder.Write("bin/Shapes.dll", "");
        Assert.Equal("#r \"../bin/Shapes.dll\"", Rewritten("#r \"../bin/Shapes.dll\""));
    }

    [Fact]
    public async Task ANotebookOfTheRepository_RunsWhereItsCopyIs()
    {
        const string reference = "#r \"../../src/FromScratch.Interactive/bin/notebooks/FromScratch.Interactive.dll\" // built by: dotnet build\n";
        var root = Path.GetDirectoryName(CommittedNotebooks.Folder)!;
        var notebook = Path.Combine(root, "notebooks", "vol1-ch05-backpropagation", "5.4-simple-layers.ipynb");
        Assert.Contains(reference, NotebookFile.Load(notebook).CodeCells.First().Source, StringComparison.Ordinal);

        var copying = await NotebooksCommand.RunAsync(root, notebook, "--output", _folder.File("copies"));
        Assert.True(copying.ExitCode == 0, copying.Output + copying.Error);
        var copy = _folder.File("copies/notebooks/vol1-ch05-backpropagation/5.4-simple-layers.ipynb");
        Assert.Contains("#r \"nuget: FromScratch.Interactive, ", NotebookFile.Load(copy).CodeCells.First().Source, StringComparison.Ordinal);

        var running = await NotebooksCommand.RunAsync(Path.GetDirectoryName(copy)!, Path.GetFileName(copy));
        Assert.True(running.ExitCode == 0, running.Output + running.Error);
        Assert.Equal(File.ReadAllText(copy), File.ReadAllText(_folder.File("copies/.executed/notebooks/vol1-ch05-backpropagation/5.4-simple-layers.ipynb")));
    }
}
