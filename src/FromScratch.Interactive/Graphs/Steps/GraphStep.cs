namespace FromScratch.Interactive;

/// <summary>One step of the walk through a graph: forward or backward, and what happens, a line for each result.</summary>
/// <param name="Direction">Where the walk is: <c>Start</c>, <c>Forward</c>, <c>Backward</c> or <c>Done</c>.</param>
/// <param name="Lines">What happens, such as <c>∂L/∂apple = ∂L/∂v1 × number = 1.1 × 2 = 2.2</c>.</param>
public sealed record GraphStep(string Direction, IReadOnlyList<string> Lines);
