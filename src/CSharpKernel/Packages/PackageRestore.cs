using System.Text.Json;

namespace CSharpKernel;

/// <summary>Turns requests into files on disk: from what is remembered, else with the SDK's restore and build.</summary>
/// <param name="cache">What is remembered.</param>
internal sealed class PackageRestore(PackageCache cache)
{
    private static readonly TimeSpan RestoreLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(10);

    /// <summary>How often the SDK was started.</summary>
    public int Starts { get; private set; }

    /// <summary>What the requests come down to.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="waiting">Called when it takes time, with the time that has passed.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="PackageException">They can't be met.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public PackageGraph Resolve(PackageRequests requests, Action<TimeSpan> waiting, CancellationToken cancellation)
    {
        var sdk = DotNetSdk.Find();
        var key = PackageCache.KeyOf(requests, sdk);
        var (known, isOld) = cache.Read(key, requests.Floats);
        if (known is not null && !isOld)
            return known;
        try
        {
            waiting(TimeSpan.Zero);
            var graph = Restore(requests, sdk, waiting, cancellation);
            cache.Write(key, graph);
            return graph;
        }
        catch (PackageException failure) when (failure.IsOffline && known is not null)
        {
            return known with { Notes = [.. known.Notes, $"{failure.Message} The versions found the last time are used."] };
        }
    }

    private PackageGraph Restore(PackageRequests requests, DotNetSdk sdk, Action<TimeSpan> waiting, CancellationToken cancellation)
    {
        var folder = cache.CreateWorkFolder();
        try
        {
            var project = Path.Combine(folder, RestoreProject.Name + ".csproj");
            RestoreProject.Create(requests).Save(project);
            var began = DateTime.UtcNow;
            var results = Path.Combine(folder, "results.json");
            string[] targets = requests.Projects.Count > 0
                ? ["-restore", "-t:ResolveReferences", "-p:UseSharedCompilation=false", "-getItem:ReferenceCopyLocalPaths", "-getResultOutputFile:" + results]
                : ["-t:Restore"];
            var start = sdk.Start(folder, ["msbuild", project, "-nologo", "-nodeReuse:false", "-v:q", "-clp:NoSummary", .. targets]);
            Starts++;
            var (exitCode, output) = ChildProcess.Run(start, requests.Projects.Count > 0 ? BuildLimit : RestoreLimit, waiting, cancellation);
            var assetsFile = Path.Combine(folder, "obj", "project.assets.json");
            if (exitCode != 0)
                throw RestoreFailure.Of(requests, AssetsFile.ReadMessages(assetsFile), output);
            var assets = AssetsFile.Read(assetsFile, HostPlatform.RuntimeIdentifier);
            var graph = HostShare.Apply(assets, requests) with { Asked = began };
            return requests.Projects.Count > 0 ? graph with { Projects = Outputs(results, began) } : graph;
        }
        catch (TimeoutException)
        {
            throw new PackageException($"Restoring {requests} did not end within the {(requests.Projects.Count > 0 ? BuildLimit : RestoreLimit).TotalMinutes:0} minutes that it may take. Do the sources of packages answer?");
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            throw new PackageException($"Restoring {requests} failed: {unusable.Message}");
        }
        finally
        {
            PackageCache.Delete(folder);
        }
    }

    private static List<BuiltProject> Outputs(string results, DateTime began)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(results));
        string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        return
        [
            .. document.RootElement.GetProperty("Items").GetProperty("ReferenceCopyLocalPaths").EnumerateArray()
                .Where(item => Text(item, "ReferenceSourceTarget") == "ProjectReference" && Path.GetExtension(Text(item, "Identity")) is ".dll" or ".exe" && Text(item, "DestinationSubDirectory").Length == 0)
                .Select(item => (Project: Text(item, "MSBuildSourceProjectFile"), Output: Text(item, "Identity")))
                .Select(built => new BuiltProject(built.Project, built.Output, FileStamps.Of(built.Output), FileStamps.OfProject(built.Project, began))),
        ];
    }
}
