using System.Text.RegularExpressions;

namespace Notebooks;

/// <summary>A cell of a master, taken apart at the markers around its solutions.</summary>
internal sealed partial class MarkedSource
{
    private readonly List<string> _student = [];
    private readonly List<string> _solution = [];
    private readonly List<(int Line, string Message)> _problems = [];
    private readonly Markers _markers;
    private int _begin;
    private int _blank;

    private MarkedSource(string source, bool isCode)
    {
        _markers = isCode ? Markers.OfCode : Markers.OfText;
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            Read(lines[i], i + 1);
        if (_begin > 0)
            _problems.Add((_begin, $"\"{_markers.Begin}\" without \"{_markers.End}\" in the same cell"));
    }

    /// <summary>Whether there is anything to solve in the cell.</summary>
    public bool HasRegion { get; private set; }

    /// <summary>What the learner's version has in its place.</summary>
    public string Student => string.Join('\n', _student);

    /// <summary>What the solution has in its place.</summary>
    public string Solution => string.Join('\n', _solution);

    /// <summary>What is wrong with the markers, each with its line in the cell, from 1.</summary>
    public IReadOnlyList<(int Line, string Message)> Problems => _problems;

    /// <summary>Takes a cell's source apart.</summary>
    public static MarkedSource Of(NotebookCell cell) => new(cell.Source, cell.IsCode);

    private void Read(string line, int number)
    {
        var text = line.Trim();
        if (text == _markers.Begin)
            Begin(line, number);
        else if (text == _markers.End)
            End(number);
        else if (text == _markers.Blank)
            Blank(number);
        else if (_markers.LookAlike.IsMatch(line))
            _problems.Add((number, $"\"{text}\" looks like a marker and is none; it must be \"{_markers.Begin}\" or \"{_markers.End}\"{(_markers.Blank is { } blank ? $" or \"{blank}\"" : "")}, alone on its line"));
        else
            Add(line, number);
    }

    private void Begin(string line, int number)
    {
        if (_begin > 0)
            _problems.Add((number, $"\"{_markers.Begin}\" inside the solution that begins in line {_begin}"));
        (_begin, _blank, HasRegion) = (number, 0, true);
        _student.Add(line[..(line.Length - line.TrimStart().Length)] + _markers.Placeholder);
    }

    private void Blank(int number)
    {
        if (_begin == 0)
        {
            _problems.Add((number, $"\"{_markers.Blank}\" outside a solution"));
            return;
        }
        if (_blank > 0)
            _problems.Add((number, $"a second \"{_markers.Blank}\"; the first is line {_blank}"));
        else
            _student.RemoveAt(_student.Count - 1);
        _blank = number;
    }

    private void End(int number)
    {
        if (_begin == 0)
            _problems.Add((number, $"\"{_markers.End}\" without \"{_markers.Begin}\" before it"));
        (_begin, _blank) = (0, 0);
    }

    private void Add(string line, int number)
    {
        if (_blank > 0)
        {
            if (Comment().Match(line) is { Success: true } comment)
                _student.Add(comment.Groups["indent"].Value + comment.Groups["text"].Value);
            else if (line.Trim().Length == 0)
                _student.Add(line);
            else
                _problems.Add((number, $"what stands below \"{_markers.Blank}\" must be commented out with //"));
            return;
        }
        _solution.Add(line);
        if (_begin == 0)
            _student.Add(line);
    }

    [GeneratedRegex(@"^(?<indent>\s*)// ?(?<text>.*)$", RegexOptions.Singleline)]
    private static partial Regex Comment();

    /// <summary>What the markers look like in one kind of cell, and what the learner finds in the solution's place.</summary>
    private sealed partial record Markers(string Begin, string End, string? Blank, string Placeholder, Regex LookAlike)
    {
        public static Markers OfCode { get; } = new("// BEGIN SOLUTION", "// END SOLUTION", "// BLANK", "throw new NotImplementedException(\"Your code here.\");", CodeLookAlike());

        public static Markers OfText { get; } = new("<!-- BEGIN SOLUTION -->", "<!-- END SOLUTION -->", null, "*Your answer here.*", TextLookAlike());

        [GeneratedRegex(@"\b(BEGIN|END)[ _-]+SOLUTION\b|^\s*//\s*BLANK\s*$", RegexOptions.IgnoreCase)]
        private static partial Regex CodeLookAlike();

        [GeneratedRegex(@"\b(BEGIN|END)[ _-]+SOLUTION\b", RegexOptions.IgnoreCase)]
        private static partial Regex TextLookAlike();
    }
}
