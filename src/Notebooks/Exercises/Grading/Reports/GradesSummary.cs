using Spectre.Console;

namespace Notebooks;

/// <summary>The grades on the console: a line for each learner, then what a person has to look at.</summary>
internal sealed class GradesSummary(IAnsiConsole console, bool plain)
{
    public void Write(IReadOnlyList<Grade> grades, IReadOnlyList<string> problems, string output)
    {
        var table = new Table { Border = plain ? TableBorder.None : TableBorder.Simple };
        table.AddColumn(new TableColumn("Learner") { NoWrap = true });
        table.AddColumn(new TableColumn("Exercises") { Alignment = Justify.Right, NoWrap = true });
        table.AddColumn(new TableColumn("Checks") { Alignment = Justify.Right, NoWrap = true });
        table.AddColumn(new TableColumn("") { NoWrap = true });
        foreach (var student in grades.GroupBy(g => g.Student))
        {
            int passed = student.Sum(g => g.Passed), all = student.Sum(g => g.Checks.Count), done = student.Count(g => g.Passed == g.Checks.Count);
            var note = student.Any(g => g.Telltales.Count > 0) ? "[yellow]to be read[/]" : "";
            table.AddRow(Markup.Escape(ResultText.Clean(student.Key)), $"{ResultText.Number(done)}/{ResultText.Number(student.Count())}", $"{ResultText.Number(passed)}/{ResultText.Number(all)}", note);
        }
        console.Write(table);
        foreach (var grade in grades.Where(g => g.Telltales.Count > 0))
            Line($"to be read: {grade.Student}, {grade.Exercise}: {string.Join("; ", grade.Telltales)}");
        foreach (var unread in grades.Select(g => g.Unread).OfType<string>())
            Line($"not read: {unread}; ask for it again");
        foreach (var problem in problems)
            Line($"not graded: {problem}");
        Line($"{ResultText.Count(grades.Count, "submission")} of {ResultText.Count(grades.Select(g => g.Student).Distinct().Count(), "learner")}: {Path.Combine(output, "grades.csv")}, {Path.Combine(output, "grades.html")}");
    }

    private void Line(string text) => console.Profile.Out.Writer.WriteLine(ResultText.Clean(text));
}
