using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel.Tests;

/// <summary>A folder in which small libraries are built and built anew.</summary>
internal sealed class TestLibrary : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("cells").FullName;

    /// <summary>Compiles a library into the folder, over the one that is there.</summary>
    public string Build(string name, string source, params string[] references)
    {
        var path = Path.Combine(Folder, name + ".dll");
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal));
        var result = CSharpCompilation.Create(
                name,
                [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
                framework.Concat(references).Select(file => MetadataReference.CreateFromFile(file)),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
