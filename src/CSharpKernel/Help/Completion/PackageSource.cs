namespace CSharpKernel;

/// <summary>Completes a package's id and version from those that this user's packages folder holds already.</summary>
internal static class PackageSource
{
    /// <param name="typed">The id, or id, comma and version, as far as typed.</param>
    /// <param name="position">Where it ends.</param>
    public static CompletionList Complete(string typed, int position)
    {
        var comma = typed.IndexOf(',', StringComparison.Ordinal);
        var word = (comma < 0 ? typed : typed[(comma + 1)..]).TrimStart();
        var folder = comma < 0 ? Folder : Path.Combine(Folder, typed[..comma].Trim().ToLowerInvariant());
        var names = Names(folder).Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !name.StartsWith('.'));
        var ordered = comma < 0 ? names.Order(StringComparer.OrdinalIgnoreCase) : names.OrderByDescending(VersionOf).ThenByDescending(name => name, StringComparer.Ordinal);
        return new CompletionList(position - word.Length, position, [.. ordered.Take(500).Select(name => new CompletionItem(name, comma < 0 ? "module" : "value"))]);
    }

    /// <summary>Where NuGet keeps the packages that this user has restored.</summary>
    public static string Folder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own
            ? own
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static IEnumerable<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path))];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private static Version VersionOf(string name) => Version.TryParse(name.Split('-', '+')[0], out var version) ? version : new Version(0, 0);
}
