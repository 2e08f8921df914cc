using CSharpKernel;

namespace Notebooks;

/// <summary>
/// The packages and projects that a notebook's cells ask for, as one program asks for them: each once, in the version that
/// the session ends with.
/// </summary>
/// <param name="folder">The notebook's folder.</param>
/// <param name="target">The program's folder.</param>
internal sealed class ProgramPackages(string folder, string target)
{
    private readonly List<(string Id, string? Version)> _packages = [];
    private readonly List<string> _sources = [];
    private readonly List<string> _projects = [];

    /// <summary>The packages' lines, and the one of the sources.</summary>
    public IEnumerable<string> Lines =>
    [
        .. _packages.Select(package => $"#:package {package.Id}@{package.Version ?? "*"}"),
        .. _sources.Count == 0 ? (string[])[] : [$"#:property RestoreAdditionalProjectSources={string.Join(';', _sources)}"],
    ];

    /// <summary>The projects' lines.</summary>
    public IReadOnlyList<string> Projects => _projects;

    /// <summary>Takes a directive in. Those of the kernel's own packages, of an SDK and of properties change nothing in a notebook, and so nothing here.</summary>
    public void Add(PlacedDirective placed)
    {
        var directive = placed.Directive;
        switch (directive.Kind)
        {
            case PackageDirectiveKind.Package when !RestoreProject.IsHost(directive.Name):
                AddPackage(directive.Name, directive.Version);
                break;
            case PackageDirectiveKind.Source:
                var source = PackageSources.Source(directive.Name, placed.Path, folder);
                AddOnce(_sources, Path.IsPathFullyQualified(source) ? ProgramReferences.Relative(target, source) : source);
                break;
            case PackageDirectiveKind.Project:
                AddOnce(_projects, $"#:project {ProgramReferences.Relative(target, PackageSources.Project(directive.Name, placed.Path, folder))}");
                break;
        }
    }

    // A cell that names a version has the last word, as in the session.
    private void AddPackage(string id, string? version)
    {
        var at = _packages.FindIndex(package => package.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            _packages.Add((id, version));
        else if (version is not null)
            _packages[at] = (_packages[at].Id, version);
    }

    private static void AddOnce(List<string> lines, string line)
    {
        if (!lines.Contains(line))
            lines.Add(line);
    }
}
