using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

public sealed partial class Graph
{
    /// <summary>Walks back from every output with an upstream gradient of ones (1 for a scalar).</summary>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run, failed, or an input was set since.</exception>
    public void Backward()
    {
        RefuseUnlessComputed();
        Walk([.. Outputs.Select(output => Matrix<double>.Build.Dense(output.Result!.RowCount, output.Result.ColumnCount, 1))]);
    }

    /// <summary>
    /// Walks back in topological order: each node multiplies its gradient by its local derivatives and adds the products to
    /// its inputs' gradients. Gradients are those of this call only; a second call gives the same ones again.
    /// </summary>
    /// <param name="dout">The upstream gradient of each output, in the outputs' order, of its shape; 1×1 for a scalar.</param>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run, failed, or an input was set since.</exception>
    /// <exception cref="ArgumentException">There are not as many gradients as outputs, or one has another shape than its output.</exception>
    public void Backward(params Matrix<double>[] dout)
    {
        ArgumentNullException.ThrowIfNull(dout);
        RefuseUnlessComputed();
        if (dout.Length != Outputs.Count)
            throw new ArgumentException($"The graph has {Outputs.Count} outputs, but {dout.Length} upstream gradients were given.", nameof(dout));
        for (var i = 0; i < dout.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(dout[i], nameof(dout));
            var value = Outputs[i].Result!;
            if (dout[i].RowCount != value.RowCount || dout[i].ColumnCount != value.ColumnCount)
            {
                throw new ArgumentException(
                    $"{NameOf(Outputs[i])} is {GraphText.Shape(value)}, but its upstream gradient dout is {GraphText.Shape(dout[i])}.", nameof(dout));
            }
        }

        Walk([.. dout.Select(gradient => gradient.Clone())]);
    }

    private void Walk(Matrix<double>[] dout)
    {
        var gradients = new Dictionary<Node, Matrix<double>>();
        var contributions = new Dictionary<Node, Matrix<double>?[]>();
        for (var i = 0; i < dout.Length; i++)
            gradients[Outputs[i]] = dout[i];
        var parameters = new ParameterGradients(Nodes);

        foreach (var node in Nodes.Reverse())
        {
            if (!gradients.TryGetValue(node, out var upstream))
                continue;
            if (node.Parameter is not null)
                parameters.Add(node.Parameter, upstream);
            if (node.Operation is null)
                continue;

            var sent = parameters.Backward(node, OperandsOf(node), upstream);
            for (var input = 0; input < sent.Length; input++)
            {
                if (node.Inputs[input].IsConstant)
                    sent[input] = null;
                if (sent[input] is not { } gradient)
                    continue;
                gradients[node.Inputs[input]] = gradients.TryGetValue(node.Inputs[input], out var sum) ? sum + gradient : gradient;
            }

            contributions[node] = sent;
        }

        // Only now, so that a layer that refuses leaves the nodes' gradients as they were.
        foreach (var node in Nodes)
        {
            node.ResultGradient = node.IsConstant ? null : gradients.GetValueOrDefault(node);
            node.Contributions = contributions.GetValueOrDefault(node) ?? new Matrix<double>?[node.Inputs.Count];
        }

        parameters.Write();
    }

    private void RefuseUnlessComputed()
    {
        foreach (var node in Nodes)
        {
            if (node.Error is not null)
                throw new InvalidOperationException($"Backward needs a Forward that succeeded, but {NameOf(node)} failed: {node.Error}");
            if (node.Result is null)
                throw new InvalidOperationException($"Call Forward before Backward: {NameOf(node)} is not computed yet.");
            for (var input = 0; input < node.Inputs.Count; input++)
            {
                if (node.SeenVersions[input] != node.Inputs[input].Version)
                {
                    throw new InvalidOperationException(
                        $"Call Forward before Backward: {NameOf(node.Inputs[input])} was set after {NameOf(node)} was computed.");
                }
            }
        }
    }
}
