using CSharpKernel;

namespace Notebooks;

/// <summary>What exports have fetched and kernels have remembered for this user. All of it comes again when it is needed.</summary>
/// <param name="node">The npm packages of exports, in a folder of this command's.</param>
/// <param name="packages">What NuGet packages came down to, in a folder of the kernel's.</param>
internal sealed class UserCaches(string node, string packages)
{
    /// <summary>Those of the user who runs this.</summary>
    public static UserCaches Current => new(NodePackages.DefaultCache, PackageCache.DefaultFolder);

    /// <summary>Removes what belongs to other versions of this program.</summary>
    public void RemoveOutdated() => NodePackages.RemoveOthers(node);

    /// <summary>Removes everything.</summary>
    /// <returns>The folders that were there.</returns>
    public IReadOnlyList<string> Remove()
    {
        List<string> removed = [.. ((string[])[node, packages]).Where(Directory.Exists)];
        foreach (string folder in removed)
        {
            Directory.Delete(folder, recursive: true);
            string owner = Path.GetDirectoryName(folder)!;
            if (!Directory.EnumerateFileSystemEntries(owner).Any())
                Directory.Delete(owner);
        }
        return removed;
    }
}
