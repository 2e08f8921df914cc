namespace FromScratch.Interactive;

/// <summary>Takes the losses of a hand-written training loop and draws them; disposing it shows the final curve.</summary>
public interface IDrawnLosses : IDisposable
{
    /// <summary>Adds the next loss.</summary>
    /// <param name="loss">The loss; one that is not finite is a gap.</param>
    void Add(double loss);
}
