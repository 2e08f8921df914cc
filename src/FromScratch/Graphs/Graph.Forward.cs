using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

public sealed partial class Graph
{
    /// <summary>
    /// Computes every node, inputs first. Gradients of an earlier backward pass are dropped, since they belong to the old values.
    /// </summary>
    /// <exception cref="GraphException">
    /// A node could not be computed, most often for a wrong shape. Its <see cref="Node.Error"/> says why, everything that does
    /// not depend on it is computed, and a drawing shows both.
    /// </exception>
    public void Forward()
    {
        (Node Node, Exception Cause)? first = null;
        foreach (var node in Nodes)
        {
            node.ResultGradient = null;
            node.Contributions = new Matrix<double>?[node.Inputs.Count];
            node.Error = null;
            if (node.Parameter is not null)
                node.Result = node.Parameter.Value.Clone();
            if (node.Operation is null)
                continue;

            node.Result = null;
            if (node.Inputs.All(input => input.Result is not null) && TryCompute(node, out var cause) is false)
                first ??= (node, cause!);
        }

        if (first is var (failed, reason))
            throw new GraphException($"{NameOf(failed)} = {failed.Operation!.Formula(InputNames(failed))}: {failed.Error}", failed, reason);
    }

    private bool TryCompute(Node node, out Exception? cause)
    {
        try
        {
            node.Result = node.Operation!.Forward(OperandsOf(node));
            node.SeenVersions = [.. node.Inputs.Select(input => input.Version)];
            node.Version = node.SeenVersions.Sum();
            cause = null;
            return true;
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or ThreadInterruptedException or OutOfMemoryException))
        {
            node.Error = FirstLine(problem.Message);
            cause = problem;
            return false;
        }
    }

    // "(Parameter 'x')" is for the programmer of a call, not for the reader of a drawing.
    private static string FirstLine(string message)
    {
        var line = message.Split('\n')[0].Trim();
        var parameter = line.LastIndexOf(" (Parameter '", StringComparison.Ordinal);
        return parameter > 0 && line.EndsWith("')", StringComparison.Ordinal) ? line[..parameter] : line;
    }

    private IReadOnlyList<string> InputNames(Node node) => [.. node.Inputs.Select(NameOf)];
}
