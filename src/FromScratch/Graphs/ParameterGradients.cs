using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Gathers the gradients of layers' parameters during one walk back. A layer that stands in the graph more than once, such as
/// an RNN cell over several steps, gets the sum: its parameters branch (vol. 2 section 5.3).
/// </summary>
internal sealed class ParameterGradients
{
    // By the gradient's storage, which a network's W1 and its layer's W share.
    private readonly Dictionary<Matrix<double>, Matrix<double>> _sums = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<IHasParameters> _shared;

    public ParameterGradients(IEnumerable<Node> nodes) =>
        _shared = nodes.Select(node => node.Operation?.Layer).OfType<IHasParameters>()
            .GroupBy(layer => layer).Where(uses => uses.Count() > 1).Select(uses => uses.Key).ToHashSet();

    public void Add(Parameter parameter, Matrix<double> gradient) =>
        _sums[parameter.Gradient] = _sums.TryGetValue(parameter.Gradient, out var sum) ? sum + gradient : gradient.Clone();

    public Matrix<double>?[] Backward(Node node, IReadOnlyList<Operand> x, Matrix<double> upstream)
    {
        var operation = node.Operation!;

        // A layer remembers its last forward pass only; a shared one has to be taken back to this node's.
        if (operation.Layer is { } shared && _shared.Contains(shared))
            operation.Forward(x);
        var sent = operation.Backward(x, node.Result!, upstream);
        foreach (var parameter in operation.Layer?.Parameters ?? [])
            Add(parameter, parameter.Gradient);
        return sent;
    }

    /// <summary>Writes the sums into the parameters' own storage, as every layer does.</summary>
    public void Write()
    {
        foreach (var (storage, sum) in _sums)
            sum.CopyTo(storage);
    }
}
