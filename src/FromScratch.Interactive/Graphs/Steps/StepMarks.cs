using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>Marks the parts of a drawing with the step they appear at and the steps at which they are looked at.</summary>
/// <param name="forward">The step at which each node is computed.</param>
/// <param name="backward">The step at which each node sends its gradient on.</param>
/// <param name="branches">The step at which the gradients of a value's uses are added.</param>
/// <param name="start">The step at which the outputs get their gradients; null without a backward pass.</param>
internal sealed class StepMarks(IReadOnlyDictionary<Node, int> forward, IReadOnlyDictionary<Node, int> backward, IReadOnlyDictionary<Node, int> branches, int? start)
{
    /// <summary>A node is looked at when it is computed and when it sends its gradient on, a branch point when gradients are added.</summary>
    public string? OfShape(PictureShape shape)
    {
        if (shape.Node is not { } node)
            return null;
        IEnumerable<int?> steps = shape.Kind switch
        {
            ShapeKind.Branch => [Step(branches, node)],
            ShapeKind.Output => [],
            _ => [Step(forward, node), Step(backward, node)],
        };
        var known = steps.OfType<int>().Select(Text).ToList();
        return known.Count == 0 ? null : $"data-at=\"{string.Join(' ', known)}\"";
    }

    /// <summary>A value appears when its node is computed; an input's is there from the start.</summary>
    public string? OfValue(PictureLink link) => From(Step(forward, link.Source));

    /// <summary>A gradient appears when it is sent, a branching value's own when what was sent is added.</summary>
    public string? OfGradient(PictureLink link) =>
        link.To.Kind == ShapeKind.Branch ? From(Step(branches, link.Source))
        : link.Consumer is null || link.Consumer.IsBranch ? From(start)
        : From(Step(backward, link.Consumer));

    /// <summary>How what is looked at stands out.</summary>
    public static string StyleSheet(string drawing) =>
        $".{drawing} .fsg-on circle,.{drawing} .fsg-on rect{{fill:var(--fsg-active);stroke:var(--fsg-name);stroke-width:2.4}}"
        + $".{drawing} .fsg-new text{{font-weight:700}}.{drawing} .fsg-later{{visibility:hidden}}";

    private static int? Step(IReadOnlyDictionary<Node, int> steps, Node node) => steps.TryGetValue(node, out var step) ? step : null;

    private static string? From(int? step) => step is { } known ? $"data-from=\"{Text(known)}\"" : null;

    private static string Text(int step) => step.ToString(CultureInfo.InvariantCulture);
}
