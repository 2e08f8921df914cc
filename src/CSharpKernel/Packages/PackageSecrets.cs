using System.Text.RegularExpressions;

namespace CSharpKernel;

/// <summary>
/// Hides what an address of a source keeps secret: a name with a password, a key in the query, the key that is a part of the path
/// of a private feed. Outputs are saved in notebooks and shown in logs, where these have no place.
/// </summary>
internal static partial class PackageSecrets
{
    /// <summary>The text with <c>***</c> in the place of each secret.</summary>
    public static string Hide(string text) =>
        text.Contains("://", StringComparison.Ordinal) ? Query().Replace(PathKey().Replace(UserInfo().Replace(text, "***@"), "***"), "?***") : text;

    [GeneratedRegex("""(?<=://)[^/\s"'?#]*@""")]
    private static partial Regex UserInfo();

    [GeneratedRegex("""(?<=://[^\s"'?]*/auth/)[^/\s"'?]+""", RegexOptions.IgnoreCase)]
    private static partial Regex PathKey();

    [GeneratedRegex("""(?<=://[^\s"'?]*)\?[^\s"']+""")]
    private static partial Regex Query();
}
