using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CSharpKernel;

/// <summary>
/// Remembers what requests came down to, so that asking again in any notebook starts nothing. An entry is one small file that
/// appears whole or not at all; it is believed only while every file that it names is there.
/// </summary>
/// <param name="folder">Where the entries are kept.</param>
internal sealed class PackageCache(string folder)
{
    // Goes up when what is stored, or how it is worked out, changes.
    private const string Format = "1";
    private static readonly TimeSpan Freshness = TimeSpan.FromDays(1);
    private static readonly TimeSpan Leftover = TimeSpan.FromDays(1);

    /// <summary>The folder of this user's caches that is this kernel's.</summary>
    public static string DefaultFolder
    {
        get
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var caches = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
                : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathRooted(xdg) ? xdg
                : Path.Combine(home, ".cache");
            return Path.Combine(home.Length > 0 || Path.IsPathRooted(caches) ? caches : Path.GetTempPath(), "CSharpKernel", "packages");
        }
    }

    /// <summary>What is the same for two requests exactly when their answers are.</summary>
    public static string KeyOf(PackageRequests requests, DotNetSdk sdk)
    {
        var text = new StringBuilder();
        void Add(string kind, string value) => text.Append(kind).Append(':').Append(value.Length).Append(':').Append(value).Append('\n');
        Add("format", Format);
        Add("sdk", sdk.Version);
        Add("runtime", Environment.Version.ToString());
        Add("platform", HostPlatform.TargetFramework + "/" + HostPlatform.RuntimeIdentifier);
        Add("packages", Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "");
        foreach (var package in requests.Packages.OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase))
            Add("package", $"{package.Id.ToLowerInvariant()} {PackageVersion.Normalize(package.Version ?? "*")}");
        foreach (var project in requests.Projects.Order(StringComparer.Ordinal))
            Add("project", project);
        foreach (var source in requests.Sources.Order(StringComparer.Ordinal))
        {
            Add("source", source);
            // The newest version in a folder may be a minute old.
            if (requests.Floats && Directory.Exists(source))
                Directory.EnumerateFiles(source, "*.nupkg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList().ForEach(file => Add("file", file + FileStamps.Of(file)));
        }

        foreach (var file in NuGetConfiguration.Files(requests.Folder))
        {
            Add("configuration", file);
            Add("content", Content(file));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    /// <summary>The answer that is remembered, if it can still be used, and whether it should be asked for again.</summary>
    public (PackageGraph? Graph, bool IsOld) Read(string key, bool floats)
    {
        try
        {
            using var file = File.OpenRead(PathOf(key));
            if (JsonSerializer.Deserialize(file, PackageGraphJson.Default.PackageGraph) is { } graph && IsComplete(graph))
            {
                var age = DateTime.UtcNow - graph.Asked;
                return (graph, floats && (age > Freshness || age < -Freshness));
            }
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            // Not there, or not ours: as if it had never been.
        }

        return (null, false);
    }

    /// <summary>Remembers an answer. Where nothing can be written, nothing is remembered.</summary>
    public void Write(string key, PackageGraph graph)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var own = Path.Combine(folder, $"{key}.{Guid.NewGuid():N}.tmp");
            using (var file = File.Create(own))
                JsonSerializer.Serialize(file, graph, PackageGraphJson.Default.PackageGraph);
            File.Move(own, PathOf(key), overwrite: true);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // The next use asks again.
        }
    }

    /// <summary>An empty folder for one restore, to be deleted after it.</summary>
    public string CreateWorkFolder()
    {
        try
        {
            var work = Path.Combine(folder, "restoring");
            Directory.CreateDirectory(work);
            foreach (var abandoned in Directory.GetDirectories(work).Where(abandoned => DateTime.UtcNow - Directory.GetLastWriteTimeUtc(abandoned) > Leftover))
                Delete(abandoned);
            return Directory.CreateDirectory(Path.Combine(work, Guid.NewGuid().ToString("N"))).FullName;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return Directory.CreateTempSubdirectory("packages").FullName;
        }
    }

    /// <summary>Deletes a folder as far as that is possible now; what is left goes with a later restore.</summary>
    public static void Delete(string workFolder)
    {
        try
        {
            Directory.Delete(workFolder, recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            // A virus scanner, or a program that has just been ended.
        }
    }

    private static bool IsComplete(PackageGraph graph) =>
        graph.Compile.Concat(graph.Runtime).Concat(graph.Native).Concat(graph.Satellites).All(file => File.Exists(file.Path))
        && graph.Projects.All(project => FileStamps.Of(project.Output) == project.OutputStamp && FileStamps.OfProject(project.Path) == project.SourceStamp);

    private static string Content(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".json");
}
