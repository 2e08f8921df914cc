namespace CSharpKernel.Tests;

/// <summary>What a restore has written, read without restoring.</summary>
public sealed class PackageFilesTests : IDisposable
{
    private const string Assets = """
        {
          "version": 4,
          "targets": {
            "net10.0": { },
            "net10.0/linux-x64": {
              "Native.Part/3.0.1": {
                "type": "package",
                "native": { "runtimes/linux-x64/native/libpart.so": {} }
              },
              "Text.Tools/2.1.0-beta": {
                "type": "package",
                "dependencies": { "Native.Part": "3.0.0" },
                "compile": { "ref/net8.0/Text.Tools.dll": { "related": ".xml" }, "ref/net8.0/_._": {} },
                "frameworkReferences": [ "Microsoft.AspNetCore.App" ],
                "runtime": { "runtimes/unix/lib/net8.0/Text.Tools.dll": {} },
                "resource": { "lib/net8.0/ja/Text.Tools.resources.dll": { "locale": "ja" } }
              },
              "Shapes/1.0.0": {
                "type": "project",
                "framework": ".NETCoreApp,Version=v10.0",
                "compile": { "bin/placeholder/Shapes.dll": {} }
              }
            }
          },
          "libraries": {
            "Native.Part/3.0.1": { "type": "package", "path": "native.part/3.0.1", "files": [ "runtimes/linux-x64/native/libpart.so" ] },
            "Text.Tools/2.1.0-beta": { "type": "package", "path": "text.tools/2.1.0-beta", "files": [ "ref/net8.0/Text.Tools.dll" ] },
            "Shapes/1.0.0": { "type": "project", "path": "../Shapes/Shapes.csproj", "msbuildProject": "../Shapes/Shapes.csproj" }
          },
          "packageFolders": { "FOLDER": {}, "FALLBACK": {} },
          "logs": [ { "code": "NU1603", "level": "Warning", "message": "Native.Part 3.0.0 was not found.", "libraryId": "Native.Part" } ]
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("assets").FullName;

    [Fact]
    public void AnAssetsFile_GivesTheFilesForThisSystem()
    {
        var (packages, fallback, path) = Write(Assets);
        Directory.CreateDirectory(Path.Combine(fallback, "native.part", "3.0.1"));
        var assets = AssetsFile.Read(path, "linux-x64");
        Assert.Equal(["Native.Part 3.0.1", "Text.Tools 2.1.0-beta"], assets.Packages.Select(package => package.ToString()));
        Assert.Equal(["Native.Part"], assets.Packages[1].Dependencies);
        // Each package is where it is: a fallback folder may have what the user's has not.
        Assert.Equal(Path.Combine(fallback, "native.part", "3.0.1", "runtimes", "linux-x64", "native", "libpart.so"), Assert.Single(assets.Native).Path);
        var tools = Path.Combine(packages, "text.tools", "2.1.0-beta");
        Assert.Equal(Path.Combine(tools, "ref", "net8.0", "Text.Tools.dll"), Assert.Single(assets.Compile).Path);
        Assert.Equal(Path.Combine(tools, "runtimes", "unix", "lib", "net8.0", "Text.Tools.dll"), Assert.Single(assets.Runtime).Path);
        Assert.Equal("ja", Assert.Single(assets.Satellites).Culture);
        Assert.Equal("Microsoft.AspNetCore.App", Assert.Single(assets.Frameworks).Framework);
        Assert.Equal(Path.Combine(_folder, "Shapes", "Shapes.csproj"), Assert.Single(assets.Projects));
        Assert.Equal(("NU1603", false), (assets.Messages[0].Code, assets.Messages[0].IsError));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"version\": 4 }")]
    [InlineData("{ \"targets\": {}, \"libraries\": {}, \"packageFolders\": {} }")]
    public void ADamagedAssetsFile_IsNamed(string text)
    {
        var (_, _, path) = Write(text);
        Assert.Contains(path, Assert.Throws<PackageException>(() => AssetsFile.Read(path, "linux-x64")).Message, StringComparison.Ordinal);
        Assert.Empty(AssetsFile.ReadMessages(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"packages\":")]
    [InlineData("{\"packages\":[],\"compile\":[{\"package\":\"A\",\"path\":\"/no/such/file.dll\"}],\"runtime\":[],\"native\":[],\"satellites\":[]}")]
    public void ADamagedOrOutlivedMemory_IsAsIfItHadNeverBeen(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "key.json"), text);
        Assert.Null(new PackageCache(_folder).Read("key", floats: false).Graph);
    }

    [Fact]
    public void TheKey_IsTheSameForWhatMeansTheSame_AndNoOther()
    {
        var sdk = new DotNetSdk("dotnet", "10.0.100");
        string Key(string id, string? version, string? source = null) =>
            PackageCache.KeyOf(new PackageRequests([new PackageRequest(id, version), new PackageRequest("Z", "1.0")], [], source is null ? [] : [source], _folder), sdk);
        Assert.Equal(Key("A", "1.0"), Key("a", "1.0.0"));
        Assert.Equal(Key("A", null), Key("A", "*"));
        var different = new List<string> { Key("A", "1.0"), Key("A", "1.1"), Key("A", null), Key("B", "1.0"), Key("A", "1.0", "https://feed.example") };
        File.WriteAllText(Path.Combine(_folder, "NuGet.Config"), "<configuration />");
        different.Add(Key("A", "1.0"));
        File.WriteAllText(Path.Combine(_folder, "NuGet.Config"), "<configuration></configuration>");
        different.Add(Key("A", "1.0"));
        Assert.Distinct(different);
    }

    [Theory]
    [InlineData("linux-x64", "linux-x64")]
    [InlineData("debian.12-arm64", "linux-arm64")]
    [InlineData("ubuntu.24.04-x64", "linux-x64")]
    [InlineData("alpine.3.20-x64", "linux-musl-x64")]
    [InlineData("linux-musl-arm64", "linux-musl-arm64")]
    [InlineData("win-x64", "win-x64")]
    [InlineData("win10-x64", "win-x64")]
    [InlineData("osx.14-arm64", "osx-arm64")]
    public void TheSystem_IsNamedAsPackagesNameIt(string own, string portable) => Assert.Equal(portable, HostPlatform.Portable(own));

    [Fact]
    public void WithoutAnSdk_TheErrorSaysSo()
    {
        File.WriteAllText(Path.Combine(_folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"), "");
        Assert.Contains("only the .NET runtime was found", Assert.Throws<PackageException>(() => DotNetSdk.Find([null, "", _folder])).Message, StringComparison.Ordinal);
        Sdk("8.0.100");
        Assert.Contains("found here: 8.0.100", Assert.Throws<PackageException>(() => DotNetSdk.Find([_folder])).Message, StringComparison.Ordinal);
        Sdk("10.0.100");
        Sdk("10.0.99");
        Assert.Equal("10.0.100", DotNetSdk.Find([_folder]).Version);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Sdk(string version) =>
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "sdk", version)).FullName, "dotnet.dll"), "");

    private (string Packages, string Fallback, string Path) Write(string text)
    {
        var packages = Directory.CreateDirectory(Path.Combine(_folder, "packages")).FullName;
        var fallback = Directory.CreateDirectory(Path.Combine(_folder, "fallback")).FullName;
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "work", "obj")).FullName, "project.assets.json");
        File.WriteAllText(path, text.Replace("FOLDER", packages.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal).Replace("FALLBACK", fallback.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal));
        return (packages, fallback, path);
    }
}
