namespace FromScratch;

/// <summary>Something with learnable parameters: a layer, a cell, a whole network.</summary>
public interface IHasParameters
{
    /// <summary>
    /// The parameters, always the same ones in the same order, so that an optimizer can keep its own state beside each.
    /// Empty for a layer that learns nothing.
    /// </summary>
    IReadOnlyList<Parameter> Parameters { get; }
}
