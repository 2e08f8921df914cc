using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Notebooks;

/// <summary>
/// Compiles a program's assemblies ahead of time, which halves the time to the first cell's result. The SDK does it, by
/// publishing an empty project that refers to them; so it is the same for a build in the repository and for an installed tool.
/// </summary>
internal static class ReadyToRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private const string Empty = "<Project />";

    /// <summary>Replaces the assemblies in a folder by compiled ones.</summary>
    /// <returns>Null, or why they are as they were.</returns>
    public static string? Compile(string folder)
    {
        string work = folder + "-work";
        try
        {
            Directory.CreateDirectory(work);
            File.WriteAllText(Path.Combine(work, "ahead.csproj"), Project(folder));
            // Whatever lies above this folder is not about this project.
            foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
                File.WriteAllText(Path.Combine(work, name), Empty);
            if (Publish(work) is { } problem)
                return problem;
            foreach (string assembly in Directory.EnumerateFiles(folder, "*.dll"))
            {
                string compiled = Path.Combine(work, "out", Path.GetFileName(assembly));
                if (File.Exists(compiled))
                    File.Copy(compiled, assembly, overwrite: true);
            }
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return e.Message;
        }
        finally
        {
            if (Directory.Exists(work))
                ProgramCopy.TryDelete(work);
        }
    }

    // Of the methods that the compiler needs for a first cell, 4,000 are generic ones of the framework over the compiler's own
    // types, and by default nobody compiles those. The runtime compares their IL when it loads them, so an update of the
    // framework costs time and nothing else. The program's own assemblies only ever change together: they are one bubble.
    private static string Options(string folder) =>
        $"--opt-cross-module:*;--non-local-generics-module:*;--inputbubble;--inputbubbleref:{System.Security.SecurityElement.Escape(folder)}/*.dll";

    private static string Project(string folder) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
            <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <PublishReadyToRun>true</PublishReadyToRun>
            <PublishReadyToRunCrossgen2ExtraArgs>{Options(folder)}</PublishReadyToRunCrossgen2ExtraArgs>
            <EnableDefaultItems>false</EnableDefaultItems>
          </PropertyGroup>
          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <Reference Include="{System.Security.SecurityElement.Escape(folder)}/*.dll" />
          </ItemGroup>
        </Project>
        """;

    private static string? Publish(string work)
    {
        ProcessStartInfo start = new(DotnetHost.Find())
        {
            WorkingDirectory = work,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string argument in (string[])
            ["publish", "ahead.csproj", "-c", "Release", "-o", "out", "--nologo", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false"])
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // What `dotnet run` told this process about its own build is not true of that one.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        using Process publish = Process.Start(start)!;
        publish.StandardInput.Close();
        Task<string> errors = publish.StandardError.ReadToEndAsync();
        Task<string> output = publish.StandardOutput.ReadToEndAsync();
        if (!publish.WaitForExit(Patience))
        {
            publish.Kill(entireProcessTree: true);
            return $"dotnet publish did not end within {Patience.TotalMinutes:0} minutes";
        }
        if (publish.ExitCode == 0)
            return null;
        string[] lines = $"{output.Result}\n{errors.Result}".Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Find(lines, l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? lines.FirstOrDefault() ?? $"dotnet publish ended with {publish.ExitCode}";
    }
}
