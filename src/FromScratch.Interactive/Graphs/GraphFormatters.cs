using Microsoft.DotNet.Interactive.Formatting;

namespace FromScratch.Interactive;

/// <summary>How nodes, graphs and their views show in a notebook.</summary>
/// <remarks>
/// A drawing comes as <c>image/svg+xml</c> and <c>text/plain</c>: front ends that put HTML before SVG have nothing to choose, and
/// GitHub, which runs no script, shows the SVG. The view in steps adds <c>text/html</c>, which wins where scripts run.
/// </remarks>
internal static class GraphFormatters
{
    private const string Svg = "image/svg+xml";
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    public static void Register()
    {
        Drawing<ScalarNode>(node => node.Draw());
        Drawing<MatrixNode>(node => node.Draw());
        Drawing<Graph>(graph => graph.Draw());
        Drawing<GraphDrawing>(drawing => drawing);
        Formatter.Register<GraphSteps>(steps => steps.Html, Html);
        Formatter.Register<GraphSteps>(steps => steps.Svg, Svg);
        Formatter.Register<GraphSteps>(steps => steps.Text, Plain);
        Formatter.SetPreferredMimeTypesFor(typeof(GraphSteps), Html, Svg, Plain);
    }

    private static void Drawing<T>(Func<T, GraphDrawing> draw)
    {
        Formatter.Register<T>(value => draw(value).Svg, Svg);
        Formatter.Register<T>(value => draw(value).Text, Plain);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Svg, Plain);
    }
}
