using CSharpKernel;

// The namespace of .NET Interactive, whose notebooks run here unchanged.
namespace Microsoft.DotNet.Interactive;

/// <summary>Something that a cell has displayed, and may update where it stands, from any cell and any thread.</summary>
public sealed class DisplayedValue
{
    private readonly CellOutput _output;
    private readonly string[] _requestedMimeTypes;

    internal DisplayedValue(CellOutput output, object? value, string[] mimeTypes)
    {
        _output = output;
        _requestedMimeTypes = mimeTypes;
        var bundle = ValueFormatter.Format(value, mimeTypes);
        MimeTypes = [.. bundle.Data.Keys];
        output.Display(bundle, DisplayId);
    }

    /// <summary>The id by which front ends find it again.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The MIME types it was displayed as.</summary>
    public IReadOnlyCollection<string> MimeTypes { get; private set; }

    /// <summary>Shows another value in its place.</summary>
    public void Update(object? updatedValue)
    {
        var bundle = ValueFormatter.Format(updatedValue, _requestedMimeTypes);
        MimeTypes = [.. bundle.Data.Keys];
        (CellExecution.CurrentOrLast?.Output ?? _output).Update(bundle, DisplayId);
    }
}
