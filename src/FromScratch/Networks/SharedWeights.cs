using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The parameters of several layers, each storage listed once, and the gradients of a storage that several layers use.
/// </summary>
/// <remarks>
/// A layer writes its own gradient in place of the last one. Where two layers share a value, the gradient is the sum of
/// both (a Repeat going forward is a Sum going back), so it is collected while the walk back passes each layer.
/// </remarks>
internal sealed class SharedWeights
{
    // The listed parameter of each storage that is used more than once, and the sum of its gradients.
    private readonly Dictionary<Matrix<double>, (Parameter Listed, Matrix<double> Sum)> _sums = new(ReferenceEqualityComparer.Instance);

    internal SharedWeights(IReadOnlyList<ILayer> layers)
    {
        var listed = new List<Parameter>();
        var first = new Dictionary<Matrix<double>, Parameter>(ReferenceEqualityComparer.Instance);
        var number = 0;
        foreach (var layer in layers.Where(layer => layer.Parameters.Count > 0))
        {
            number++;
            foreach (var parameter in layer.Parameters)
            {
                if (first.TryGetValue(parameter.Value, out var earlier))
                {
                    _sums.TryAdd(parameter.Value, (earlier, Matrix<double>.Build.Dense(parameter.Value.RowCount, parameter.Value.ColumnCount)));
                    continue;
                }

                var named = parameter.Named(FormattableString.Invariant($"{parameter.Name}{number}"));
                first.Add(parameter.Value, named);
                listed.Add(named);
            }
        }

        Parameters = listed;
    }

    /// <summary>Each storage once, under the name of its first use.</summary>
    internal IReadOnlyList<Parameter> Parameters { get; }

    internal void BeginWalk()
    {
        foreach (var (_, sum) in _sums.Values) sum.Clear();
    }

    internal void Collect(ILayer layer)
    {
        if (_sums.Count == 0) return;
        foreach (var parameter in layer.Parameters)
            if (_sums.TryGetValue(parameter.Value, out var shared))
                shared.Sum.Add(parameter.Gradient, shared.Sum);
    }

    internal void EndWalk()
    {
        foreach (var (listed, sum) in _sums.Values) sum.CopyTo(listed.Gradient);
    }
}
