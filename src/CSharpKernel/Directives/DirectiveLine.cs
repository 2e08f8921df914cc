using System.Text;

namespace CSharpKernel;

/// <summary>A line of a cell that is a directive: <c>#!share --from csharp x</c>.</summary>
/// <param name="Name">Its name without <c>#!</c>, as written.</param>
/// <param name="Arguments">The words after it; a word in quotes may contain spaces.</param>
/// <param name="Text">The line without the spaces around it.</param>
/// <param name="Line">Its line in the cell, from 1.</param>
internal sealed record DirectiveLine(string Name, IReadOnlyList<string> Arguments, string Text, int Line)
{
    /// <summary>Whether the line asks how the directive is used.</summary>
    public bool AsksForHelp => Arguments.Any(argument => argument is "-h" or "--help" or "-?" or "/?");

    /// <summary>The words that belong to no option.</summary>
    public IEnumerable<string> Values
    {
        get
        {
            for (var i = 0; i < Arguments.Count; i++)
            {
                if (Arguments[i].StartsWith("--", StringComparison.Ordinal))
                    i++;
                else
                    yield return Arguments[i];
            }
        }
    }

    /// <summary>The word after an option, or null if the option is not there.</summary>
    public string? Option(string name)
    {
        var at = Arguments.ToList().FindIndex(argument => argument == name);
        return at < 0 ? null : at + 1 < Arguments.Count ? Arguments[at + 1] : "";
    }

    /// <summary>Reads a line; null if it does not begin with <c>#!</c> and a name.</summary>
    public static DirectiveLine? Parse(string text, int line)
    {
        text = text.Trim();
        if (text.Length < 3 || !text.StartsWith("#!", StringComparison.Ordinal) || char.IsWhiteSpace(text[2]))
            return null;
        var words = Words(text[2..]);
        return words.Count == 0 ? null : new DirectiveLine(words[0], [.. words.Skip(1)], text, line);
    }

    // A quotation mark within a word (@input:"Your name") joins what it holds to the word.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quoted, started) = (false, false);
        foreach (var character in text)
        {
            if (character == '"')
            {
                (quoted, started) = (!quoted, true);
            }
            else if (char.IsWhiteSpace(character) && !quoted)
            {
                if (started)
                    words.Add(word.ToString());
                word.Clear();
                started = false;
            }
            else
            {
                word.Append(character);
                started = true;
            }
        }

        if (started)
            words.Add(word.ToString());
        return words;
    }
}

/// <summary>A directive that can't be followed: the line, and what is wrong with it.</summary>
internal sealed record DirectiveProblem(DirectiveLine Line, string Message);
