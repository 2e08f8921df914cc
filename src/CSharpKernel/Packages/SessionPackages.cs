using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>
/// The packages and projects that a session's cells have asked for. Those of a later cell are restored together with those
/// before it, so that all agree; what would not go with what is loaded is refused, and changes nothing.
/// </summary>
internal sealed class SessionPackages(ScriptSessionOptions options, LibraryStore libraries, ScriptLoadContext loaded)
{
    private readonly PackageRestore _restore = new(new PackageCache(options.PackageCache));
    private readonly HashSet<string> _referenced = new(StringComparer.Ordinal);
    private PackageRequests _requests = new([], [], [], options.WorkingDirectory);
    private PackageGraph? _graph;

    /// <summary>What cells are to be compiled against that no cell before them was.</summary>
    public ImmutableArray<PortableExecutableReference> NewReferences { get; private set; } = [];

    /// <summary>How often the SDK was started.</summary>
    public int Starts => _restore.Starts;

    /// <summary>A cell was kept: those after it inherit its references.</summary>
    public void MarkKept() => NewReferences = [];

    /// <summary>Gets what a cell asks for, and takes the asking out of its text.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public CellError? Prepare(ref string code, string path, CellOutput? output, CancellationToken cancellation)
    {
        var directives = PlacedDirective.Find(code, path, options.WorkingDirectory);
        if (directives.Count == 0)
            return null;
        code = PackageDirectives.Blank(code);
        var cell = new CellRequests(directives, options.WorkingDirectory);
        try
        {
            cell.Read();
            Get(cell, output, cancellation);
            foreach (var note in cell.Notes)
                output?.Notify(note + "\n");
            return null;
        }
        catch (PackageException failure)
        {
            var place = cell.PlaceOf(failure.About);
            return CompileErrorReport.OfDirective(place.Path, place.Directive.Line, PackageSecrets.Hide(place.Directive.Text), PackageSecrets.Hide(failure.Message));
        }
    }

    private void Get(CellRequests cell, CellOutput? output, CancellationToken cancellation)
    {
        var requests = cell.AddTo(_requests, _graph);
        var display = new PackageDisplay(output, requests.OfCell!);
        if (cell.Packages.Count + cell.Projects.Count > 0 && !IsSatisfied(cell, requests))
        {
            try
            {
                var graph = _restore.Resolve(requests, display.Waiting, cancellation);
                var references = References(graph, cell);
                PackageConflicts.Check(graph, _graph, loaded, libraries);
                libraries.Packages.Use(graph);
                cell.Notes.AddRange(graph.Notes.Except(_graph?.Notes ?? []));
                _graph = graph;
                Add(references);
            }
            catch (Exception)
            {
                display.Failed();
                throw;
            }
        }

        if (cell.NeedsAspNet)
            Add(HostReferences.AspNet.Select(name => HostReferences.Find(name)!));
        _requests = requests;
        display.Done(
            [.. cell.Packages.Select(package => $"{package.Id}, {_graph!.VersionOf(package.Id)}"), .. cell.FromHost],
            [.. cell.Projects.Select(project => Path.GetFileNameWithoutExtension(project))]);
    }

    private bool IsSatisfied(CellRequests cell, PackageRequests requests) =>
        _graph is not null
        && cell.Packages.TrueForAll(package => _graph.VersionOf(package.Id) is { } version
            && (package.Version is null
                || PackageVersion.IsExact(package.Version) && PackageVersion.Normalize(package.Version) == PackageVersion.Normalize(version)))
        && (requests.Projects.Count == 0 || cell.Projects.Count == 0 && requests.Projects.SequenceEqual(_requests.Projects));

    // The outputs of projects are read as any other library of the user's: never locked, so that they can be built again.
    private List<PortableExecutableReference> References(PackageGraph graph, CellRequests cell)
    {
        try
        {
            var projects = graph.Projects.Select(project => libraries.Get(project.Output)).ToList();
            foreach (var library in projects.Where(LibraryStore.IsOutdated))
                cell.Notes.Add($"{library.Path} has been built anew since this session loaded it; restart the kernel to use the new build.");
            return
            [
                .. projects.Select(library => library.Reference),
                .. graph.Compile.Select(file => HostReferences.Reference(file.Path)),
                .. graph.HostAssemblies.Select(name => HostReferences.Find(name)!),
            ];
        }
        catch (LibraryConflictException conflict)
        {
            throw new PackageException(conflict.Message);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            throw new PackageException($"What was restored can't be read: {unreadable.Message}");
        }
    }

    private void Add(IEnumerable<PortableExecutableReference> references) =>
        NewReferences = [.. NewReferences, .. references.Where(reference => _referenced.Add(reference.FilePath!))];
}
