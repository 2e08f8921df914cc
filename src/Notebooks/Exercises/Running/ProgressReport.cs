using Spectre.Console;

namespace Notebooks;

/// <summary>How far a learner is with one exercise.</summary>
/// <param name="Exercise">Which one.</param>
/// <param name="Total">How many checks it has.</param>
/// <param name="Checks">What they say; empty where nothing has been written yet.</param>
/// <param name="Problem">Why it could not be run, or null.</param>
internal sealed record ExerciseProgress(NotebookSource Exercise, int Total, IReadOnlyList<(ExerciseCell Check, Verdict Verdict)> Checks, string? Problem = null)
{
    public int Passed => Checks.Count(c => c.Verdict.Passed);

    public bool IsDone => Problem is null && Passed == Total;
}

/// <summary>Tells a learner how far the exercises are, and what comes next.</summary>
internal sealed class ProgressReport(IAnsiConsole console, bool plain)
{
    public void Write(IReadOnlyList<ExerciseProgress> exercises)
    {
        var table = new Table { Border = plain ? TableBorder.None : TableBorder.Simple };
        table.AddColumn(new TableColumn("Exercise") { NoWrap = true });
        table.AddColumn(new TableColumn("Checks") { Alignment = Justify.Right, NoWrap = true });
        table.AddColumn(new TableColumn("") { NoWrap = true });
        foreach (var exercise in exercises)
        {
            var (color, state) = State(exercise);
            table.AddRow(Markup.Escape(exercise.Exercise.Name), $"{ResultText.Number(exercise.Passed)}/{ResultText.Number(exercise.Total)}", $"[{color}]{state}[/]");
        }
        console.Write(table);
        console.WriteLine($"{ResultText.Number(exercises.Count(e => e.IsDone))} of {ResultText.Count(exercises.Count, "exercise")} done, {ResultText.Number(exercises.Sum(e => e.Passed))} of {ResultText.Count(exercises.Sum(e => e.Total), "check")} passed.");
        foreach (var problem in exercises.Where(e => e.Problem is not null))
            Line($"error: {problem.Exercise.Name}: {problem.Problem}");
        WriteNext(exercises);
    }

    private static (string Color, string State) State(ExerciseProgress exercise) => exercise switch
    {
        { Problem: not null } => ("red", "could not be run"),
        { IsDone: true } => ("green", "✓ done"),
        { Checks.Count: 0 } => ("grey", "not begun"),
        _ => ("yellow", "begun"),
    };

    // What is begun comes before what is not.
    private void WriteNext(IReadOnlyList<ExerciseProgress> exercises)
    {
        var next = exercises.Where(e => e.Problem is null && !e.IsDone).OrderBy(e => e.Checks.Count == 0).FirstOrDefault();
        if (next is null)
            return;
        if (next.Checks.Count == 0)
            Line($"Next: {next.Exercise.Name}");
        else if (next.Checks.First(c => !c.Verdict.Passed) is var (check, verdict))
            Line($"Next: {next.Exercise.Name}, {check.Name}:\n  {verdict.Message.ReplaceLineEndings("\n").TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal)}");
    }

    private void Line(string text) => console.Profile.Out.Writer.WriteLine(ResultText.Clean(text));
}
