using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;

namespace Notebooks;

/// <summary>The grades as a page: one file, for screen, phone and paper.</summary>
/// <param name="grades">The grades, those of one learner together.</param>
/// <param name="problems">What could not be matched or was found changed.</param>
/// <param name="isApart">Whether the submissions had processes, network and files of their own.</param>
internal sealed class GradesPage(IReadOnlyList<Grade> grades, IReadOnlyList<string> problems, bool isApart)
{
    private readonly StringBuilder _html = new();

    /// <summary>Writes it.</summary>
    public string Write()
    {
        _html.Clear();
        var students = grades.GroupBy(g => g.Student).ToList();
        var exercises = grades.Select(g => g.Exercise).Distinct().ToList();
        Line($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>Grades</title>\n<style>\n{Asset("grades.css")}</style>\n</head>\n<body>\n<main>\n<h1>Grades</h1>");
        Line($"<p>{ResultText.Count(students.Count, "learner")}, {ResultText.Count(exercises.Count, "exercise")}; {Number(grades.Sum(g => g.Passed))} of {Number(grades.Sum(g => g.Checks.Count))} checks passed.</p>");
        WriteTable(students, exercises);
        WriteList("To be read by a person", "These answers use what no answer needs, and what could reach out of it or tamper with a check. That may be harmless; read them before you trust their result.",
            [.. grades.Where(g => g.Telltales.Count > 0).Select(g => $"{g.Student}, {g.Exercise}: {string.Join("; ", g.Telltales)}")]);
        WriteList("Not graded", null, problems);
        WriteProtection();
        Line("</main>\n</body>\n</html>");
        return _html.ToString();
    }

    private void WriteTable(List<IGrouping<string, Grade>> students, List<string> exercises)
    {
        Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Grades by learner and exercise\">\n<table>\n<caption>Checks passed. Open a cell for the reasons.</caption>");
        Line($"<thead><tr><th scope=\"col\">Learner</th>{string.Concat(exercises.Select(e => $"<th scope=\"col\">{Text(e)}</th>"))}<th scope=\"col\">All</th></tr></thead>\n<tbody>");
        foreach (var student in students)
        {
            Line($"<tr><th scope=\"row\">{Text(student.Key)}</th>");
            foreach (var grade in student)
                WriteCell(grade);
            int passed = student.Sum(g => g.Passed), all = student.Sum(g => g.Checks.Count);
            Line($"<td class=\"sum\">{Number(passed)}/{Number(all)}</td></tr>");
        }
        Line("</tbody>\n</table>\n</div>");
    }

    private void WriteCell(Grade grade)
    {
        var kind = grade.Passed == grade.Checks.Count ? "all" : grade.Passed > 0 ? "some" : "none";
        var mark = kind switch { "all" => "✓", "some" => "◐", _ => "✗" };
        var note = grade.Telltales.Count > 0 ? " <span class=\"read\">read it</span>" : "";
        Line($"<td class=\"{kind}\"><details><summary><span aria-hidden=\"true\">{mark}</span> {Number(grade.Passed)}/{Number(grade.Checks.Count)}{note}</summary>\n<ul>");
        // What concerns the whole submission need not be said of each check.
        if (grade.Checks.Select(c => c.Verdict).Distinct().ToList() is [{ IsVerdict: false } same])
            Line($"<li>{Text(Shorten(same.Message))}</li>");
        else
            _html.AppendJoin("", grade.Checks.Select(c => $"<li><code>{Text(c.Check)}</code> {(c.Verdict.Passed ? $"passed: {Text(c.Verdict.Reason)}" : $"not passed: {Text(Shorten(c.Verdict.Message))}")}</li>\n"));
        Line("</ul></details></td>");
    }

    private void WriteList(string title, string? about, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        Line($"<h2>{Text(title)}</h2>");
        if (about is not null)
            Line($"<p>{Text(about)}</p>");
        Line($"<ul>\n{string.Concat(items.Select(i => $"<li>{Text(Shorten(i))}</li>\n"))}</ul>");
    }

    private void WriteProtection()
    {
        Line("<h2>What grading protects against</h2>\n<ul>");
        foreach (var item in GradingProtection.Always.Concat(isApart ? GradingProtection.Apart : GradingProtection.NotApart))
            Line($"<li>{Text(item)}</li>");
        Line("</ul>\n<p>What it can't prevent:</p>\n<ul>");
        foreach (var item in GradingProtection.Never)
            Line($"<li>{Text(item)}</li>");
        Line("</ul>");
    }

    private void Line(string html) => _html.Append(html).Append('\n');

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(ResultText.Clean(text).ReplaceLineEndings("\n"));

    private static string Shorten(string text) => text.Length <= 2000 ? text : text[..1999] + "…";

    private static string Asset(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
