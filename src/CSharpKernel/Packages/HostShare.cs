using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CSharpKernel;

/// <summary>
/// Decides, for each assembly that packages bring and the host has too, whose copy cells get. What passes between cells and
/// the host is always the host's; of ASP.NET's the newer one; of everything else, the compiler included, the package's.
/// </summary>
internal static class HostShare
{
    private const string AspNetFramework = "Microsoft.AspNetCore.App";

    // A version other than the one asked for; one outside of what another package accepts; one for the old framework.
    private static readonly string[] Noteworthy = ["NU1601", "NU1602", "NU1603", "NU1604", "NU1608", "NU1701"];

    /// <summary>The graph as this process can offer it.</summary>
    /// <exception cref="PackageException">A package needs a framework that this process has not.</exception>
    public static PackageGraph Apply(RestoredAssets assets, PackageRequests requests)
    {
        foreach (var (package, framework) in assets.Frameworks.Where(needed => needed.Framework is not ("Microsoft.NETCore.App" or AspNetFramework)))
        {
            throw new PackageException(
                $"{package} needs the framework {framework}, which this kernel does not run on." +
                (framework.StartsWith("Microsoft.WindowsDesktop", StringComparison.Ordinal) ? " Packages for Windows desktop programs can't be used in a notebook." : ""),
                package.Id);
        }

        var notes = assets.Messages.Where(message => !message.IsError && Noteworthy.Contains(message.Code))
            .Select(message => RestoreFailure.Tidy(message.Text)).ToList();
        var compile = assets.Compile.Where(file => Takes(file, assets, notes)).ToList();
        var runtime = assets.Runtime.Where(file => Takes(file, assets, notes)).ToList();
        notes.AddRange(requests.Packages.Select(request => request.Id).Where(id => HasNothing(id, assets))
            .Select(id => $"{id} holds only what a build uses (settings, analyzers or tools), which has no effect in a notebook."));
        return new PackageGraph
        {
            Requested = [.. requests.Packages.Select(request => request.Id)],
            Packages = assets.Packages,
            Compile = compile,
            Runtime = runtime,
            Native = assets.Native,
            Satellites = assets.Satellites,
            HostAssemblies = HostAssemblies(assets, requests, compile),
            Notes = [.. notes.Distinct()],
        };
    }

    private static bool Takes(PackageFile file, RestoredAssets assets, List<string> notes)
    {
        if (VersionIn(file.Path) is not { } version)
            return false;
        var name = Path.GetFileNameWithoutExtension(file.Path);
        if (HostReferences.PathOf(name) is not { } host || !HostReferences.Owns(name))
            return true;
        var isNewer = version > VersionIn(host);
        if (!HostReferences.IsShared(name))
            return isNewer;
        var package = assets.Packages.First(package => package.Id == file.Package);
        if (isNewer || RestoreProject.IsHost(package.Id))
            notes.Add($"{package} was asked for, but cells share {name} with the kernel, which has version {OwnVersion(name, host)}: that one is used.");
        return false;
    }

    private static string OwnVersion(string name, string path) =>
        RestoreProject.IsHost(name) ? HostReferences.FormattingVersion : VersionIn(path)!.ToString();

    private static bool HasNothing(string id, RestoredAssets assets)
    {
        var files = assets.Contents.GetValueOrDefault(id) ?? [];
        return assets.Packages.Exists(package => package.Id.Equals(id, StringComparison.OrdinalIgnoreCase) && package.Dependencies.Count == 0)
            && !assets.Compile.Concat(assets.Runtime).Concat(assets.Native).Any(file => file.Package.Equals(id, StringComparison.OrdinalIgnoreCase))
            && !assets.Frameworks.Exists(needed => needed.Package.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            && !files.Any(file => file.StartsWith("lib/", StringComparison.OrdinalIgnoreCase) || file.StartsWith("ref/", StringComparison.OrdinalIgnoreCase))
            && files.Any(file => file.Split('/')[0] is "build" or "buildTransitive" or "analyzers" or "tools" or "buildMultiTargeting");
    }

    // What the packages' own types are made of must be visible too, or their members can't be used.
    private static List<string> HostAssemblies(RestoredAssets assets, PackageRequests requests, List<PackageFile> compile)
    {
        if (assets.Frameworks.Exists(needed => needed.Framework == AspNetFramework))
            return [.. HostReferences.AspNet.Order(StringComparer.Ordinal)];
        var brought = compile.Select(file => Path.GetFileNameWithoutExtension(file.Path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(compile.Select(file => file.Path));
        // A package that the framework already contains is restored without its files.
        foreach (var own in assets.Compile.Select(file => Path.GetFileNameWithoutExtension(file.Path)).Concat(requests.Packages.Select(request => request.Id)))
        {
            if (HostReferences.IsAspNet(own) && !brought.Contains(own) && found.Add(own))
                open.Push(HostReferences.PathOf(own)!);
        }

        while (open.TryPop(out var path))
        {
            foreach (var name in ReferencesOf(path).Where(name => HostReferences.IsAspNet(name) && !brought.Contains(name) && found.Add(name)))
                open.Push(HostReferences.PathOf(name)!);
        }

        return [.. found];
    }

    private static List<string> ReferencesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    private static Version? VersionIn(string path)
    {
        try
        {
            return AssemblyName.GetAssemblyName(path).Version;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
