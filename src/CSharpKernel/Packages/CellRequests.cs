namespace CSharpKernel;

/// <summary>What one cell asks for, out of its directives.</summary>
internal sealed class CellRequests(IReadOnlyList<PlacedDirective> directives, string workingDirectory)
{
    private const string WebSdk = "Microsoft.NET.Sdk.Web";

    private readonly Dictionary<string, PlacedDirective> _places = new(StringComparer.OrdinalIgnoreCase);
    private PlacedDirective? _current;

    public List<PackageRequest> Packages { get; } = [];

    public List<string> Projects { get; } = [];

    public List<string> Sources { get; } = [];

    /// <summary>Packages that the kernel itself stands in for.</summary>
    public List<string> FromHost { get; } = [];

    /// <summary>What the user should know.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Whether cells are to see ASP.NET, as programs of its SDK do.</summary>
    public bool NeedsAspNet { get; private set; }

    /// <summary>Reads the directives.</summary>
    /// <exception cref="PackageException">One of them is wrong.</exception>
    public void Read()
    {
        foreach (var placed in directives)
        {
            _current = placed;
            Read(placed.Directive, placed.Path);
        }

        _current = null;
    }

    /// <summary>The directive that asked for a package or project; the one that was being read, or the first, if none did.</summary>
    public PlacedDirective PlaceOf(string? about) =>
        about is not null && _places.TryGetValue(about, out var place) ? place
        : _current ?? directives.FirstOrDefault(placed => placed.Directive.Kind is PackageDirectiveKind.Package or PackageDirectiveKind.Project) ?? directives[0];

    /// <summary>The session's requests with this cell's: what is there stays in the version that it has, unless this cell names another.</summary>
    public PackageRequests AddTo(PackageRequests session, PackageGraph? graph) => new(
        [
            .. session.Packages.Where(earlier => !Packages.Exists(package => IsSame(package, earlier) && package.Version is not null))
                .Select(earlier => earlier with { Version = graph?.VersionOf(earlier.Id) ?? earlier.Version }),
            .. Packages.Where(package => package.Version is not null || !session.Packages.Any(earlier => IsSame(package, earlier))),
        ],
        [.. session.Projects.Union(Projects, StringComparer.Ordinal)],
        [.. session.Sources.Union(Sources, StringComparer.Ordinal)],
        session.Folder)
    {
        OfCell = new PackageRequests(Packages, Projects, Sources, session.Folder),
    };

    private static bool IsSame(PackageRequest one, PackageRequest other) => one.Id.Equals(other.Id, StringComparison.OrdinalIgnoreCase);

    private void Read(PackageDirective directive, string path)
    {
        if (directive.Error is { } error)
            throw new PackageException(error);
        switch (directive.Kind)
        {
            case PackageDirectiveKind.Package when RestoreProject.IsHost(directive.Name):
                ReadHost(directive);
                break;
            case PackageDirectiveKind.Package:
                Add(new PackageRequest(directive.Name, directive.Version));
                break;
            case PackageDirectiveKind.Source:
                var source = PackageSources.Source(directive.Name, path, workingDirectory);
                Sources.Add(source);
                _places.TryAdd(source, _current!);
                break;
            case PackageDirectiveKind.Project:
                var project = PackageSources.Project(directive.Name, path, workingDirectory);
                if (_places.TryAdd(project, _current!))
                    Projects.Add(project);
                break;
            case PackageDirectiveKind.Sdk:
                NeedsAspNet |= directive.Name == WebSdk;
                if (directive.Name is not ("Microsoft.NET.Sdk" or WebSdk))
                    Notes.Add($"{directive.Text} has no effect in a notebook: cells are compiled by the kernel, not by an SDK.");
                break;
            default:
                if (directive is not { Name: "TargetFramework", Version: var framework } || framework != HostPlatform.TargetFramework)
                    Notes.Add($"{directive.Text} has no effect in a notebook: cells are compiled by the kernel, without build properties.");
                break;
        }
    }

    private void Add(PackageRequest request)
    {
        if (Packages.Find(earlier => IsSame(request, earlier)) is not { } same)
        {
            Packages.Add(request);
            _places[request.Id] = _current!;
            return;
        }

        if (request.Version is null || same.Version is not null && PackageVersion.Normalize(request.Version) == PackageVersion.Normalize(same.Version))
            return;
        if (same.Version is not null)
            throw new PackageException($"{request.Id} is asked for in two versions, {same.Version} and {request.Version}. A session can have one of them.");
        Packages[Packages.IndexOf(same)] = request;
    }

    private void ReadHost(PackageDirective directive)
    {
        FromHost.Add($"{directive.Name} (part of this kernel)");
        if (directive.Name.Equals(RestoreProject.Formatting, StringComparison.OrdinalIgnoreCase) && PackageVersion.IsExact(directive.Version) && PackageVersion.Compare(directive.Version!, HostReferences.FormattingVersion) > 0)
            Notes.Add($"{directive.Name} {directive.Version} was asked for, but cells share it with the kernel, which has version {HostReferences.FormattingVersion}: that one is used.");
    }
}
