namespace Notebooks;

/// <summary>The <c>dotnet</c> program that starts the kernel, with its whole path: a GUI program's PATH may not have it.</summary>
internal static class DotnetHost
{
    // Where a dotnet finds itself without DOTNET_ROOT.
    private static readonly string[] UsualFolders =
        ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/usr/local/share/dotnet", @"C:\Program Files\dotnet"];

    /// <summary>The program of the runtime that this process runs on.</summary>
    /// <exception cref="InstallException">This process does not run on an installed .NET.</exception>
    public static string Find()
    {
        // .../shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        string? version = Path.GetDirectoryName(typeof(object).Assembly.Location);
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string host = Path.GetFullPath(Path.Combine(version ?? "/", "..", "..", "..", name));
        return File.Exists(host)
            ? host
            : throw new InstallException($"There is no {name} beside the runtime in {version}. Start this command with an installed .NET (dotnet notebooks.dll install).");
    }

    /// <summary>The value that DOTNET_ROOT needs for this host, or null where it needs none.</summary>
    public static string? Root(string host)
    {
        string folder = host[..Math.Max(0, host.LastIndexOfAny(['/', '\\']))];
        return UsualFolders.Contains(folder, StringComparer.OrdinalIgnoreCase) ? null : folder;
    }
}
