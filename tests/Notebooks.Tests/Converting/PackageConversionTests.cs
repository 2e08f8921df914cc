using System.Diagnostics;
using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Notebooks.Tests;

/// <summary>A notebook with packages and projects, as a program of the SDK; its packages come from a folder.</summary>
public sealed class PackageConversionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static string Restored =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Fact]
    public async Task PackagesProjectsAndSources_GoIntoTheProgram_WhichPrintsTheSame()
    {
        Pack("Notebook.Test.Words", "1.2.0", "public static class Words { public static string Greet() => new System.Globalization.CultureInfo(\"de-DE\").Name + \" hello\"; }");
        Pack("Notebook.Test.Numbers", "2.0.0", "public static class Numbers { public static double Half => 0.5; }");
        _folder.Write("library/Area.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        _folder.Write("library/Area.cs", "public static class Area { public static int Of(int side) => side * side; }");
        _folder.Write("numbers.csx", "#r \"nuget: Notebook.Test.Numbers, 2.0.0\"\nvar half = Numbers.Half;");
        _folder.Write("greeting.csx", "string Greeting() => Words.Greet();");
        // Formatting and what it needs are taken from where this repository's own restore has put them.
        _folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /></packageSources>
              <fallbackPackageFolders><clear /><add key="user" value="{Restored}" /></fallbackPackageFolders>
              <config><add key="globalPackagesFolder" value="{_folder.File("installed")}" /></config>
            </configuration>
            """);
        _folder.Write("a.ipynb", NotebookText.Of(
            NotebookText.Code("#i \"nuget: feed\"\n#r \"nuget: Notebook.Test.Words\"\n#r \"nuget: Microsoft.DotNet.Interactive.Formatting, 1.0.0-beta.23562.1\"\n1.5"),
            NotebookText.Code("#!import greeting.csx\nGreeting()"),
            NotebookText.Code("#:package notebook.test.words@1.2.0\n#:project library\nArea.Of(4)"),
            NotebookText.Code("#load \"numbers.csx\"\nhalf")));

        var converted = await RunAsync(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "notebooks.exe" : "notebooks"), "convert", "a.ipynb", "a.cs");
        Assert.True(converted.ExitCode == 0, converted.Output);
        var program = await File.ReadAllLinesAsync(_folder.File("a.cs"), TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "#:package Notebook.Test.Words@1.2.0", "#:package Notebook.Test.Numbers@2.0.0", "#:property RestoreAdditionalProjectSources=feed",
                "#:project library/Area.csproj", "#:package Microsoft.DotNet.Interactive.Formatting@1.0.0-beta.23562.1",
            ],
            program.Where(line => line.StartsWith("#:", StringComparison.Ordinal)).Skip(1).Take(5));

        var ran = await RunAsync("dotnet", "run", "a.cs");
        Assert.True(ran.ExitCode == 0, ran.Output);
        Assert.Equal("1.5\nde-DE hello\n16\n0.5\n", ran.Output);
    }

    [Theory]
    [InlineData("#r \"nuget: Notebook.Test.Absent, 1.0.0\"", "cell 1: There is no package named Notebook.Test.Absent")]
    [InlineData("#:project nowhere", "cell 1: There is no project at ")]
    [InlineData("#r \"nuget: \"", "cell 1: The package's id is missing")]
    public async Task WhatCannotBeHad_IsSaidWithItsCell(string cell, string reason)
    {
        Directory.CreateDirectory(_folder.File("feed"));
        _folder.Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{_folder.File("feed")}\" /></packageSources></configuration>");
        _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code(cell)));
        var refused = await NotebooksCommand.RunAsync(_folder.Path, "convert", "a.ipynb", "a.cs");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(reason, refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("a.cs")));
    }

    public void Dispose() => _folder.Dispose();

    private void Pack(string id, string version, string source)
    {
        // What a build would compile against: the program that uses the package is built, too.
        var packs = Path.Combine(Path.GetDirectoryName(DotnetHost.Find())!, "packs", "Microsoft.NETCore.App.Ref");
        var core = Directory.EnumerateFiles(packs, "System.Runtime.dll", SearchOption.AllDirectories).Where(path => path.Contains("net10.0", StringComparison.Ordinal)).Take(1);
        using var library = new MemoryStream();
        var compiled = CSharpCompilation.Create(
            id, [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)], core.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(library, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(compiled.Success, string.Join('\n', compiled.Diagnostics));

        Directory.CreateDirectory(_folder.File("feed"));
        using var package = ZipFile.Open(_folder.File($"feed/{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var specification = new StreamWriter(package.CreateEntry(id + ".nuspec").Open()))
            specification.Write($"<package><metadata><id>{id}</id><version>{version}</version><authors>test</authors><description>test</description></metadata></package>");
        using var entry = package.CreateEntry($"lib/net8.0/{id}.dll").Open();
        entry.Write(library.ToArray());
    }

    // With caches of its own, so that nothing stays behind.
    private async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["XDG_CACHE_HOME"] = _folder.File("cache");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, (await output + await error).ReplaceLineEndings("\n"));
    }
}
