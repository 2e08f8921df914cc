namespace FromScratch.Interactive;

/// <summary>
/// A walk through a computation graph, forward and then backward, one node at a time, with each local derivative and product
/// written out (vol. 1 sections 5.1 to 5.3). Taken when it is made.
/// </summary>
/// <remarks>
/// In a notebook it has buttons and takes the arrow keys, Home and End; it needs no kernel and no network. Where scripts do not
/// run, it is the finished picture.
/// </remarks>
public sealed class GraphSteps
{
    /// <summary>Writes the walk through a graph as it is now. Run Forward and Backward first: what is not computed has no step.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="title">A title to show above it; none if left out.</param>
    public GraphSteps(Graph graph, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var plan = new StepPlan(graph);
        var name = GraphSummary.Title(graph, title);
        var description = GraphSummary.Description(graph);
        Steps = plan.Steps;
        Svg = GraphSvg.Draw(GraphPicture.Of(graph, allNames: true), name, description, title, marks: null);
        Html = StepsHtml.Write(GraphSvg.Draw(GraphPicture.Of(graph, allNames: true), name, description, title, plan.Marks), name, Steps);
        Text = string.Join('\n', Steps.Select((step, i) => $"{i + 1,3}. {step.Direction,-9} {string.Join("\n               ", step.Lines)}"));
    }

    /// <summary>The steps, from the inputs to the last gradient.</summary>
    public IReadOnlyList<GraphStep> Steps { get; }

    /// <summary>The finished picture.</summary>
    public string Svg { get; }

    /// <summary>The view with its controls, self-contained.</summary>
    public string Html { get; }

    /// <summary>The steps as numbered lines.</summary>
    public string Text { get; }

    /// <summary>The numbered lines.</summary>
    public override string ToString() => Text;
}
