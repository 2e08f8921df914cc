namespace FromScratch;

/// <summary>One mini-batch that has been learned: what a progress bar needs.</summary>
/// <param name="Epoch">The epoch, 1 for the first.</param>
/// <param name="Step">The mini-batch since training began, 1 for the first.</param>
/// <param name="Done">Mini-batches done in this call of Fit.</param>
/// <param name="Total">Mini-batches that this call of Fit will do.</param>
/// <param name="Loss">The mini-batch's loss, before its update.</param>
/// <param name="GradientNorm">The norm of all gradients before clipping.</param>
public sealed record TrainingStep(int Epoch, int Step, int Done, int Total, double Loss, double GradientNorm);
