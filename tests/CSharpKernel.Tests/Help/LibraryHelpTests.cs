namespace CSharpKernel.Tests.Help;

/// <summary>What the repository's notebooks start with, and libraries and paths in <c>#r</c>.</summary>
public sealed class LibraryHelpTests : IDisposable
{
    private const string Setup = """
        #r "FromScratch.Interactive.dll"
        using FromScratch;
        using FromScratch.Interactive;
        using MathNet.Numerics.LinearAlgebra;

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("help-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Library()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Notebooks.sln")))
            folder = Path.GetDirectoryName(folder)!;
        folder = Path.Combine(folder, "src", "FromScratch.Interactive", "bin", "notebooks");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "FromScratch.Interactive.dll")), "The notebooks' library is not built (dotnet build).");
        return folder;
    }

    private static List<CompletionItem> Complete(ScriptSession session, string typed)
    {
        var cursor = typed.IndexOf('|', StringComparison.Ordinal);
        return [.. session.Complete(typed.Remove(cursor, 1), cursor).Items];
    }

    private static string Inspect(ScriptSession session, string typed)
    {
        var cursor = typed.IndexOf('|', StringComparison.Ordinal);
        var found = session.Inspect(typed.Remove(cursor, 1), cursor, detailed: false);
        Assert.NotNull(found);
        return found.Plain;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheNotebooksLibraries_HaveMembersAndDocumentation(bool run)
    {
        await using var notebook = new Notebook(Library());
        var before = Setup;
        if (run)
        {
            await notebook.TextAsync(Setup + "var x = Matrix<double>.Build.Dense(2, 3); var b = Vector<double>.Build.Dense(3);");
            before = "";
        }

        var session = notebook.Session;
        Assert.Contains(Complete(session, before + "new Aff|"), item => item is { Text: "Affine", Kind: "class" });
        Assert.Contains(Complete(session, before + "Matrix<double>.Build.|"), item => item is { Text: "Dense", Kind: "method" });
        Assert.Contains(Complete(session, before + "Matrix<double> m = null; m.Point|"), item => item is { Text: "PointwiseMultiply", Kind: "method" });
        Assert.Contains(Complete(session, before + "Chart.|"), item => item is { Text: "Line", Kind: "method" });
        Assert.Contains(Complete(session, before + "new Affine(|"), item => item is { Text: "W:", Kind: "variable" });

        var affine = Inspect(session, before + "new Affine(|");
        Assert.Contains("Affine(Matrix<double> ▶W◀", affine, StringComparison.Ordinal);
        Assert.Contains("Parameters:\n  ▶ W: ", affine, StringComparison.Ordinal);
        var multiply = Inspect(session, before + "Matrix<double> m = null; m.PointwiseMul|tiply(m);");
        Assert.Contains("Pointwise multiplies", multiply, StringComparison.Ordinal);
        if (run)
        {
            Assert.Contains("Value: 2 x 3", Inspect(session, "x|"), StringComparison.Ordinal);
            Assert.Contains("Value: 3 elements", Inspect(session, "b|"), StringComparison.Ordinal);
            // The values fit a parameter's type before anything else does.
            Assert.Equal("x", Complete(session, "new Affine(|")[0].Text);
        }
    }

    [Fact]
    public async Task TypingAReference_LeavesTheSessionFreeToLoadAnother()
    {
        await using var notebook = new Notebook(_folder);
        File.Copy(Path.Combine(Library(), "MathNet.Numerics.dll"), Path.Combine(_folder, "MathNet.Numerics.dll"));
        Assert.Contains(Complete(notebook.Session, "#r \"MathNet.Numerics.dll\"\nMathNet.Numerics.Euc|"), item => item.Text == "Euclid");
        File.Delete(Path.Combine(_folder, "MathNet.Numerics.dll"));
        Assert.Equal("CompilationError", (await notebook.ErrorAsync("#r \"MathNet.Numerics.dll\"\n1")).Name);
        Assert.Empty(Complete(notebook.Session, "#r \"MathNet.Numerics.dll\"\nMathNet.|"));
    }

    [Fact]
    public async Task Paths_AreRelativeToTheNotebook()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "bin", "deep"));
        File.WriteAllText(Path.Combine(_folder, "bin", "My.dll"), "");
        File.WriteAllText(Path.Combine(_folder, "bin", "My.txt"), "");
        File.WriteAllText(Path.Combine(_folder, "script.csx"), "");
        File.WriteAllText(Path.Combine(_folder, "other.ipynb"), "");
        await using var notebook = new Notebook(_folder);
        var session = notebook.Session;
        Assert.Equal([new("../", "folder"), new("bin/", "folder")], Complete(session, "var x = 1;\n#r \"|"));
        Assert.Equal([new("deep/", "folder"), new("My.dll", "file")], Complete(session, "#r \"bin/|\""));
        Assert.Equal([new("My.dll", "file")], Complete(session, "#r \"./bin/m|"));
        Assert.Equal([new("script.csx", "file")], Complete(session, "#load \"s|"));
        Assert.Equal([new("other.ipynb", "file")], Complete(session, "#!import o|"));
        Assert.Empty(Complete(session, "#r \"nowhere/|"));
        Assert.Empty(Complete(session, "#r \"bin/My.dll\" |"));
        Assert.Empty(Complete(session, "var s = @\"\n#r |\";"));
        var list = session.Complete("#r \"bin/My\"", 9);
        Assert.Equal((8, 10), (list.Start, list.End));
    }

    [Fact]
    public async Task Packages_AreThoseOfTheUsersFolder()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(PackageSource.Folder, "mathnet.numerics")), "The packages folder has no MathNet.Numerics.");
        await using var notebook = new Notebook(_folder);
        Assert.Contains(Complete(notebook.Session, "#r \"nuget: MathNet|"), item => item is { Text: "mathnet.numerics", Kind: "module" });
        Assert.Contains(Complete(notebook.Session, "#r \"nuget: MathNet.Numerics, |"), item => item is { Text: "5.0.0", Kind: "value" });
    }
}
