namespace CSharpKernel.Tests;

public sealed class PackagedLibrariesTests : IDisposable
{
    private readonly TestLibrary _library = new();

    public void Dispose() => _library.Dispose();

    private PackagedLibraries Libraries(params string[] versions)
    {
        foreach (var version in versions)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_library.Folder, "Shelf.Shapes", version)).FullName;
            File.WriteAllText(Path.Combine(folder, "Shelf.Shapes.dll"), version);
        }
        return new(_library.Folder);
    }

    [Theory]
    [InlineData(null, "1.10.0")]
    [InlineData("", "1.10.0")]
    [InlineData("1.2.0", "1.2.0")]
    [InlineData("1.2", "1.2.0")]
    [InlineData("1.2.0.0", "1.2.0")]
    [InlineData("1.3.0-rc.1", "1.3.0-rc.1")]
    [InlineData("1.3.0-RC.1", "1.3.0-rc.1")]
    [InlineData("1.2.5", "1.9.0")]
    [InlineData("1.11.0", null)]
    [InlineData("0.9.0", null)]
    [InlineData("2.0.0", null)]
    [InlineData("1.3.0-rc.2", null)]
    [InlineData("newest", null)]
    public void Version_IsTheLeastThatWillDo_WithinItsMajorVersion(string? wanted, string? found) =>
        Assert.Equal(found, Libraries("1.2.0", "1.10.0", "1.9.0", "1.3.0-rc.1", "2.0.0-preview.1").TryFind("Shelf.Shapes", wanted)?.Version);

    [Fact]
    public void OnlyPreviews_TheNewestIsTaken() =>
        Assert.Equal("1.0.0-rc.2", Libraries("1.0.0-rc.1", "1.0.0-rc.2").TryFind("Shelf.Shapes")?.Version);

    [Theory]
    [InlineData("nuget: Shelf.Shapes", true)]
    [InlineData("NuGet:shelf.shapes,1.0.0", true)]
    [InlineData(" nuget : Shelf.Shapes , 1.0.0 ", true)]
    [InlineData("nuget: Shelf.Shapes,", true)]
    [InlineData("nuget: Shelf.Other", false)]
    [InlineData("nuget: ../Shelf.Shapes/1.0.0", false)]
    [InlineData("nuget: *", false)]
    [InlineData("nuget:", false)]
    [InlineData("Shelf.Shapes", false)]
    [InlineData("../Shelf.Shapes.dll", false)]
    public void Reference_NamesAPackage_InAnyCase(string reference, bool found)
    {
        var library = Libraries("1.0.0").TryFindReference(reference);
        Assert.Equal(found, library is not null);
        if (found)
            Assert.Equal(new("Shelf.Shapes", "1.0.0", Path.Combine(_library.Folder, "Shelf.Shapes", "1.0.0", "Shelf.Shapes.dll")), library);
    }

    [Fact]
    public void AVersionWithoutItsFile_AndAFolderThatIsNotThere_HoldNothing()
    {
        Directory.CreateDirectory(Path.Combine(_library.Folder, "Shelf.Shapes", "3.0.0"));
        Assert.Equal("1.0.0", Libraries("1.0.0").TryFind("Shelf.Shapes")?.Version);
        Assert.Null(new PackagedLibraries(Path.Combine(_library.Folder, "nowhere")).TryFind("Shelf.Shapes"));
    }

    [Fact]
    public async Task ACell_LoadsThePackageWithWhatLiesBesideIt()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "libraries", "Shelf.Layers");
        var version = Directory.CreateDirectory(Path.Combine(folder, "1.0.0")).FullName;
        try
        {
            var math = _library.Build("Shelf.Math", "namespace Shelf.Math; public class Matrix { public int Rows => 7; }");
            var layers = _library.Build("Shelf.Layers", "namespace Shelf.Layers; public class Affine { public Shelf.Math.Matrix W = new(); }", math);
            File.Copy(math, Path.Combine(version, "Shelf.Math.dll"));
            File.Copy(layers, Path.Combine(version, "Shelf.Layers.dll"));
            await using var notebook = new Notebook();
            await notebook.TextAsync("#r \"nuget: Shelf.Layers, 1.0.0\"\nusing Shelf.Layers;\nusing Shelf.Math;");
            Assert.Equal("14", await notebook.TextAsync("new Affine().W.Rows + new Matrix().Rows"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
