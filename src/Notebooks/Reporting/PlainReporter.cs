using System.Globalization;
using Spectre.Console;

namespace Notebooks;

/// <summary>One line when a notebook starts and one when it is done, for logs and simple terminals.</summary>
internal sealed class PlainReporter(IAnsiConsole console, int notebooks) : IRunReporter
{
    private readonly Lock _gate = new();
    private int _finished;

    public void Started(NotebookSource notebook, int cells) => Line($"run       {notebook.Name} ({ResultText.Count(cells, "cell")})");

    public void CellStarted(NotebookSource notebook, int number)
    {
    }

    public void Finished(NotebookResult result)
    {
        lock (_gate)
        {
            _finished++;
            var details = result.Problem ?? (result.Failure is { } failure ? $"cell {failure.Position}: {failure.Error.Name}" : ResultText.Time(result.Elapsed));
            Line(string.Create(CultureInfo.InvariantCulture, $"{ResultText.Outcome(result.Outcome),-9} {result.Notebook.Name}: {ResultText.Clean(details)} [{_finished}/{notebooks}]"));
        }
    }

    private void Line(string text)
    {
        lock (_gate)
            console.WriteLine(text);
    }
}
