using System.Text;
using System.Text.Json.Nodes;
using CSharpKernel;

namespace Notebooks;

/// <summary>
/// Gathers one cell's outputs as nbformat stores them: streams of one name that follow each other are one output, updates
/// change what was displayed before, and nothing transient is kept.
/// </summary>
/// <param name="displays">What the whole notebook has displayed under an id.</param>
internal sealed class OutputCollector(DisplayRegistry displays) : ICellOutput
{
    /// <summary>How many characters of console text a cell may leave in a notebook.</summary>
    public const int TextLimit = 10_000_000;

    private readonly Lock _gate = new();
    private readonly List<object> _outputs = [];
    private bool _clearBeforeNext;
    private int _room = TextLimit;

    public void Write(ConsoleStream stream, string text)
    {
        lock (_gate)
        {
            ClearIfAsked();
            if (_room <= 0 || text.Length == 0)
                return;
            var name = stream == ConsoleStream.Stdout ? "stdout" : "stderr";
            if (_outputs.LastOrDefault() is not StreamText last || last.Name != name)
                _outputs.Add(last = new(name, new()));
            last.Text.Append(text, 0, Math.Min(text.Length, _room));
            _room -= text.Length;
            if (_room <= 0)
                last.Text.Append("\n[The cell wrote more text than a notebook keeps (10,000,000 characters); the rest is left out.]\n");
        }
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (_gate)
        {
            ClearIfAsked();
            var output = NotebookOutput.Display(bundle);
            _outputs.Add(output);
            if (displayId is not null)
                displays.Add(displayId, output);
        }
    }

    public void Update(MimeBundle bundle, string displayId) => displays.Update(displayId, bundle);

    public void Clear(bool wait)
    {
        lock (_gate)
        {
            _clearBeforeNext = wait;
            if (!wait)
                ClearNow();
        }
    }

    public string ReadLine(string prompt, bool password, CancellationToken cancellation) =>
        throw new NotSupportedException("Nobody can answer here: the notebook is run without a person in front of it.");

    /// <summary>Adds how the cell ended: the last expression's value or its error.</summary>
    public void Complete(CellResult result, int executionCount)
    {
        lock (_gate)
        {
            if (result.Value is not null || result.Error is not null)
                ClearIfAsked();
            if (result.Value is { } value)
                _outputs.Add(NotebookOutput.Result(value, executionCount));
            if (result.Error is { } error)
                _outputs.Add(NotebookOutput.Error(error));
        }
    }

    /// <summary>The outputs so far, as a notebook stores them.</summary>
    public JsonArray ToJson()
    {
        lock (_gate)
        {
            return new([.. _outputs.Select(o => o is StreamText s ? NotebookOutput.Stream(s.Name, s.Text.ToString()) : ((JsonObject)o).DeepClone())]);
        }
    }

    private void ClearIfAsked()
    {
        if (_clearBeforeNext)
            ClearNow();
    }

    private void ClearNow()
    {
        _clearBeforeNext = false;
        foreach (var output in _outputs.OfType<JsonObject>())
            displays.Remove(output);
        _outputs.Clear();
    }

    private sealed record StreamText(string Name, StringBuilder Text);
}
