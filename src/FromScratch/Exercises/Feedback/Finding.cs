namespace FromScratch;

/// <summary>One thing that a check found out about the learner's work.</summary>
/// <param name="Passed">Whether it is right.</param>
/// <param name="Text">What was looked at, and how it came out, on one line.</param>
/// <param name="Detail">The first place where it is wrong: the inputs, the learner's value and the expected one; null where there is none.</param>
/// <param name="Hint">The likely cause, never the answer; null where none is likely.</param>
public sealed record Finding(bool Passed, string Text, string? Detail = null, string? Hint = null);
