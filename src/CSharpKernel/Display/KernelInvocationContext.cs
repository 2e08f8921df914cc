using CSharpKernel;

// The namespace of .NET Interactive, whose notebooks run here unchanged.
namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that is running, as its code may ask for it.</summary>
public sealed class KernelInvocationContext
{
    private readonly CellExecution _execution;

    private KernelInvocationContext(CellExecution execution) => _execution = execution;

    /// <summary>The running cell that this thread works for; null outside of any.</summary>
    public static KernelInvocationContext? Current => CellExecution.Current is { } execution ? new(execution) : null;

    /// <summary>Cancelled when the cell is stopped.</summary>
    public CancellationToken CancellationToken => _execution.StopToken;

    /// <summary>Displays a value as its type's formatter shows it, or as the given MIME types.</summary>
    /// <returns>A handle to update it with.</returns>
    public DisplayedValue Display(object? value, params string[] mimeTypes) => new(_execution.Output, value, mimeTypes);

    /// <summary>Displays a text that already is of the given MIME type.</summary>
    /// <returns>A handle to update it with.</returns>
    public DisplayedValue DisplayAs(string value, string mimeType) => new(_execution.Output, new FormattedValue(mimeType, value), []);
}
