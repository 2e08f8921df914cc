using System.Text.Json.Nodes;
using CSharpKernel;

namespace Notebooks.Tests;

public sealed class KernelInstallerTests : IDisposable
{
    private const string Host = "/home/ada/.dotnet/dotnet";

    private readonly string _folder = Directory.CreateTempSubdirectory("installation-").FullName;
    private readonly StringWriter _said = new();
    private readonly InstallRoot _root;
    private string? _compilerProblem;
    private UserCaches? _caches;

    public KernelInstallerTests()
    {
        _root = new InstallRoot(In("share", "jupyter"), In("share", "csharp-notebooks"));
        Build("first build");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(params string[] parts) => Path.Combine([_folder, .. parts]);

    private void Build(string content)
    {
        Directory.CreateDirectory(In("build", "runtimes"));
        File.WriteAllText(In("build", "notebooks.dll"), content);
        File.WriteAllText(In("build", "runtimes", "native.so"), "native");
    }

    private KernelInstaller Installer(params string[] searched) => new(_root, searched, Host, new ProgramCopy(In("build"), Precompile), _caches, _said);

    private string? Precompile(string folder)
    {
        if (_compilerProblem is null)
            File.AppendAllText(Path.Combine(folder, "notebooks.dll"), ", compiled");
        return _compilerProblem;
    }

    private string Spec(string name = KernelIdentity.Name) => Path.Combine(_root.Kernels, name);

    private JsonObject Json(string name = KernelIdentity.Name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Spec(name), "kernel.json")))!.AsObject();

    private string Program(string name = KernelIdentity.Name) => (string)Json(name)["argv"]![1]!;

    private string[] Everything() => [.. Directory.EnumerateFileSystemEntries(In("share"), "*", SearchOption.AllDirectories).Select(e => Path.GetRelativePath(In("share"), e)).Order(StringComparer.Ordinal)];

    private static void WriteForeignSpec(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), """{"argv": ["dotnet", "interactive", "jupyter", "{connection_file}"], "display_name": ".NET (C#)", "language": "C#"}""");
    }

    [Fact]
    public void Install_WritesASpecThatStartsItsOwnCopy()
    {
        Installer().Install(precompile: true);
        JsonObject json = Json();
        Assert.Equal([Host, Program(), "kernel", "{connection_file}"], json["argv"]!.AsArray().Select(a => (string)a!));
        Assert.Equal(".NET (C#)", (string)json["display_name"]!);
        Assert.Equal("C#", (string)json["language"]!);
        Assert.Equal("message", (string)json["interrupt_mode"]!);
        Assert.Equal("/home/ada/.dotnet", (string)json["env"]!["DOTNET_ROOT"]!);
        Assert.Equal("first build, compiled", File.ReadAllText(Program()));
        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(Program())!, "runtimes", "native.so")));
        Assert.Contains(KernelIdentity.Version, Path.GetFileName(Path.GetDirectoryName(Program()))!, StringComparison.Ordinal);
        foreach ((string logo, int width) in ((string, int)[])[("logo-32x32.png", 32), ("logo-64x64.png", 64)])
        {
            byte[] png = File.ReadAllBytes(Path.Combine(Spec(), logo));
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal(width, png[19]);
        }
        Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(Spec(), "logo-svg.svg")), StringComparison.Ordinal);
        string said = _said.ToString();
        foreach (string part in (string[])[Spec(), "compiled ahead of time", "Next:", "Select Kernel"])
            Assert.Contains(part, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Install_WithoutTheCompiler_CopiesThePlainBuild_AndSaysWhy()
    {
        _compilerProblem = "error NU1101: no such package";
        Installer().Install(precompile: true);
        Assert.Equal("first build", File.ReadAllText(Program()));
        Assert.Contains("NU1101", _said.ToString(), StringComparison.Ordinal);

        _compilerProblem = null;
        Installer().Install(precompile: true);
        Assert.Equal("first build, compiled", File.ReadAllText(Program()));
    }

    [Fact]
    public void Install_Twice_ChangesNothing()
    {
        Installer().Install(precompile: true);
        string[] before = Everything();
        Installer().Install(precompile: true);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void Upgrade_LeavesOnlyTheNewProgram()
    {
        Installer().Install(precompile: true);
        string old = Program();
        Build("second build");
        Installer().Install(precompile: false);
        Assert.Equal("second build", File.ReadAllText(Program()));
        Assert.False(File.Exists(old));
        Assert.Single(Directory.GetDirectories(_root.Program));
    }

    [Fact]
    public void Uninstall_LeavesNothing_AndSaysWhatItRemoved()
    {
        Installer().Install(precompile: false);
        Assert.True(Installer().Uninstall());
        Assert.Empty(Everything());
        Assert.Contains($"Removed {Spec()}", _said.ToString(), StringComparison.Ordinal);
        Assert.False(Installer().Uninstall());
        Assert.Contains("nothing was removed", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uninstall_EmptiesTheUsersCaches_AndTouchesNoOtherFolderThere()
    {
        string node = In("share", "cache", "csharp-notebooks", "node"), packages = In("share", "cache", "CSharpKernel", "packages");
        foreach (string file in (string[])[Path.Combine(node, "0123456789abcdef", "node_modules", "katex", "katex.js"), Path.Combine(packages, "a.json"), In("share", "cache", "FromScratch", "mnist", "labels")])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "x", TestContext.Current.CancellationToken);
        }
        Installer().Install(precompile: false);
        Assert.True(Installer().Uninstall());
        Assert.True(Directory.Exists(node), "another place's kernel took this user's caches along");

        _caches = new(node, packages);
        Assert.True(Installer().Uninstall());

        Assert.Equal(["cache", "cache/FromScratch", "cache/FromScratch/mnist", "cache/FromScratch/mnist/labels"], Everything().Select(e => e.Replace('\\', '/')));
        foreach (string folder in (string[])[node, packages])
            Assert.Contains($"Removed {folder} (a cache)", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("nothing else was removed", _said.ToString(), StringComparison.Ordinal);
        Assert.False(Installer().Uninstall());
    }

    [Fact]
    public void Upgrade_LeavesOnlyTheNpmPackagesOfItsOwnVersion()
    {
        string node = In("cache", "csharp-notebooks", "node");
        string current = NodePackages.CurrentFolder(node), older = Path.Combine(node, "0123456789abcdef");
        string fetching = current + ".abc", abandoned = older + ".def";
        foreach (string folder in (string[])[current, older, fetching, abandoned])
            Directory.CreateDirectory(Path.Combine(folder, "node_modules"));
        Directory.SetLastWriteTimeUtc(abandoned, DateTime.UtcNow.AddDays(-1));
        _caches = new(node, In("cache", "CSharpKernel", "packages"));

        Installer().Install(precompile: false);

        Assert.Equal(((string[])[current, fetching]).Order(StringComparer.Ordinal), Directory.GetDirectories(node).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ForeignSpec_IsNeverTouched_AndOursGoesBeside()
    {
        WriteForeignSpec(Spec());
        string foreign = File.ReadAllText(Path.Combine(Spec(), "kernel.json"));
        Installer().Install(precompile: false);
        Assert.Equal(foreign, File.ReadAllText(Path.Combine(Spec(), "kernel.json")));
        Assert.Single(Directory.GetFiles(Spec()));
        Assert.NotEqual(".NET (C#)", (string)Json("csharp-notebooks")["display_name"]!);
        foreach (string part in (string[])[Spec(), KernelSpec.OtherDisplayName, "kernel_name=csharp-notebooks"])
            Assert.Contains(part, _said.ToString(), StringComparison.Ordinal);

        Assert.True(Installer().Uninstall());
        Assert.Equal(foreign, File.ReadAllText(Path.Combine(Spec(), "kernel.json")));
        Assert.False(Directory.Exists(Spec("csharp-notebooks")));
    }

    [Fact]
    public void ForeignSpecElsewhereOnTheSearchPath_IsNotShadowed()
    {
        WriteForeignSpec(In("system", "kernels", KernelIdentity.Name));
        Installer(In("system")).Install(precompile: false);
        Assert.False(Directory.Exists(Spec()));
        Assert.True(Directory.Exists(Spec("csharp-notebooks")));
    }

    [Fact]
    public void ForeignSpecRemovedLater_GivesOursTheName()
    {
        WriteForeignSpec(Spec());
        Installer().Install(precompile: false);
        Directory.Delete(Spec(), recursive: true);
        Installer().Install(precompile: false);
        Assert.Equal(".NET (C#)", (string)Json()["display_name"]!);
        Assert.False(Directory.Exists(Spec("csharp-notebooks")));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"metadata": {}}""")]
    [InlineData("""{"metadata": "csharp-notebooks"}""")]
    public void BrokenSpec_IsNotOurs(string json)
    {
        foreach (string name in (string[])[KernelIdentity.Name, KernelSpec.OtherName])
        {
            Directory.CreateDirectory(Spec(name));
            File.WriteAllText(Path.Combine(Spec(name), "kernel.json"), json);
        }
        Installer().Install(precompile: false);
        Assert.Equal(json, File.ReadAllText(Path.Combine(Spec(), "kernel.json")));
        Assert.Equal(json, File.ReadAllText(Path.Combine(Spec("csharp-notebooks"), "kernel.json")));
        Assert.True(KernelSpec.IsOurs(Spec("csharp-notebooks-2")));
    }

    [Fact]
    public void PlaceThatCannotBeWritten_SaysWhereAndWhatToDo()
    {
        File.WriteAllText(In("share"), "a file where a folder should be");
        InstallException e = Assert.Throws<InstallException>(() => Installer().Install(precompile: false));
        Assert.Contains(_root.Program, e.Message, StringComparison.Ordinal);
        File.Delete(In("share"));
        Directory.CreateDirectory(In("share"));
    }

    [Fact]
    public void CompilerThatIsInterrupted_LeavesNothingBehind()
    {
        KernelInstaller installer = new(_root, [], Host, new ProgramCopy(In("build"), _ => throw new OperationCanceledException()), _caches, _said);
        Assert.Throws<OperationCanceledException>(() => installer.Install(precompile: true));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_root.Program));
        Assert.False(Directory.Exists(_root.Kernels));
    }
}
