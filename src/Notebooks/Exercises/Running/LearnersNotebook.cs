namespace Notebooks;

/// <summary>An exercise as its learner has it.</summary>
/// <param name="Source">Which one.</param>
/// <param name="Notebook">What its file holds.</param>
internal sealed record LearnersNotebook(NotebookSource Source, NotebookFile Notebook)
{
    /// <summary>Whether a notebook is an exercise at all: it has checks.</summary>
    public static bool IsExercise(NotebookFile notebook) => notebook.CodeCells.Any(CheckCell.Is);

    /// <summary>How many checks it has.</summary>
    public int Checks => Notebook.CodeCells.Count(CheckCell.Is);

    /// <summary>Whether nothing has been written in it yet.</summary>
    public bool IsUntouched => FreshMark.IsUntouched(Notebook);

    /// <summary>Its cells to run. Whichever is no check may be the learner's.</summary>
    public IReadOnlyList<ExerciseCell> Cells => [.. NotebookRun.CellsToRun(Notebook)
        .Select(c => new ExerciseCell(c.Name, CheckCell.Is(c) ? ExercisePart.Check : ExercisePart.Answer, NotebookLanguage.SourceToRun(c)))];
}
