namespace FromScratch;

/// <summary>What a check says about the learner's work: what is right, what is wrong, where, and a hint.</summary>
/// <remarks>
/// The same work gets the same words every time: there is no time, address or random number in them. The first character
/// of <see cref="ToString"/> is the verdict, ✓ or ✗, for programs that read it.
/// </remarks>
public sealed class Feedback
{
    internal Feedback(string title, IReadOnlyList<Finding> findings)
    {
        Title = title;
        Findings = findings;
    }

    /// <summary>What was checked, such as the name of the learner's class.</summary>
    public string Title { get; }

    /// <summary>What was found, in the order in which it was tried. What could not be tried is not there.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Whether everything is right.</summary>
    public bool Passed => Findings.Count > 0 && Findings.All(finding => finding.Passed);

    /// <summary>The verdict on one line: <c>✓ MulNode: 5 of 5 checks passed</c> or <c>✗ MulNode: dx is wrong</c>.</summary>
    public string Verdict => $"{Mark(Passed)} {Title}: {Summary}";

    private string Summary => Passed switch
    {
        true when Findings.Count == 1 => Findings[0].Text,
        true => FormattableString.Invariant($"{Findings.Count} of {Findings.Count} checks passed"),
        false => Findings.FirstOrDefault(finding => !finding.Passed)?.Text ?? "nothing was checked",
    };

    /// <summary>The verdict, and below it a line for each finding, with its detail and its hint where it is wrong.</summary>
    public override string ToString() => string.Join('\n', [Verdict, .. Findings.SelectMany(Lines)]);

    private IEnumerable<string> Lines(Finding finding)
    {
        // A single finding stands in the verdict already.
        if (Findings.Count > 1) yield return $"  {Mark(finding.Passed)} {finding.Text}";
        if (finding.Detail is not null) yield return $"    {finding.Detail.Replace("\n", "\n    ", StringComparison.Ordinal)}";
        if (finding.Hint is not null) yield return $"    Hint: {finding.Hint}";
    }

    private static char Mark(bool passed) => passed ? '✓' : '✗';
}
