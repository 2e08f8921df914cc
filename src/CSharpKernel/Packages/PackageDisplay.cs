using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>
/// Shows how a restore goes, and in the same place what it gave. What remains says nothing of time or cache, so that a
/// notebook run again is the same to the byte.
/// </summary>
/// <param name="output">The cell's output; null to show nothing.</param>
/// <param name="requests">What is being restored.</param>
internal sealed class PackageDisplay(CellOutput? output, PackageRequests requests)
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly string _doing = requests.Projects.Count > 0 ? "Building" : "Restoring";
    private string? _shown;

    /// <summary>It takes time.</summary>
    public void Waiting(TimeSpan passed)
    {
        var seconds = passed.TotalSeconds < 2 ? "" : string.Create(CultureInfo.InvariantCulture, $" {(int)passed.TotalSeconds} s");
        Show([$"{_doing} {requests} ...{seconds}"], null);
    }

    /// <summary>It is done.</summary>
    /// <param name="packages">The packages that the cell asked for, with their versions.</param>
    /// <param name="projects">The projects that the cell asked for.</param>
    public void Done(IReadOnlyList<string> packages, IReadOnlyList<string> projects)
    {
        if (packages.Count + projects.Count == 0)
            return;
        Show(
            [.. packages.Select(package => $"Installed: {package}"), .. projects.Select(project => $"Referenced: {project}")],
            List("Installed packages", packages) + List("Referenced projects", projects));
    }

    /// <summary>It did not succeed; the cell's error says why.</summary>
    public void Failed() => Show([$"Not {(requests.Projects.Count > 0 ? "built" : "restored")}: {requests}"], null);

    private void Show(IReadOnlyList<string> lines, string? html)
    {
        var text = string.Join('\n', lines);
        if (text == _shown)
            return;
        var bundle = new MimeBundle(new Dictionary<string, JsonNode>
        {
            ["text/html"] = html ?? $"<div>{WebUtility.HtmlEncode(text)}</div>",
            ["text/plain"] = text,
        });
        output?.NotifyDisplay(bundle, _id, isUpdate: _shown is not null);
        _shown = text;
    }

    private static string List(string title, IReadOnlyList<string> entries) => entries.Count == 0 ? "" :
        $"<div><strong>{title}</strong><ul>{string.Concat(entries.Select(entry => $"<li>{WebUtility.HtmlEncode(entry)}</li>"))}</ul></div>";
}
