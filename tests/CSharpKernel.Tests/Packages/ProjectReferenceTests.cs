namespace CSharpKernel.Tests;

/// <summary><c>#:project</c>: real builds.</summary>
public sealed class ProjectReferenceTests : IDisposable
{
    private readonly PackageFeed _feed = new();

    [Fact]
    public async Task AProject_IsBuiltWithWhatItNeeds_AgainWhenItChanges_AndItsErrorsAreTheCells()
    {
        _feed.Pack("Units", "1.0.0");
        Write("Core/Core.csproj", Project("<PackageReference Include=\"Units\" Version=\"1.0.0\" />"));
        Write("Core/Core.cs", "public static class Core { public static string Text => \"core with units \" + Units.Version; }");
        Write("Shapes/Shapes.csproj", Project("<ProjectReference Include=\"../Core/Core.csproj\" />"));
        Write("Shapes/Square.cs", "public class Square\n{\n    public string Name => \"square, \" + Core.Text;\n}\n");
        const string Cell = "#:project ../../Shapes\nnew Square().Name + \"; \" + Units.Version + \"; \" + Core.Text.Length";
        await using (var notebook = _feed.Open())
        {
            Assert.Equal("square, core with units 1.0.0; 1.0.0; 21", await notebook.TextAsync(Cell));
            Assert.Equal("update:Referenced: Shapes", notebook.Output.Events[^1]);
            // Nothing has changed: nothing is built, here and in the next session.
            await notebook.TextAsync(Cell);
            Assert.Equal(1, notebook.Session.Packages.Starts);
        }

        await using (var unchanged = _feed.Open())
        {
            await unchanged.TextAsync(Cell);
            Assert.Equal(0, unchanged.Session.Packages.Starts);
            Assert.Equal(["display:Referenced: Shapes"], unchanged.Output.Events);
        }

        Write("Core/Core.cs", "public static class Core\n{\n    public static string Text => Length;\n}\n");
        await using var changed = _feed.Open();
        var error = await changed.ErrorAsync("// a comment\n" + Cell);
        Assert.Equal("The project Shapes does not build:", error.Message);
        Assert.Equal(["Cell In[1], line 2", "    #:project ../../Shapes"], error.Traceback.Take(2));
        Assert.Contains("../Core/Core.cs, line 3: CS0103: The name 'Length' does not exist in the current context", error.Traceback);
        Write("Core/Core.cs", "public static class Core\n{\n    public static string Text => \"mended\";\n}\n");
        Assert.Equal("square, mended; 1.0.0; 6", await changed.TextAsync(Cell));
    }

    public void Dispose() => _feed.Dispose();

    private static string Project(string item) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>{item}</ItemGroup></Project>";

    private void Write(string path, string text)
    {
        var file = Path.Combine(_feed.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
