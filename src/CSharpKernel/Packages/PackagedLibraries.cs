using System.Text.RegularExpressions;

namespace CSharpKernel;

/// <summary>
/// The libraries that a program brings along, ready to load: <c>ID/VERSION/ID.dll</c> and, beside it, what that one needs.
/// <c>#r "nuget: ID"</c> finds them here at once, without a network and without a restore. The folder is not the program's
/// own, so that nothing in it ever stands in for what a notebook references otherwise.
/// </summary>
/// <param name="folder">The folder of libraries; it need not exist.</param>
public sealed partial class PackagedLibraries(string folder)
{
    /// <summary>The libraries of the running program: its folder <c>libraries</c>.</summary>
    public static PackagedLibraries OfThisProgram { get; } = new(Path.Combine(AppContext.BaseDirectory, "libraries"));

    /// <summary>Finds a library.</summary>
    /// <param name="id">The package's id, in any case.</param>
    /// <param name="version">
    /// The version, such as <c>1.2.0</c>; null or empty for the newest. As NuGet reads it, it is the least that will do: where
    /// that version is not here, the next one above it of the same major version is taken.
    /// </param>
    /// <returns>The library, or null if there is none.</returns>
    public PackagedLibrary? TryFind(string id, string? version = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        var found = Versions(id).OrderBy(library => library, ByVersion).ToList();
        if (string.IsNullOrWhiteSpace(version))
            return found.LastOrDefault(library => !IsPreview(library)) ?? found.LastOrDefault();
        var exact = found.Find(library => SameVersion(library.Version, version));
        if (exact is not null || Numbers(version) is not { } least)
            return exact;
        return found.Find(library => !IsPreview(library) && Numbers(library.Version) is { } numbers && numbers.Major == least.Major && numbers > least);
    }

    /// <summary>Finds the library that a reference such as <c>nuget: ID</c> or <c>nuget: ID, VERSION</c> asks for.</summary>
    /// <param name="reference">The text between the quotes of an <c>#r</c>.</param>
    /// <returns>The library, or null if the reference is no package's or the library is not here.</returns>
    public PackagedLibrary? TryFindReference(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return PackageReference().Match(reference) is { Success: true } match ? TryFind(match.Groups["id"].Value, match.Groups["version"].Value) : null;
    }

    /// <summary>Whether a version is another spelling of this one: <c>1.2</c> and <c>1.2.0</c> are the same.</summary>
    public static bool SameVersion(string first, string second) =>
        string.Equals(first.Trim(), second.Trim(), StringComparison.OrdinalIgnoreCase)
        || (Numbers(first) is { } a && Numbers(second) is { } b && a == b);

    private static IComparer<PackagedLibrary> ByVersion { get; } = Comparer<PackagedLibrary>.Create((a, b) =>
    {
        var order = Comparer<Version>.Default.Compare(Numbers(Release(a.Version)), Numbers(Release(b.Version)));
        // 1.0.0-rc.1 comes before 1.0.0.
        return order != 0 ? order
            : IsPreview(a) != IsPreview(b) ? IsPreview(b).CompareTo(IsPreview(a))
            : string.CompareOrdinal(a.Version, b.Version);
    });

    private IEnumerable<PackagedLibrary> Versions(string id)
    {
        // The id is a folder's name, never a path.
        if (!Directory.Exists(folder) || !Name().IsMatch(id))
            yield break;
        var options = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive };
        foreach (var package in new DirectoryInfo(folder).EnumerateDirectories(id, options))
        {
            foreach (var version in package.EnumerateDirectories())
            {
                // A version that an update left without its files is none.
                var path = Path.Combine(version.FullName, package.Name + ".dll");
                if (File.Exists(path))
                    yield return new(package.Name, version.Name, path);
            }
        }
    }

    private static bool IsPreview(PackagedLibrary library) => library.Version.Contains('-', StringComparison.Ordinal);

    private static string Release(string version) => version.Split('-')[0];

    // A version of one to four numbers, those left out being 0; null for any other, such as a preview's.
    private static Version? Numbers(string version)
    {
        var parts = version.Trim().Split('.');
        return parts.Length <= 4 && Version.TryParse(string.Join('.', parts.Concat(Enumerable.Repeat("0", 4 - parts.Length))), out var numbers) ? numbers : null;
    }

    [GeneratedRegex(@"^\s*nuget\s*:\s*(?<id>[^,\s]+)\s*(,\s*(?<version>[^,\s]*)\s*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PackageReference();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.\-]*$")]
    private static partial Regex Name();
}

/// <summary>A library that a program brings along.</summary>
/// <param name="Id">The package's id, as its author spells it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Path">The library's file.</param>
public sealed record PackagedLibrary(string Id, string Version, string Path);
