namespace CSharpKernel.Tests;

public sealed class ReferenceTests : IDisposable
{
    private readonly TestLibrary _library = new();

    [Fact]
    public async Task ARebuiltLibrary_IsSeenByTheNextSession_AndNeverLocked()
    {
        var path = _library.Build("Rebuilt", "public class Layer { public static int Forward() => 1; }");
        await using (var first = new Notebook(_library.Folder))
        {
            Assert.Equal("1", await first.TextAsync("#r \"Rebuilt.dll\"\nLayer.Forward()"));
            // Exclusive access, as a build on any system needs it, while the library is in use.
            using (File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            {
            }

            _library.Build("Rebuilt", "public class Layer { public static int Forward() => 2; public static int Backward() => 3; }");
            Assert.Equal("1", await first.TextAsync("#r \"Rebuilt.dll\"\nLayer.Forward()"));
            Assert.Contains("has been built anew", first.Output.Stderr, StringComparison.Ordinal);
            Assert.Contains("restart the kernel", first.Output.Stderr, StringComparison.Ordinal);
        }

        await using var second = new Notebook(_library.Folder);
        Assert.Equal("5", await second.TextAsync("#r \"Rebuilt.dll\"\nLayer.Forward() + Layer.Backward()"));
        Assert.Equal("", second.Output.Stderr);
    }

    [Fact]
    public async Task OneReference_BringsWhatLiesBesideIt()
    {
        var math = _library.Build("BesideMath", "namespace BesideMath; public class Matrix { public int Rows => 7; }");
        _library.Build("BesideLayers", "namespace BesideLayers; public class Affine { public BesideMath.Matrix W = new(); }", math);
        await using var notebook = new Notebook(_library.Folder);
        await notebook.TextAsync("#r \"./BesideLayers.dll\"\nusing BesideLayers;\nusing BesideMath;");
        Assert.Equal("14", await notebook.TextAsync("new Affine().W.Rows + new Matrix().Rows"));
    }

    [Fact]
    public async Task TwoAssembliesOfOneName_AreReported()
    {
        var first = _library.Build("Twin", "public class Twin { public static int A => 1; }");
        var other = Path.Combine(_library.Folder, "other");
        Directory.CreateDirectory(other);
        File.Copy(first, Path.Combine(other, "Twin.dll"));
        _library.Build("Twin", "public class Twin { public static int A => 2; }");
        await using var notebook = new Notebook(_library.Folder);
        Assert.Equal("2", await notebook.TextAsync("#r \"Twin.dll\"\nTwin.A"));
        var error = await notebook.ErrorAsync("#r \"other/Twin.dll\"\nTwin.A");
        Assert.Contains("Another assembly named Twin is already loaded", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(other, "Twin.dll"), error.Message, StringComparison.Ordinal);
        Assert.Equal("2", await notebook.TextAsync("Twin.A"));
    }

    [Fact]
    public async Task MissingLibrary_SaysWhereItWasSoughtAndWhatBuildsIt()
    {
        var project = Directory.CreateDirectory(Path.Combine(_library.Folder, "src", "Shapes")).FullName;
        File.WriteAllText(Path.Combine(project, "Shapes.csproj"), "<Project />");
        var notebooks = Directory.CreateDirectory(Path.Combine(_library.Folder, "notebooks", "ch05")).FullName;
        await using var notebook = new Notebook(notebooks);
        var error = await notebook.ErrorAsync("#r \"../../src/Shapes/bin/notebooks/Shapes.dll\"\nusing Shapes;\n1");
        Assert.Equal(
            $"The library {Path.Combine(project, "bin", "notebooks", "Shapes.dll")} is not built yet. Build it with: dotnet build ../../src/Shapes/Shapes.csproj",
            error.Message);
        Assert.Equal("Cell In[1], line 1", error.Traceback[0]);
        Assert.DoesNotContain("using Shapes", string.Join('\n', error.Traceback), StringComparison.Ordinal);
        Assert.Equal("1", await notebook.TextAsync("1"));
    }

    [Theory]
    [InlineData("nothing/here.dll", "There is no library at ")]
    [InlineData("broken.dll", " is not a .NET library that can be read")]
    public async Task AReferenceThatCannotBe_SaysWhy(string reference, string message)
    {
        File.WriteAllText(Path.Combine(_library.Folder, "broken.dll"), "no library");
        await using var notebook = new Notebook(_library.Folder);
        Assert.Contains(message, (await notebook.ErrorAsync($"#r \"{reference}\"\n1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFrameworkAssembly_IsReferencedByName()
    {
        await using var notebook = new Notebook(_library.Folder);
        Assert.Equal("2", await notebook.TextAsync("#r \"System.Text.Json\"\nSystem.Text.Json.Nodes.JsonNode.Parse(\"[1,2]\").AsArray().Count"));
    }

    [Fact]
    public async Task Load_IsRelativeToTheNotebook_AndToTheLoadedFile()
    {
        Directory.CreateDirectory(Path.Combine(_library.Folder, "lib"));
        File.WriteAllText(Path.Combine(_library.Folder, "lib", "a.csx"), "#load \"b.csx\"\nint A() => B() + 1;\nint Fail() =>\n    throw new Exception(\"here\");");
        File.WriteAllText(Path.Combine(_library.Folder, "lib", "b.csx"), "int B()\n{\n    var s = 0; for (var i = 0; i < 4; i++) s += i;\n    return s;\n}");
        await using var notebook = new Notebook(_library.Folder);
        Assert.Equal("7", await notebook.TextAsync("#load \"lib/a.csx\"\nA()"));
        Assert.Equal(["System.Exception: here", "   at Fail() in a.csx, line 4", "   at Cell In[2], line 1"], (await notebook.ErrorAsync("Fail()")).Traceback);
        File.WriteAllText(Path.Combine(_library.Folder, "lib", "b.csx"), "int B() => nope;");
        var error = await notebook.ErrorAsync("#load \"lib/b.csx\"\nB()");
        Assert.Equal(["b.csx, line 1", "    int B() => nope;", "               ^^^^"], error.Traceback.Take(3));
        Assert.Contains("none.csx", (await notebook.ErrorAsync("#load \"none.csx\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheProcessThatRunsCells_HasNoLibraryOfTheNotebooksBesideIt()
    {
        var beside = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Directory.GetFiles(AppContext.BaseDirectory))
            .Select(Path.GetFileNameWithoutExtension);
        Assert.DoesNotContain(beside, name => name!.StartsWith("FromScratch", StringComparison.Ordinal) || name.StartsWith("MathNet", StringComparison.Ordinal));
    }

    public void Dispose() => _library.Dispose();
}
