using System.Security.Cryptography;

namespace Notebooks;

/// <summary>
/// The npm packages that a site takes files from, in the exact versions that this program's lock file names. They are fetched
/// once for a user, into a folder named after the lock file, and not at all where Node or a network is missing.
/// </summary>
/// <param name="root">The folder that has <c>node_modules</c>.</param>
internal sealed class NodePackages(string root)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(2);

    /// <summary>The folder that has <c>node_modules</c>.</summary>
    public string Root { get; } = root;

    /// <summary>A package's folder.</summary>
    public string Folder(string package) => Path.Combine(Root, "node_modules", package);

    /// <summary>Where the packages of this program go: the user's cache.</summary>
    public static string DefaultCache => Path.Combine(JupyterPaths.Current.Cache(), "node");

    /// <summary>The folder of this program's versions, whether they are there or not.</summary>
    public static string CurrentFolder(string cache) => Path.Combine(cache, Convert.ToHexStringLower(SHA256.HashData(Wanted))[..16]);

    /// <summary>Finds the packages, or fetches them.</summary>
    /// <param name="cache">The folder of all versions.</param>
    /// <param name="cancellation">Gives up at once.</param>
    /// <returns>The packages, or null and why there are none.</returns>
    public static async Task<(NodePackages? Packages, string? Problem)> FindAsync(string cache, CancellationToken cancellation)
    {
        var folder = CurrentFolder(cache);
        if (Directory.Exists(folder))
            return (new(folder), null);
        // Whole or not at all: what was interrupted never gets the name that is looked for.
        var arrival = $"{folder}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(arrival);
            await File.WriteAllBytesAsync(Path.Combine(arrival, "package.json"), Resource.Bytes("node-packages.json"), cancellation);
            await File.WriteAllBytesAsync(Path.Combine(arrival, "package-lock.json"), Wanted, cancellation);
            // npm keeps a cache and logs; its own would stay in the home folder after an uninstall.
            var npmCache = Path.Combine(arrival, ".npm");
            var run = await NodeProgram.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", npmCache, "--fetch-retries=0", "--fetch-timeout=20000", "--loglevel=error"], arrival, "", Patience, cancellation);
            if (run.Problem is not null)
                return (null, run.Problem);
            Remove(npmCache);
            if (!Directory.Exists(folder))
                Directory.Move(arrival, folder);
            return (new(folder), null);
        }
        // Another export may have been faster.
        catch (IOException) when (Directory.Exists(folder))
        {
            return (new(folder), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
        finally
        {
            Remove(arrival);
        }
    }

    /// <summary>Removes the packages of other versions of this program, and what an interrupted fetch left; what is being fetched stays.</summary>
    public static void RemoveOthers(string cache)
    {
        if (!Directory.Exists(cache))
            return;
        foreach (var folder in Directory.GetDirectories(cache).Where(f => f != CurrentFolder(cache)))
        {
            if (!Path.GetFileName(folder).Contains('.', StringComparison.Ordinal) || DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) > Abandoned)
                Remove(folder);
        }
    }

    private static byte[] Wanted => Resource.Bytes("node-packages-lock.json");

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It does no harm where it is.
        }
    }
}
