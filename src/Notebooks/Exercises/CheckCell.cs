namespace Notebooks;

/// <summary>The cells of an exercise that say whether an answer is right, and what they said.</summary>
internal static class CheckCell
{
    /// <summary>The tag that they carry.</summary>
    public const string Tag = "check";

    private const char Passed = '✓';
    private const char Failed = '✗';

    /// <summary>Whether the cell is one.</summary>
    public static bool Is(NotebookCell cell) => cell.HasTag(Tag);

    /// <summary>What a check says, from the outputs that its cell has.</summary>
    public static Verdict VerdictOf(NotebookCell cell)
    {
        var outputs = OutputComparer.Merged(cell.Outputs).ToList();
        if (outputs.FirstOrDefault(o => o["output_type"].AsText() == "error") is { } error)
            return Verdict.None($"{error["ename"].AsText()}: {error["evalue"].AsText()}");
        var result = outputs.LastOrDefault(o => o["output_type"].AsText() == "execute_result");
        return result is null ? Verdict.None("the cell shows no result") : VerdictOf(MultilineText.Join(result.At("data", "text/plain")));
    }

    /// <summary>What a check says, from the text of its cell's result.</summary>
    public static Verdict VerdictOf(string text) => text switch
    {
        [Passed, ..] => new(true, text[1..].Trim(), IsVerdict: true),
        [Failed, ..] => new(false, text[1..].Trim(), IsVerdict: true),
        _ => Verdict.None($"the cell's result is no feedback: it begins with neither {Passed} nor {Failed}"),
    };
}

/// <summary>What a check says about an answer.</summary>
/// <param name="Passed">Whether the answer is right.</param>
/// <param name="Message">What was said, or why nothing was said.</param>
/// <param name="IsVerdict">Whether the check itself said so; otherwise it came to no end, which counts as not passed.</param>
internal sealed record Verdict(bool Passed, string Message, bool IsVerdict)
{
    /// <summary>The verdict of a check that could not give one.</summary>
    public static Verdict None(string reason) => new(false, reason, IsVerdict: false);

    /// <summary>The line that says what is right or wrong, without the title that leads it.</summary>
    public string Reason
    {
        get
        {
            var line = Message.Split('\n')[0].Trim() + " ";
            return (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end && IsVerdict ? line[(end + 2)..] : line).Trim();
        }
    }
}
