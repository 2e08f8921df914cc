namespace Notebooks.Tests;

public class ProbingPathTests
{
    [Fact]
    public void TheLibrariesAreNotWhereTheProgramLooksForItsOwn()
    {
        // What stands beside the program, or in its list of dependencies, would win over what a notebook's #r names.
        var names = Directory.GetFiles(AppContext.BaseDirectory).Select(Path.GetFileName).ToList();
        var dependencies = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "notebooks.deps.json"));

        Assert.Contains("notebooks.dll", names);
        Assert.Contains("CSharpKernel", dependencies, StringComparison.Ordinal);
        Assert.DoesNotContain(names, n => n!.StartsWith("FromScratch", StringComparison.Ordinal) || n.StartsWith("MathNet", StringComparison.Ordinal));
        Assert.DoesNotContain("FromScratch.", dependencies, StringComparison.Ordinal);
        Assert.DoesNotContain("MathNet", dependencies, StringComparison.Ordinal);
    }

    [Fact]
    public void ABuildOfTheProgram_PutsTheLibrariesWhereNotebooksReferThem()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Notebooks.sln")))
            root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        // Those that the program brings along for notebooks elsewhere are in a folder where it does not look for its own.
        var program = Directory.GetFiles(Path.Combine(root, "src", "Notebooks", "bin"), "*.dll", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}libraries{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(Path.GetFileName).ToList();

        Assert.True(File.Exists(Path.Combine(root, "src", "FromScratch.Interactive", "bin", "notebooks", "FromScratch.Interactive.dll")));
        Assert.True(File.Exists(Path.Combine(root, "src", "FromScratch.Interactive", "bin", "notebooks", "MathNet.Numerics.dll")));
        Assert.Contains("notebooks.dll", program);
        Assert.DoesNotContain(program, n => n!.StartsWith("FromScratch", StringComparison.Ordinal) || n.StartsWith("MathNet", StringComparison.Ordinal));
    }
}
