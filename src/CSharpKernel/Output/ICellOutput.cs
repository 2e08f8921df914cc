namespace CSharpKernel;

/// <summary>
/// Where a running cell's output goes, in the order in which the cell made it. Calls may come from any thread, and still come
/// after the cell's end from threads that it has left running.
/// </summary>
public interface ICellOutput
{
    /// <summary>Text that the cell wrote to its console.</summary>
    void Write(ConsoleStream stream, string text);

    /// <summary>A value that the cell displayed.</summary>
    /// <param name="bundle">Its representations.</param>
    /// <param name="displayId">The id by which the cell may update it later, or null.</param>
    void Display(MimeBundle bundle, string? displayId);

    /// <summary>A new state of everything displayed under <paramref name="displayId"/>.</summary>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>Takes away what the cell has shown so far.</summary>
    /// <param name="wait">True to wait for the next output first, which avoids a flicker.</param>
    void Clear(bool wait);

    /// <summary>Asks the person in front of the notebook for a line.</summary>
    /// <exception cref="NotSupportedException">Nobody can answer here.</exception>
    string ReadLine(string prompt, bool password, CancellationToken cancellation);
}

/// <summary>The two console streams.</summary>
public enum ConsoleStream
{
    /// <summary>Standard output.</summary>
    Stdout,

    /// <summary>Standard error.</summary>
    Stderr,
}
