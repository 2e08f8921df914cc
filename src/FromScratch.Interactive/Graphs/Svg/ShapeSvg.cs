namespace FromScratch.Interactive;

/// <summary>Draws circles, boxes, names and branch points.</summary>
internal static class ShapeSvg
{
    public static void Draw(SvgText svg, PictureShape shape)
    {
        var (x, y) = (shape.Item.X, shape.Item.Y);
        var rim = shape.Failed ? "error" : "rim";
        var thickness = shape.Failed ? 2.4 : 1.4;
        var dash = shape.Computed || shape.Failed ? "" : " stroke-dasharray=\"4 3\"";
        switch (shape.Kind)
        {
            case ShapeKind.Operation when shape.Round:
                svg.Raw($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(PictureShape.Radius)}\" {SvgText.FillAndStroke("node", rim, thickness)}{dash}/>");
                Centered(svg, shape, y, shape.Failed ? "error" : "name", "");
                break;
            case ShapeKind.Operation:
                Rectangle(svg, shape, "node", rim, thickness, shape.HalfHeight, dash);
                Centered(svg, shape, y, shape.Failed ? "error" : "name", "");
                break;
            case ShapeKind.Layer:
                Rectangle(svg, shape, "layer", rim, thickness, 7, dash);
                Centered(svg, shape, shape.Detail is null ? y : y - 6, shape.Failed ? "error" : "name", "font-weight=\"600\"");
                if (shape.ShownDetail is { } detail)
                    svg.Line(x, y + 13, detail, "muted", PictureShape.DetailSize, tooltip: detail == shape.Detail ? null : shape.Detail);
                break;
            case ShapeKind.Input:
                Rectangle(svg, shape, "input", "input", 0, shape.HalfHeight, "");
                Centered(svg, shape, y, "name", "");
                break;
            case ShapeKind.Connector:
                svg.Raw($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(shape.HalfHeight)}\" {SvgText.FillAndStroke("card", "muted", 1)} stroke-dasharray=\"2 2\"/>");
                Centered(svg, shape, y, "muted", "");
                break;
            case ShapeKind.Branch:
                svg.Raw($"<circle cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(shape.HalfHeight)}\" {SvgText.Fill("edge")}/>");
                break;
            case ShapeKind.Constant:
            case ShapeKind.Output:
                if (shape.Text.Length > 0)
                    Centered(svg, shape, y, "name", "");
                break;
        }
    }

    private static void Rectangle(SvgText svg, PictureShape shape, string fill, string rim, double thickness, double corner, string dash) =>
        svg.Raw($"<rect x=\"{N(shape.Item.X - (shape.Width / 2))}\" y=\"{N(shape.Item.Y - shape.HalfHeight)}\" width=\"{N(shape.Width)}\" "
            + $"height=\"{N(2 * shape.HalfHeight)}\" rx=\"{N(corner)}\" {SvgText.FillAndStroke(fill, rim, thickness)}{dash}/>");

    private static void Centered(SvgText svg, PictureShape shape, double y, string part, string extra) =>
        svg.Line(shape.Item.X, y + (shape.FontSize * 0.35), shape.ShownText, part, shape.FontSize, extra,
            shape.ShownText == shape.Text ? null : shape.Text);

    private static string N(double value) => SvgText.Number(value);
}
