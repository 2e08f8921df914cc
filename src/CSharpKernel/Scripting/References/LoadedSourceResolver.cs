using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CSharpKernel;

/// <summary>Resolves <c>#load "path"</c> relative to the notebook, or to the loaded file that says it.</summary>
/// <param name="workingDirectory">The notebook's folder.</param>
/// <param name="prepare">What to do with a loaded text before it is compiled.</param>
internal sealed class LoadedSourceResolver(string workingDirectory, Func<string, string> prepare) : SourceReferenceResolver
{
    public override string NormalizePath(string path, string? baseFilePath) =>
        CellPaths.IsCell(path) ? path : CellPaths.Resolve(path, baseFilePath, workingDirectory);

    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var resolved = CellPaths.Resolve(path, baseFilePath, workingDirectory);
        return File.Exists(resolved) ? resolved : null;
    }

    public override Stream OpenRead(string resolvedPath) => File.OpenRead(resolvedPath);

    public override SourceText ReadText(string resolvedPath) => SourceText.From(prepare(File.ReadAllText(resolvedPath)), Encoding.UTF8);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
