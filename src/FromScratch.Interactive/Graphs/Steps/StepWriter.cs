using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>Writes what one node does: its result going forward; upstream gradient, local derivative and product going back.</summary>
internal sealed class StepWriter(Graph graph, IReadOnlyDictionary<Node, int> uses)
{
    public string Forward(Node node)
    {
        var names = Names(node);
        var text = $"{graph.NameOf(node)} = {node.Operation!.Formula(names)}";
        if (node.Error is not null)
            return $"{text}: {node.Error}";
        if (node.ValueMatrix() is not { } value)
            return $"{text}: not computed";
        if (node is not ScalarNode)
            return $"{text}, {string.Join(" and ", node.Inputs.Where(input => input is MatrixNode).Select(Shape))} → {ValueText.Shape(value)}";
        if (node.Inputs.All(input => input is ScalarNode))
            text += $" = {node.Operation.Formula([.. node.Inputs.Select(input => Factor(input.ValueMatrix()![0, 0]))])}";
        return $"{text} = {ValueText.Exact(value[0, 0])}";
    }

    /// <summary>A line for each input that gets a gradient.</summary>
    public IReadOnlyList<string> Backward(Node node)
    {
        var lines = new List<string>();
        var operands = graph.OperandsOf(node);
        var value = node.ValueMatrix()!;
        for (var input = 0; input < node.Inputs.Count; input++)
        {
            if (node.InputGradients[input] is { } sent)
                lines.Add(Sent(node, input, operands, value, sent));
        }

        return lines;
    }

    /// <summary>The sum at a branch point, which the gradients of all uses flow into.</summary>
    public string Branch(Node node, IReadOnlyList<Matrix<double>> parts)
    {
        var name = graph.NameOf(node);
        if (node is ScalarNode { Gradient: { } sum })
            return $"{name} branches, so what comes back is added: ∂L/∂{name} = {string.Join(" + ", parts.Select(part => Factor(part[0, 0])))} = {ValueText.Exact(sum)}";
        return $"{name} branches, so the {parts.Count} gradients that come back are added: ∂L/∂{name}, shape {ValueText.Shape(node.GradientMatrix()!)}";
    }

    public string Seed(Node output)
    {
        var name = graph.NameOf(output);
        return output is ScalarNode { Gradient: { } gradient } && uses[output] == 0
            ? $"∂L/∂{name} = {ValueText.Exact(gradient)}"
            : $"∂L/∂{name}, shape {ValueText.Shape(output.ValueMatrix()!)}, comes from outside";
    }

    public string Result(Node input) => input is ScalarNode { Gradient: { } gradient }
        ? $"∂L/∂{graph.NameOf(input)} = {ValueText.Exact(gradient)}"
        : $"∂L/∂{graph.NameOf(input)}, shape {ValueText.Shape(input.GradientMatrix()!)}";

    private string Sent(Node node, int input, IReadOnlyList<Operand> operands, Matrix<double> value, Matrix<double> sent)
    {
        var source = node.Inputs[input];
        var upstream = node.GradientMatrix()!;
        var local = node.Operation!.LocalDerivative(input, operands, value);
        var formula = node.Operation.GradientFormula(input, Names(node), graph.NameOf(node), $"∂L/∂{graph.NameOf(node)}");
        var text = uses[source] > 1 ? $"to {graph.NameOf(source)}: {formula}" : $"∂L/∂{graph.NameOf(source)} = {formula}";
        if (node is ScalarNode && source is ScalarNode && local is not null)
            return $"{text} = {Factor(upstream[0, 0])} × {Factor(local[0, 0])} = {ValueText.Exact(sent[0, 0])}";
        if (local is not null && (sent.RowCount != local.RowCount || sent.ColumnCount != local.ColumnCount))
            text += ", summed where it was repeated";
        return source is ScalarNode ? $"{text} = {ValueText.Exact(sent[0, 0])}" : $"{text}, shape {ValueText.Shape(sent)}";
    }

    private string[] Names(Node node) => [.. node.Inputs.Select(graph.NameOf)];

    private static string Shape(Node node) => ValueText.Shape(node.ValueMatrix()!);

    private static string Factor(double number)
    {
        var text = ValueText.Exact(number);
        return text.StartsWith('−') ? $"({text})" : text;
    }
}
