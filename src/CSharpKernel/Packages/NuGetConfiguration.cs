namespace CSharpKernel;

/// <summary>The files in which a user says where packages come from. NuGet reads them; this only has to know when they have changed.</summary>
internal static class NuGetConfiguration
{
    // On systems that tell them apart NuGet looks for these three spellings, and takes the first.
    private static readonly string[] Names = ["nuget.config", "NuGet.config", "NuGet.Config"];

    /// <summary>The files that count for a notebook in this folder.</summary>
    public static IEnumerable<string> Files(string folder)
    {
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Names.Select(name => Path.Combine(at, name)).FirstOrDefault(File.Exists) is { } found)
                yield return found;
        }

        foreach (var (configuration, others) in UserAndMachine())
        {
            if (configuration is not null && File.Exists(configuration))
                yield return configuration;
            if (!Directory.Exists(others))
                continue;
            foreach (var file in Directory.EnumerateFiles(others, "*.config", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                yield return file;
        }
    }

    private static IEnumerable<(string? File, string Others)> UserAndMachine()
    {
        var user = OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet");
        yield return (Path.Combine(user, "NuGet.Config"), Path.Combine(user, "config"));
        var machine = Environment.GetEnvironmentVariable("NUGET_COMMON_APPLICATION_DATA")
            ?? (OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86)
                : OperatingSystem.IsMacOS() ? "/Library/Application Support"
                : "/etc/opt");
        yield return (null, Path.Combine(machine, "NuGet", "Config"));
    }
}
