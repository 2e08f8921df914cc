using System.Text.RegularExpressions;

namespace CSharpKernel;

/// <summary>Puts the SDK's messages the way the reader of a notebook finds them: what is missing, who asked for it, what to do.</summary>
internal static partial class RestoreFailure
{
    private const int MostLines = 12;

    /// <summary>Why a restore or build has failed.</summary>
    /// <param name="requests">What was asked for.</param>
    /// <param name="messages">NuGet's messages.</param>
    /// <param name="output">What the SDK wrote.</param>
    public static PackageException Of(PackageRequests requests, IReadOnlyList<RestoreMessage> messages, string output)
    {
        var errors = messages.Where(message => message.IsError).DistinctBy(message => message.Text).ToList();
        if (errors.Count == 0)
            return OfBuild(requests, output);
        // A source that does not answer makes every package look unknown.
        var first = errors.Find(error => error.Code is "NU1301") ?? errors[0];
        var texts = first.Code is "NU1301" ? [Explain(first, requests)] : errors.ConvertAll(error => Explain(error, requests));
        return new PackageException(string.Join('\n', texts.Distinct()), About(first, requests)) { IsOffline = first.Code is "NU1301" };
    }

    /// <summary>A message of NuGet without what only a project's author would need.</summary>
    public static string Tidy(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n')
        .Select(line => line.TrimEnd().Replace($"{RestoreProject.Name} -> ", "", StringComparison.Ordinal))
        .Where(line => line.Length > 0))
        .Replace($"{RestoreProject.Name} depends on", "The notebook asks for", StringComparison.Ordinal)
        .Replace(" Reference the package directly from the project to select a different version.", "", StringComparison.Ordinal)
        .Replace(" Install/reference the package directly to project to resolve this issue.", "", StringComparison.Ordinal)
        .Replace($" to project {RestoreProject.Name} to resolve this issue.", " to resolve this issue.", StringComparison.Ordinal);

    private static string Explain(RestoreMessage error, PackageRequests requests)
    {
        var text = Tidy(error.Text);
        var isAsked = requests.Packages.Any(request => request.Id.Equals(error.Package, StringComparison.OrdinalIgnoreCase));
        var needed = error.Package is not null && !isAsked ? $", which {requests} leads to," : "";
        switch (error.Code)
        {
            case "NU1100" or "NU1101":
                var sources = Sources().Match(text) is { Success: true } asked ? asked.Groups["sources"].Value.TrimEnd('.') : "no source at all";
                return $"There is no package named {error.Package ?? "like that"}{needed} in the sources that were asked: {sources} (NU1101). " +
                    $"{(isAsked ? "Check the spelling, or name" : "Name")} a further source with #i \"nuget: ...\".";
            case "NU1102":
                return $"{error.Package}{needed} has no version {WantedVersion().Match(text).Groups["version"].Value}: {VersionsIn(text)} (NU1102).";
            case "NU1103":
                return $"{error.Package}{needed} has no stable version: {VersionsIn(text)} (NU1103). To take one that is not stable yet, ask for it: #r \"nuget: {error.Package}, *-*\".";
            case "NU1202":
                var supported = Supports().Match(text) is { Success: true } match ? Frameworks(match.Groups["frameworks"].Value) : null;
                return supported is null ? $"{text} (NU1202)"
                    : $"{error.Package}{needed} is not made for {HostPlatform.TargetFramework}, on which this kernel runs. It supports: {supported} (NU1202).";
            case "NU1301":
                var source = Source().Match(text) is { Success: true } address ? address.Groups["source"].Value.TrimEnd('.') : text;
                return $"The source of packages {source} did not answer (NU1301). Is this machine online, and is the address right?";
            case "NU1302":
                return $"The source of packages {Source().Match(text).Groups["source"].Value.TrimEnd('.')} is not encrypted (http). NuGet asks such a source only if nuget.config has it with allowInsecureConnections=\"true\" (NU1302).";
            case "NU1605":
                return $"Two packages disagree: {text} (NU1605)\nAsk for the newer version in all places.";
            case "NU1107":
                return $"Two packages disagree: {text} (NU1107)";
            default:
                return $"{text} ({error.Code})";
        }
    }

