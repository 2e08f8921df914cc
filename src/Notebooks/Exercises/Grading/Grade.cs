namespace Notebooks;

/// <summary>What a submission was found to be worth.</summary>
/// <param name="Student">The learner.</param>
/// <param name="Exercise">The exercise.</param>
/// <param name="Checks">What each check says, in order.</param>
internal sealed record Grade(string Student, string Exercise, IReadOnlyList<(string Check, Verdict Verdict)> Checks)
{
    /// <summary>What a person should read in the answers, each with its place.</summary>
    public IReadOnlyList<string> Telltales { get; init; } = [];

    /// <summary>Why the notebook that was handed in could not be read, with its name; null if it could, or if there is none.</summary>
    public string? Unread { get; init; }

    public int Passed => Checks.Count(c => c.Verdict.Passed);
}
