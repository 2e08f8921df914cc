using CSharpKernel;

namespace Notebooks;

/// <summary>How a notebook's run ended.</summary>
internal enum RunOutcome
{
    /// <summary>Every cell did what it should.</summary>
    Ok,

    /// <summary>A cell failed, and the cells after it did not run.</summary>
    Failed,

    /// <summary>The file can't be run.</summary>
    BadFile,

    /// <summary>Every cell did what it should, but the outputs could not be written.</summary>
    NotSaved,

    /// <summary>A check found that it shows something else than its file says.</summary>
    Different,

    /// <summary>A check found that it shows what its file says, but that its form is not right.</summary>
    BadForm,

    /// <summary>It was stopped, or never started, because another notebook failed.</summary>
    Stopped,
}

/// <summary>What one notebook's run gave.</summary>
/// <param name="Notebook">Which one.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record NotebookResult(NotebookSource Notebook, RunOutcome Outcome)
{
    /// <summary>How many cells ran.</summary>
    public int CellsRun { get; init; }

    /// <summary>How many there are to run.</summary>
    public int CellsTotal { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>The cell that ended the run, when one failed.</summary>
    public CellFailure? Failure { get; init; }

    /// <summary>What is wrong with the file, or with writing it, in one line.</summary>
    public string? Problem { get; init; }

    /// <summary>What the user should know though nothing failed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where the executed copy is, or null.</summary>
    public string? Copy { get; init; }

    /// <summary>Whether the notebook itself was changed.</summary>
    public bool Saved { get; init; }

    /// <summary>For a check: the cells that show something else than the file says.</summary>
    public IReadOnlyList<CellDifferences> Differences { get; init; } = [];
}

/// <summary>A cell's failure.</summary>
/// <param name="Position">The cell's place among all cells, from 1.</param>
/// <param name="Number">Its execution count.</param>
/// <param name="FirstLine">The first line of its source that says something.</param>
/// <param name="Error">What happened.</param>
internal sealed record CellFailure(int Position, int Number, string FirstLine, CellError Error);
