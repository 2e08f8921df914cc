using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace CSharpKernel;

/// <summary>Compiles cells, each on top of those before it.</summary>
internal sealed class CellCompiler
{
    /// <summary>What every cell may use without saying so; the last is a class whose members it may use.</summary>
    public static ImmutableArray<string> Usings { get; } =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
        "Microsoft.DotNet.Interactive",
        "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.DotNet.Interactive.Kernel",
    ];

    private readonly LibraryStore _libraries = new();
    private readonly LibraryResolver _resolver;
    private readonly ScriptLoadContext _loadContext;
    private readonly CSharpCompilationOptions _options;
    private readonly CSharpCompilationOptions _instrumentedOptions;
    private readonly SessionPackages _packages;
    private readonly bool _polls;
    private CSharpCompilation? _previous;
    private int _count;
    private CellTemplate? _template;

    public CellCompiler(ScriptSessionOptions options)
    {
        WorkingDirectory = options.WorkingDirectory;
        _loadContext = new ScriptLoadContext(_libraries);
        _resolver = new LibraryResolver(options.WorkingDirectory, _libraries);
        _polls = options.Polls;
        _packages = new SessionPackages(options, _libraries, _loadContext);
        _options = Options(new LoadedSourceResolver(options.WorkingDirectory, PackageDirectives.Blank));
        _instrumentedOptions = Options(new LoadedSourceResolver(options.WorkingDirectory, text => CellInstrumentation.OfLoadedFile(PackageDirectives.Blank(text))));
    }

    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The number of cells compiled and kept so far: the slots that running the next one may need.</summary>
    public int Count => _count;

    /// <summary>What the next cell is compiled on top of. It never changes, so that it may be read beside a cell that runs.</summary>
    public CSharpCompilation? Kept => Volatile.Read(ref _previous);

    public LibraryStore Libraries => _libraries;

    public string WorkingDirectory { get; }

    /// <summary>What the references of the cell last compiled want the user to know.</summary>
    public string? Notice => _resolver.Notice;

    /// <summary>The packages and projects of the session.</summary>
    public SessionPackages Packages => _packages;

    /// <summary>Compiles one cell and loads it.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="path">What errors call it.</param>
    /// <param name="cancellation">Stops the compiler, and a restore of packages.</param>
    /// <param name="output">Shows how a restore goes.</param>
    public CellCompilation Compile(string code, string path, CancellationToken cancellation, CellOutput? output = null)
    {
        _resolver.Begin();
        if (_packages.Prepare(ref code, path, output, cancellation) is { } failure)
            return CellCompilation.Failed(failure);

        var original = Create(Parse(code, path, cancellation), _options);
        if (!HasCode(original) && !HasErrors(original, cancellation))
            return CellCompilation.Succeeded(new CompiledCell(original, null), hasValue: false);
        var instrumentation = _polls ? CellInstrumentation.Of(original, cancellation) : null;
        if (instrumentation?.NeedsOriginalToCompile != true || !HasErrors(original, cancellation))
        {
            foreach (var compilation in Candidates(original, instrumentation, path, cancellation))
            {
                if (Emit(compilation, cancellation) is { } loaded)
                    return CellCompilation.Succeeded(loaded, CellResultSyntax.HasValue(original, cancellation));
            }
        }

        var errors = original.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return CellCompilation.Failed(CompileErrorReport.Of([.. errors], _resolver.Failures, path));
    }

    /// <summary>Binds a cell on top of those before it, without loading or running anything; it counts for later ones once kept.</summary>
    public CSharpCompilation Analyze(string code, string path, CancellationToken cancellation)
    {
        _resolver.Begin();
        return Create(Parse(code, path, cancellation), _options);
    }

    /// <summary>Makes a cell that has only been analyzed part of what later cells see.</summary>
    public void Keep(CSharpCompilation analyzed)
    {
        _previous = analyzed;
        _packages.MarkKept();
        _count++;
    }

    /// <summary>What is wrong with a cell that has only been analyzed; null if nothing is.</summary>
    public CellError? ErrorOf(CSharpCompilation analyzed, string path, CancellationToken cancellation)
    {
        var errors = analyzed.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 ? null : CompileErrorReport.Of(errors, _resolver.Failures, path);
    }

    /// <summary>
    /// Makes a cell that has run part of what later cells see. One that declares nothing is no part of it: the chain that
    /// the compiler walks, and holds in memory, is as long as there are cells with something to find.
    /// </summary>
    public void Keep(CompiledCell cell)
    {
        if (!cell.DeclaresAnything)
            return;
        Volatile.Write(ref _previous, cell.Compilation);
        _packages.MarkKept();
        if (cell.HasCode)
            _count++;
    }

    /// <summary>Compiles a text as a later cell would be, and forgets it: what the first real cell would have waited for is then done.</summary>
    public CompiledCell? CompileAside(string code, CancellationToken cancellation)
    {
        var path = CellPaths.Of(0);
        var original = CreateAlone(Parse(code, path, cancellation), _options);
        var polled = CellInstrumentation.Of(original, cancellation)?.Texts[0];
        return Emit(polled is null ? original : CreateAlone(Parse(polled, path, cancellation), _instrumentedOptions), cancellation);
    }

    /// <summary>The options of a text that is looked at and never run.</summary>
    public CSharpCompilationOptions OptionsWith(MetadataReferenceResolver resolver) => _options.WithMetadataReferenceResolver(resolver);

    // The polls first; should one of them not compile where it was put, fewer of them, and in the end the cell as it is.
    private IEnumerable<CSharpCompilation> Candidates(CSharpCompilation original, CellInstrumentation? instrumentation, string path, CancellationToken cancellation)
    {
        if (instrumentation is not null)
        {
            foreach (var text in instrumentation.Texts)
                yield return Create(Parse(text, path, cancellation), _instrumentedOptions);
        }

        yield return original;
    }

    private CompiledCell? Emit(CSharpCompilation compilation, CancellationToken cancellation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = Emit(compilation, image, symbols, cancellation);
        if (!result.Success)
            return null;
        image.Position = 0;
        symbols.Position = 0;
        var declares = CompiledCell.Declares(compilation);
        // The name that the template gives is taken now.
        if (declares)
            _template = null;
        var assembly = declares ? _loadContext.LoadCell(image, symbols) : _loadContext.LoadNameless(image, symbols);
        SharedThrows.Remember(assembly, compilation);
        return new CompiledCell(compilation, assembly.GetType(compilation.Options.ScriptClassName!)!);
    }

    /// <summary>Writes a cell's assembly and its symbols.</summary>
    public static EmitResult Emit(CSharpCompilation compilation, Stream image, Stream symbols, CancellationToken cancellation) =>
        compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation);

    private CSharpCompilation Create(SyntaxTree tree, CSharpCompilationOptions options)
    {
        // What the two options differ in is how `#load` is read.
        if (!CellTemplate.Allows(tree))
            return CreateAlone(tree, options);
        if (_template?.Fits(_previous, _packages.NewReferences) != true)
            _template = new CellTemplate(_previous, _packages.NewReferences, CreateAlone(Parse("", "", CancellationToken.None), _options));
        return _template.With(tree);
    }

    private CSharpCompilation CreateAlone(SyntaxTree tree, CSharpCompilationOptions options)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Submission#{_count}");
        return CSharpCompilation.CreateScriptCompilation(
            $"{name}-{Guid.NewGuid():N}",
            tree,
            // Later cells inherit references and usings. Were some of them given again, each cell would hold them once per
            // earlier cell, and a thousand cells a million times.
            [.. _previous is null ? HostReferences.Visible : [], .. _packages.NewReferences],
            (_previous is null ? options : options.WithUsings()).WithScriptClassName(name),
            _previous,
            returnType: typeof(object));
    }

    private CSharpCompilationOptions Options(SourceReferenceResolver sources)
    {
        CSharpCompilationOptions options = new(
            OutputKind.DynamicallyLinkedLibrary,
            usings: Usings,
            optimizationLevel: OptimizationLevel.Release,
            // A cell is too small to share out between threads, and the pool may be full of what earlier cells have started.
            concurrentBuild: false,
            allowUnsafe: true,
            sourceReferenceResolver: sources,
            metadataReferenceResolver: _resolver,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            // Learners' cells are small: what a warning would say is said by running them.
            warningLevel: 0,
            nullableContextOptions: NullableContextOptions.Disable);
        KeepLines(options, true);
        return options;
    }

    // What the compiler's command line calls /optimize+ /debug+. Without it the compiler keeps variables on the evaluation stack
    // from one statement to the next, and the just-in-time compiler knows lines only where that stack is empty: an error would
    // have the line of the method's first statement. Parsing that command line would set it too, but takes 50 ms.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_DebugPlusMode")]
    private static extern void KeepLines(CompilationOptions options, bool value);

    private static SyntaxTree Parse(string code, string path, CancellationToken cancellation) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, path, cancellation);

    // A cell of nothing but usings and references has nothing to run, and no assembly.
    private static bool HasCode(CSharpCompilation compilation) =>
        compilation.SyntaxTrees.Any(tree => ((CompilationUnitSyntax)tree.GetRoot()).Members.Count > 0);

    private static bool HasErrors(CSharpCompilation compilation, CancellationToken cancellation) =>
        compilation.GetDiagnostics(cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
