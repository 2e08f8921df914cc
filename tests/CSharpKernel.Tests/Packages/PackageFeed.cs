using System.IO.Compression;

namespace CSharpKernel.Tests;

/// <summary>
/// A folder with a notebook's place, a feed of small packages made on the spot, and a configuration that lets NuGet see only
/// these: nothing here needs a network, and nothing is left in the user's folders.
/// </summary>
internal sealed class PackageFeed : IDisposable
{
    private readonly TestLibrary _library = new();

    public PackageFeed()
    {
        Directory.CreateDirectory(Feed);
        Directory.CreateDirectory(Notebooks);
        Configure(Feed);
    }

    public string Root => _library.Folder;

    public string Feed => Path.Combine(Root, "feed");

    /// <summary>Where the notebook is: below the folder with the configuration.</summary>
    public string Notebooks => Path.Combine(Root, "course", "notebooks");

    public string Installed => Path.Combine(Root, "installed");

    public string Cache => Path.Combine(Root, "cache");

    /// <summary>Writes the configuration: where packages come from, and where they are put.</summary>
    public void Configure(string source) => File.WriteAllText(Path.Combine(Root, "nuget.config"), $"""
        <configuration>
          <packageSources><clear /><add key="test feed" value="{source}" /></packageSources>
          <fallbackPackageFolders><clear /></fallbackPackageFolders>
          <config><add key="globalPackagesFolder" value="{Installed}" /></config>
        </configuration>
        """);

    public Notebook Open(string? folder = null) => new(folder ?? Notebooks, Cache);

    /// <summary>Packs a library, by default <c>public static class {id} { public static string Version => "..."; }</c>.</summary>
    /// <param name="id">The package's and the library's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="needs">What <see cref="Needs"/> gives.</param>
    /// <param name="source">The library's text.</param>
    /// <param name="references">Libraries that it is compiled against.</param>
    /// <param name="folder">The folder for one framework.</param>
    /// <returns>The compiled library.</returns>
    public string Pack(string id, string version, string needs = "", string? source = null, string[]? references = null, string folder = "lib/net8.0")
    {
        var library = Compile(id, version, source ?? $"public static class {id} {{ public static string Version => \"{version}\"; }}", references ?? []);
        PackFiles(id, version, needs, ($"{folder}/{id}.dll", library));
        return library;
    }

    /// <summary>Compiles a library without packing it.</summary>
    public string Compile(string name, string version, string source, params string[] references) =>
        _library.Build(name, $"[assembly: System.Reflection.AssemblyVersion(\"{version.Split('-')[0]}\")] {source}", references);

    /// <summary>Packs files.</summary>
    public void PackFiles(string id, string version, string needs, params (string Path, string File)[] files)
    {
        using var package = ZipFile.Open(Path.Combine(Feed, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(package.CreateEntry(id + ".nuspec").Open()))
        {
            nuspec.Write($"""
                <package><metadata>
                  <id>{id}</id><version>{version}</version><authors>test</authors><description>test</description>
                  {needs}
                </metadata></package>
                """);
        }

        foreach (var (entry, file) in files)
            package.CreateEntryFromFile(file, entry);
    }

    /// <summary>The part of a package that names what it needs.</summary>
    public static string Needs(params (string Id, string Range)[] needed) =>
        $"<dependencies><group targetFramework=\"net8.0\">{string.Concat(needed.Select(one => $"<dependency id=\"{one.Id}\" version=\"{one.Range}\" />"))}</group></dependencies>";

    public void Dispose() => _library.Dispose();
}