    private static PackageException OfBuild(PackageRequests requests, string output)
    {
        var errors = output.ReplaceLineEndings("\n").Split('\n').Select(line => ErrorLine().Match(line)).Where(match => match.Success).DistinctBy(match => match.Value).ToList();
        if (errors.Count == 0)
        {
            var said = string.Join('\n', output.ReplaceLineEndings("\n").Split('\n').Where(line => line.Trim().Length > 0).TakeLast(MostLines));
            return new PackageException($"Restoring {requests} failed. The .NET SDK says:\n{said}");
        }

        var own = errors.FindAll(error => error.Groups["code"].Value.StartsWith("NU", StringComparison.Ordinal) && !error.Groups["project"].Success);
        if (requests.Projects.Count == 0 || own.Count == errors.Count)
        {
            var messages = errors.ConvertAll(error => new RestoreMessage(true, error.Groups["code"].Value, error.Groups["text"].Value, null));
            var offline = messages.Find(message => message.Code == "NU1301");
            return offline is not null
                ? new PackageException(Explain(offline, requests)) { IsOffline = true }
                : new PackageException(string.Join('\n', messages.Select(message => message.Code.Length > 0 ? $"{Tidy(message.Text)} ({message.Code})" : Tidy(message.Text)).Distinct()));
        }

        var project = requests.Projects.FirstOrDefault(project => errors[0].Groups["project"].Value == project || errors[0].Groups["file"].Value == project) ?? requests.Projects[0];
        var lines = errors.ConvertAll(error => BuildError(error, project));
        var more = lines.Count > MostLines ? $"\nand {lines.Count - MostLines} more errors" : "";
        return new PackageException($"The project {Path.GetFileNameWithoutExtension(project)} does not build:\n{string.Join('\n', lines.Take(MostLines))}{more}", project);
    }

    private static string BuildError(Match error, string project)
    {
        var file = error.Groups["file"].Value;
        var place = file.Length == 0 || !Path.IsPathRooted(file) ? file : Path.GetRelativePath(Path.GetDirectoryName(project)!, file).Replace('\\', '/');
        var line = error.Groups["line"].Success ? $", line {error.Groups["line"].Value}" : "";
        var code = error.Groups["code"].Value;
        return $"{place}{line}: {(code.Length > 0 ? code + ": " : "")}{error.Groups["text"].Value}";
    }

    private static string? About(RestoreMessage error, PackageRequests requests) =>
        requests.Packages.FirstOrDefault(request => request.Id.Equals(error.Package, StringComparison.OrdinalIgnoreCase))?.Id
        ?? requests.Sources.FirstOrDefault(source => error.Text.Contains(source, StringComparison.OrdinalIgnoreCase))
        ?? requests.Packages.FirstOrDefault(request => error.Text.Contains(request.Id, StringComparison.OrdinalIgnoreCase))?.Id;

    private static string VersionsIn(string text) => string.Join("; ", FoundVersions().Matches(text)
        .Select(match => $"{match.Groups["source"].Value} has {Count(match.Groups["count"].Value)}{Nearest(match.Groups["nearest"].Value)}"));

    private static string Count(string count) => count == "1" ? "1 version" : $"{count} versions";

    private static string Nearest(string version) => version.Length > 0 ? $", the nearest is {version}" : "";

    // "net8.0 (.NETCoreApp,Version=v8.0)" says everything twice.
    private static string Frameworks(string text) => string.Join(", ", LongName().Replace(text, "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Trim().TrimStart('-').Trim()).Where(line => line.Length > 0));

    [GeneratedRegex(@"in source\(s\): (?<sources>.+)$")]
    private static partial Regex Sources();

    [GeneratedRegex(@"Found (?<count>\d+) version\(s\) in (?<source>.+?)(?: \[ Nearest version: (?<nearest>\S+) \])?$", RegexOptions.Multiline)]
    private static partial Regex FoundVersions();

    [GeneratedRegex(@"with version (?<version>\(.+\))")]
    private static partial Regex WantedVersion();

    [GeneratedRegex(@"supports:(?<frameworks>[\s\S]+)$")]
    private static partial Regex Supports();

    [GeneratedRegex(@"\s*\([^)]*Version=[^)]*\)")]
    private static partial Regex LongName();

    [GeneratedRegex(@"(?<source>(https?://|/|[A-Za-z]:\\)[^\s'""]+)")]
    private static partial Regex Source();

    [GeneratedRegex(@"^\s*(?<file>[^\s:(][^:(]*|[A-Za-z]:[^:(]+)?(\((?<line>\d+)(,\d+)*\))?\s*:\s*error\s*(?<code>[A-Z]+\d+)?\s*:\s*(?<text>.*?)(\s\[(?<project>[^\]]+)\])?\s*$")]
    private static partial Regex ErrorLine();
}
