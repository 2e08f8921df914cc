namespace CSharpKernel;

/// <summary>What is known about the name, or the call, at a place of a text.</summary>
/// <param name="Plain">As plain text.</param>
/// <param name="Markdown">As Markdown.</param>
public sealed record Inspection(string Plain, string Markdown);
