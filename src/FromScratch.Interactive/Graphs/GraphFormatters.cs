using Microsoft.DotNet.Interactive.Formatting;

namespace FromScratch.Interactive;

/// <summary>How nodes, graphs and their views show in a notebook.</summary>
/// <remarks>
/// A drawing comes as an image in <c>text/html</c>, as <c>image/svg+xml</c> and as <c>text/plain</c>, so that every front end has
/// one that it shows. The HTML of the view in steps can do more where scripts run.
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
        Formatter.Register<T>(value => Image(draw(value)), Html);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Html, Svg, Plain);
    }

    private static string Image(GraphDrawing drawing) => SvgImage.Html(drawing.Svg, drawing.Text);
}
