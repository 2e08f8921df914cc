using System.Diagnostics;

namespace CSharpKernel;

/// <summary>The .NET SDK of this machine, whose restore and build do the work.</summary>
/// <param name="Program">The <c>dotnet</c> program.</param>
/// <param name="Version">The newest SDK's version.</param>
internal sealed record DotNetSdk(string Program, string Version)
{
    // What a `dotnet run` or `dotnet test` tells its children about itself would send ours to another SDK's files.
    private static readonly string[] OfTheParent =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_HOST_PATH"];

    /// <summary>Finds it: beside the runtime of this process, else on the PATH.</summary>
    /// <exception cref="PackageException">There is a runtime only.</exception>
    public static DotNetSdk Find() => Find(
        [
            Path.GetDirectoryName(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")),
            Environment.GetEnvironmentVariable("DOTNET_ROOT"),
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(Resolved),
        ]);

    /// <summary>Finds it in one of these folders.</summary>
    public static DotNetSdk Find(IEnumerable<string?> folders)
    {
        var major = Environment.Version.Major;
        var program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var candidates = folders.Where(folder => !string.IsNullOrEmpty(folder) && File.Exists(Path.Combine(folder, program)))
            .Distinct(StringComparer.Ordinal)
            .SelectMany(folder => SdksIn(folder!).Select(version => new DotNetSdk(Path.Combine(folder!, program), version)))
            .ToList();
        return candidates.FirstOrDefault(sdk => MajorOf(sdk.Version) >= major)
            ?? throw new PackageException(candidates.Count == 0
                ? "Packages and projects need the .NET SDK, and only the .NET runtime was found here. Install the SDK from https://dot.net/download and restart the kernel."
                : $"Packages and projects need the .NET {major} SDK or a newer one; found here: {string.Join(", ", candidates.Select(sdk => sdk.Version))}. Install it from https://dot.net/download and restart the kernel.");
    }

    /// <summary>How to start the program with these arguments.</summary>
    public ProcessStartInfo Start(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in OfTheParent)
            start.Environment.Remove(name);
        // Messages in the language in which they are read here, and no server that outlives the command.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        return start;
    }

    private static IEnumerable<string> SdksIn(string folder)
    {
        var sdks = Path.Combine(folder, "sdk");
        return !Directory.Exists(sdks) ? [] : Directory.GetDirectories(sdks)
            .Where(sdk => File.Exists(Path.Combine(sdk, "dotnet.dll")))
            .Select(sdk => Path.GetFileName(sdk))
            .Where(PackageVersion.IsExact)
            .OrderDescending(Comparer<string>.Create(PackageVersion.Compare));
    }

    private static int MajorOf(string version) => int.Parse(version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    // /usr/bin/dotnet is a link to where the SDK is.
    private static string Resolved(string folder)
    {
        try
        {
            var program = Path.Combine(folder, "dotnet");
            return File.Exists(program) && File.ResolveLinkTarget(program, returnFinalTarget: true) is { } target ? Path.GetDirectoryName(target.FullName)! : folder;
        }
        catch (IOException)
        {
            return folder;
        }
    }
}
