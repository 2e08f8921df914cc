namespace CSharpKernel;

/// <summary>What a session needs to know about where its notebook lives.</summary>
public sealed record ScriptSessionOptions
{
    /// <summary>The notebook's folder: <c>#r "path"</c> and <c>#load "path"</c> are relative to it.</summary>
    public string WorkingDirectory { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>
    /// Whether a cell goes on only when what it wrote has arrived. It costs every print some microseconds, and keeps every
    /// print of a cell that ends its process.
    /// </summary>
    public bool WaitForOutput { get; init; }

    /// <summary>Where it is remembered what packages came down to.</summary>
    internal string PackageCache { get; init; } = CSharpKernel.PackageCache.DefaultFolder;

    /// <summary>Whether loops and methods of a cell are compiled with polls, without which a tight loop can't be stopped.</summary>
    internal bool Polls { get; init; } = true;
}
