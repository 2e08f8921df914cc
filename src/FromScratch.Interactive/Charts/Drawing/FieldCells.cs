using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>A field as coloured cells: heatmaps, regions, and the bands between contour lines.</summary>
internal static class FieldCells
{
    private const string Crisp = " shape-rendering=\"crispEdges\"";

    /// <summary>The sides of the cells along one axis; a contour plot ends at its outermost points.</summary>
    public static double[] Edges(FieldTrace field, bool across)
    {
        var places = across ? field.X : field.Y;
        if (field.Kind is not (FieldKind.Heatmap or FieldKind.Regions) || places.Length == 0)
            return places;
        if (places.Length == 1)
            return [places[0] - 0.5, places[0] + 0.5];
        var edges = new double[places.Length + 1];
        for (var i = 1; i < places.Length; i++)
            edges[i] = (places[i - 1] + places[i]) / 2;
        edges[0] = places[0] - (edges[1] - places[0]);
        edges[^1] = places[^1] + (places[^1] - edges[^2]);
        return edges;
    }

    /// <summary>Draws a cell for each value; neighbours of one colour are one rectangle.</summary>
    public static void Draw(SvgWriter svg, FieldTrace field, AxisScale x, AxisScale y)
    {
        var (across, up) = (Edges(field, true), Edges(field, false));
        var (low, high, diverging) = field.Scale;
        Func<double, string?> color = field.Kind is FieldKind.Regions
            ? z => Palette.Tint((int)z)
            : z => double.IsFinite(z) ? Palette.At((z - low) / (high - low), diverging) : null;
        for (var i = 0; i < field.Z.Length; i++)
            Row(svg, field.Z[i], color, j => x.At(across[j]), y.At(up[i]), y.At(up[i + 1]));
        if (field.ShowsValues)
            Values(svg, field, x, y);
    }

    /// <summary>Draws the bands between the levels as fine cells of interpolated values; the contour lines over them hide the steps.</summary>
    public static void Bands(SvgWriter svg, FieldTrace field, double[] levels, AxisScale x, AxisScale y, Box box)
    {
        var (low, high, diverging) = field.Scale;
        double[] ends = [field.Span.Min, .. levels, field.Span.Max];
        int columns = (int)(box.Width / 3), rows = (int)(box.Height / 3);
        var (left, bottom) = (x.At(field.X[0]), y.At(field.Y[0]));
        double width = x.At(field.X[^1]) - left, height = y.At(field.Y[^1]) - bottom;
        for (var i = 0; i < rows; i++)
        {
            var z = new double[columns];
            for (var j = 0; j < columns; j++)
                z[j] = Interpolate(field, (j + 0.5) / columns, (i + 0.5) / rows);
            Row(svg, z, Band, j => left + (width * j / columns), bottom + (height * i / rows), bottom + (height * (i + 1) / rows));
        }

        string? Band(double z)
        {
            if (!double.IsFinite(z))
                return null;
            var band = Math.Clamp(levels.Count(level => level <= z), 0, ends.Length - 2);
            return Palette.At((((ends[band] + ends[band + 1]) / 2) - low) / (high - low), diverging);
        }
    }

    private static void Row(SvgWriter svg, double[] z, Func<double, string?> color, Func<int, double> edge, double fromY, double toY)
    {
        for (var j = 0; j < z.Length;)
        {
            var (start, fill) = (j, color(z[j]));
            while (j < z.Length && color(z[j]) == fill)
                j++;
            // Half a pixel over the neighbour's edge, or a page that scales the picture shows seams.
            if (fill is not null)
                svg.Rect(edge(start), Math.Min(fromY, toY), edge(j) - edge(start) + 0.5, Math.Abs(toY - fromY) + 0.5, fill, Crisp);
        }
    }

    private static void Values(SvgWriter svg, FieldTrace field, AxisScale x, AxisScale y)
    {
        var (low, high, diverging) = field.Scale;
        for (var i = 0; i < field.Z.Length; i++)
        {
            for (var j = 0; j < field.Z[i].Length; j++)
            {
                var ink = double.IsFinite(field.Z[i][j]) ? Palette.InkOn((field.Z[i][j] - low) / (high - low), diverging) : SvgWriter.Ink;
                svg.Text(x.At(field.X[j]), y.At(field.Y[i]) + 4, field.Z[i][j].ToString("G4", CultureInfo.InvariantCulture), size: 11, fill: ink);
            }
        }
    }

    /// <summary>The value at a share of the way across and upwards, from its four neighbours.</summary>
    private static double Interpolate(FieldTrace field, double across, double up)
    {
        var (j, a) = Place(field.X, across);
        var (i, b) = Place(field.Y, up);
        double Mix(double[] row) => (row[j] * (1 - a)) + (row[Math.Min(j + 1, row.Length - 1)] * a);
        return (Mix(field.Z[i]) * (1 - b)) + (Mix(field.Z[Math.Min(i + 1, field.Z.Length - 1)]) * b);
    }

    private static (int Index, double Share) Place(double[] places, double share)
    {
        if (places.Length < 2)
            return (0, 0);
        var at = places[0] + (share * (places[^1] - places[0]));
        var found = Array.BinarySearch(places, at);
        var index = Math.Clamp(found >= 0 ? found : ~found - 1, 0, places.Length - 2);
        return (index, (at - places[index]) / (places[index + 1] - places[index]));
    }
}
