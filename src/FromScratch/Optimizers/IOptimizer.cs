namespace FromScratch;

/// <summary>A rule that takes parameters one step along their gradients (vol. 1 section 6.1).</summary>
public interface IOptimizer
{
    /// <summary>Updates every value in place from its gradient, which stays as it is.</summary>
    /// <param name="parameters">The parameters, the same ones in the same order on every call.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null or holds a null; nothing is updated.</exception>
    void Update(IReadOnlyList<Parameter> parameters);
}
