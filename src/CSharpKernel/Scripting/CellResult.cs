namespace CSharpKernel;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Ok,

    /// <summary>It did not compile, or it threw; see <see cref="CellResult.Error"/>.</summary>
    Error,

    /// <summary>It was stopped by the user; <see cref="CellResult.Error"/> says <c>KeyboardInterrupt</c>.</summary>
    Interrupted,
}

/// <summary>What running a cell gave, besides the output it sent while it ran.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Value">The last expression's value for a front end to show, or null if there is none to show.</param>
/// <param name="Error">What went wrong, when something did.</param>
public sealed record CellResult(CellStatus Status, MimeBundle? Value, CellError? Error)
{
    /// <summary>
    /// The last expression's value itself, whatever the formatters that a cell may have registered make of it; null where
    /// <see cref="Value"/> is.
    /// </summary>
    public object? Returned { get; init; }
}

/// <summary>An error as notebooks store it.</summary>
/// <param name="Name">The exception's type or <c>CompilationError</c>, <c>KeyboardInterrupt</c>.</param>
/// <param name="Message">One line that says what happened.</param>
/// <param name="Traceback">The lines to show: cell and line, source with a caret or a stack trace without engine frames.</param>
public sealed record CellError(string Name, string Message, IReadOnlyList<string> Traceback);
