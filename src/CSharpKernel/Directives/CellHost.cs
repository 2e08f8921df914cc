using Microsoft.DotNet.Interactive;

namespace CSharpKernel;

/// <summary>What following directives needs of the session and of the cell that runs.</summary>
/// <param name="Execution">The running cell.</param>
/// <param name="Folder">The notebook's folder.</param>
/// <param name="Run">Compiles and runs a piece of C# under a path.</param>
/// <param name="Variables">The session's variables now, by name.</param>
internal sealed record CellHost(CellExecution Execution, string Folder, Func<string, string, bool, CellResult> Run, Func<IReadOnlyList<SessionVariable>> Variables)
{
    public void Show(params FormattedValue[] forms) => Execution.Output.Display(ValueFormatter.Format(forms), null);

    public void Show(MimeBundle bundle) => Execution.Output.Display(bundle, null);
}

/// <summary>A variable of the session.</summary>
internal sealed record SessionVariable(string Name, Type Type, object? Value);
