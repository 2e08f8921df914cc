namespace CSharpKernel;

/// <summary>
/// Runs C# cells one after the other, with what earlier cells declared carried over. The wire protocol and the
/// notebook runner both drive cells through this.
/// </summary>
public interface IScriptSession : IAsyncDisposable
{
    /// <summary>Compiles and runs one cell. One cell runs at a time; a second call waits for the first.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="output">Where its output goes while it runs. All of it has arrived when the task completes.</param>
    /// <returns>How it ended. A cell's failure is a result, never an exception of this method.</returns>
    Task<CellResult> RunAsync(Cell cell, ICellOutput output);

    /// <summary>Stops the cell that is running now; does nothing when none is, and never touches the next one.</summary>
    void Interrupt();

    /// <summary>Whether the text is a complete submission, for a front end's Enter key.</summary>
    Completeness IsComplete(string code);

    /// <summary>What the text may go on with. Never waits for a running cell, and never for long.</summary>
    /// <param name="code">The text of a cell that is being typed; it need not parse.</param>
    /// <param name="position">The cursor, in UTF-16 units.</param>
    CompletionList Complete(string code, int position);

    /// <summary>What is known about the name at the cursor, or about the call whose arguments it is in; null if nothing.</summary>
    /// <param name="code">The text of a cell that is being typed; it need not parse.</param>
    /// <param name="position">The cursor, in UTF-16 units.</param>
    /// <param name="detailed">Whether remarks and examples are wanted too.</param>
    Inspection? Inspect(string code, int position, bool detailed);
}

/// <summary>A cell to run.</summary>
/// <param name="Code">Its source.</param>
/// <param name="Number">The execution count that its errors name: <c>Cell In[3], line 2</c>.</param>
/// <param name="Silent">True to evaluate without a value to show.</param>
public sealed record Cell(string Code, int Number, bool Silent = false);

/// <summary>Whether a text could be run as it stands.</summary>
/// <param name="Status"><c>complete</c>, <c>incomplete</c> or <c>invalid</c>.</param>
/// <param name="Indent">What to indent the next line with, when incomplete.</param>
public sealed record Completeness(string Status, string Indent);
