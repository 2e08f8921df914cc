using System.Runtime.InteropServices;

namespace CSharpKernel;

/// <summary>What packages are restored for.</summary>
internal static class HostPlatform
{
    /// <summary>The framework of the process that runs cells.</summary>
    public static string TargetFramework { get; } = $"net{Environment.Version.Major}.0";

    /// <summary>
    /// The system in the names that packages use. A runtime built by a distribution calls itself <c>debian.12-x64</c>, which no
    /// package knows and which the SDK need not know either.
    /// </summary>
    public static string RuntimeIdentifier { get; } = Portable(RuntimeInformation.RuntimeIdentifier);

    internal static string Portable(string runtimeIdentifier)
    {
        var architecture = runtimeIdentifier[(runtimeIdentifier.LastIndexOf('-') + 1)..];
        var system = runtimeIdentifier.Split('-', '.')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return system switch
        {
            "win" or "osx" => $"{system}-{architecture}",
            "alpine" => $"linux-musl-{architecture}",
            "freebsd" => $"freebsd-{architecture}",
            _ => runtimeIdentifier.Contains("musl", StringComparison.Ordinal) ? $"linux-musl-{architecture}" : $"linux-{architecture}",
        };
    }
}
