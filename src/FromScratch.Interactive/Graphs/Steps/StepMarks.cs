using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>Marks the parts of a drawing with the step they appear at and the steps they are looked at.</summary>
internal sealed class StepMarks(IReadOnlyDictionary<Node, int> forward, IReadOnlyDictionary<Node, int> backward, IReadOnlyDictionary<(Node Source, Node Consumer), int> sent)
{
    /// <summary>A node is highlighted at its forward and its backward step.</summary>
    public string? OfShape(PictureShape shape)
    {
        if (shape.Node is null || shape.Kind == ShapeKind.Output)
            return null;
        var steps = new List<int>();
        if (shape.Kind != ShapeKind.Branch && forward.TryGetValue(shape.Node, out var step))
            steps.Add(step);
        if (shape.Kind is ShapeKind.Operation or ShapeKind.Layer or ShapeKind.Branch && backward.TryGetValue(Key(shape), out step))
            steps.Add(step);
        return steps.Count == 0 ? null : $"data-at=\"{string.Join(' ', steps.Select(Text))}\"";
    }

    /// <summary>A value appears when its node is computed.</summary>
    public string? OfValue(PictureLink link) => forward.TryGetValue(link.Source, out var step) ? $"data-from=\"{Text(step)}\"" : null;

    /// <summary>A gradient appears when it is sent back.</summary>
    public string? OfGradient(PictureLink link) =>
        link.Consumer is not null && sent.TryGetValue((link.Source, link.Consumer), out var step) ? $"data-from=\"{Text(step)}\"" : null;

    private static Node Key(PictureShape shape) => shape.Node!;

    private static string Text(int step) => step.ToString(CultureInfo.InvariantCulture);
}
