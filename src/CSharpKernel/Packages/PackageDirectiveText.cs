using System.Text.RegularExpressions;

namespace CSharpKernel;

/// <summary>Reads one line that may be a package directive.</summary>
internal static partial class PackageDirectiveText
{
    private const string PackageForm = "#r \"nuget: Humanizer, 2.14.1\"";
    private const string SourceForm = "#i \"nuget: https://api.nuget.org/v3/index.json\"";

    /// <summary>The directive of a line that begins with <c>#</c>; null if the line asks for nothing that has to do with packages.</summary>
    public static PackageDirective? Read(string text, int line)
    {
        if (text.StartsWith("#:", StringComparison.Ordinal))
            return FileBased(text, text[2..].Trim(), line);
        if (Quoted().Match(text) is not { Success: true } quoted)
            return null;
        var isSource = quoted.Groups["letter"].Value == "i";
        if (!quoted.Groups["nuget"].Success)
            return isSource ? Wrong(PackageDirectiveKind.Source, line, text, $"#i names a source of packages, as in {SourceForm}.") : null;
        var body = quoted.Groups["body"].Value.Trim();
        if (!quoted.Groups["close"].Success || !quoted.Groups["open"].Success)
            return Wrong(isSource ? PackageDirectiveKind.Source : PackageDirectiveKind.Package, line, text, $"The quotes are not closed around the text: write {(isSource ? SourceForm : PackageForm)}.");
        if (!isSource)
            return Package(text, body, line);
        return body.Length > 0
            ? new PackageDirective(PackageDirectiveKind.Source, body, null, line, text)
            : Wrong(PackageDirectiveKind.Source, line, text, $"The source is missing: write {SourceForm}, or a folder in its place.");
    }

    private static PackageDirective Package(string text, string body, int line)
    {
        var (id, rest) = Cut(body, ',');
        string? version = null;
        if (id.StartsWith("include=", StringComparison.OrdinalIgnoreCase))
            id = id["include=".Length..].Trim();
        while (rest is not null)
        {
            (var part, rest) = CutAfterRange(rest);
            var (key, value) = Cut(part, '=');
            if (value is null && version is null)
                version = part;
            else if (key.Equals("version", StringComparison.OrdinalIgnoreCase) && version is null)
                version = value;
            else
                return Wrong(PackageDirectiveKind.Package, line, text, $"'{part}' is neither a version nor version=...: write {PackageForm}.");
        }

        return Checked(text, id, version, line, PackageForm);
    }

    private static PackageDirective FileBased(string text, string body, int line)
    {
        var (kind, value) = Split(body);
        switch (kind)
        {
            case "package":
                var (id, version) = Cut(value, '@');
                return Checked(text, id, version, line, "#:package Humanizer@2.14.1");
            case "project":
                return value.Length > 0
                    ? new PackageDirective(PackageDirectiveKind.Project, value, null, line, text)
                    : Wrong(PackageDirectiveKind.Project, line, text, "The project is missing: write #:project ../Shapes/Shapes.csproj, or the project's folder.");
            case "sdk":
                var (sdk, sdkVersion) = Cut(value, '@');
                return sdk.Length > 0
                    ? new PackageDirective(PackageDirectiveKind.Sdk, sdk, sdkVersion, line, text)
                    : Wrong(PackageDirectiveKind.Sdk, line, text, "The SDK is missing: write #:sdk Microsoft.NET.Sdk.Web.");
            case "property":
                var (name, setting) = Cut(value, '=');
                return setting is not null && name.Length > 0
                    ? new PackageDirective(PackageDirectiveKind.Property, name, setting, line, text)
                    : Wrong(PackageDirectiveKind.Property, line, text, "A property is written #:property Name=Value.");
            default:
                return Wrong(PackageDirectiveKind.Property, line, text, $"#:{kind} is not known here. Known are #:package Id@version, #:project path, #:sdk and #:property.");
        }
    }

    private static PackageDirective Checked(string text, string id, string? version, int line, string form)
    {
        if (id.Length == 0)
            return Wrong(PackageDirectiveKind.Package, line, text, $"The package's id is missing: write {form}.");
        if (id.Length > 100 || !PackageId().IsMatch(id))
            return Wrong(PackageDirectiveKind.Package, line, text, $"'{id}' can't be the id of a package: write {form}.");
        if (version is not null && !PackageVersion.IsValid(version))
        {
            return Wrong(
                PackageDirectiveKind.Package, line, text,
                version.Length == 0
                    ? $"The version is missing: write {form}, or leave the separator out for the newest version."
                    : $"'{version}' is no version: write 2.14.1, a range as [2.0,3.0), or 2.* ({form}).");
        }

        return new PackageDirective(PackageDirectiveKind.Package, id, version is "*" ? null : version, line, text);
    }

    private static PackageDirective Wrong(PackageDirectiveKind kind, int line, string text, string error) => new(kind, "", null, line, text, error);

    private static (string First, string? Second) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text.Trim(), null) : (text[..at].Trim(), text[(at + 1)..].Trim());
    }

    private static (string Kind, string Value) Split(string text)
    {
        var at = text.AsSpan().IndexOfAny(' ', '\t');
        return at < 0 ? (text, "") : (text[..at], text[at..].Trim());
    }

    // The comma inside a range separates nothing.
    private static (string Part, string? Others) CutAfterRange(string text)
    {
        var end = text.AsSpan().IndexOfAny(']', ')');
        var open = text.AsSpan().IndexOfAny('[', '(');
        var comma = open < 0 ? text.IndexOf(',', StringComparison.Ordinal) : end > open ? text.IndexOf(',', end) : -1;
        return comma < 0 ? (text.Trim(), null) : (text[..comma].Trim(), text[(comma + 1)..].Trim());
    }

    [GeneratedRegex("""^#\s*(?<letter>[ri])(?![A-Za-z])\s*(?<open>")?\s*(?<nuget>nuget\s*:)?(?<body>[^"]*)(?<close>"\s*(//.*)?$)?""", RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*$")]
    private static partial Regex PackageId();
}
