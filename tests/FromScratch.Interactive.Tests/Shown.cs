using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;

namespace FromScratch.Interactive.Tests;

/// <summary>What a host shows of a value, by way of the formatting package.</summary>
internal static class Shown
{
    static Shown() => Formatters.Register();

    public static string Text(object value) => value.ToDisplayString("text/plain");

    public static string Html(object value) => value.ToDisplayString("text/html");

    public static IDocument Page(object value) => new HtmlParser().ParseDocument(Html(value));

    /// <summary>The SVG that a picture's HTML carries as an image.</summary>
    public static string ImageInHtml(object value)
    {
        var source = Page(value).QuerySelector("img[alt]")!.GetAttribute("src")!;
        const string prefix = "data:image/svg+xml;base64,";
        Assert.StartsWith(prefix, source, StringComparison.Ordinal);
        return Encoding.UTF8.GetString(Convert.FromBase64String(source[prefix.Length..]));
    }

    public static string[] MimeTypes(object value)
    {
        Formatters.Register();
        return [.. Formatter.GetPreferredMimeTypesFor(value.GetType())];
    }

    public static Matrix<double> Matrix(double[,] entries) => Matrix<double>.Build.DenseOfArray(entries);

    public static Matrix<double> Counting(int rows, int columns) =>
        Matrix<double>.Build.Dense(rows, columns, (i, j) => (i * columns) + j);

    public static T Under<T>(string culture, Func<T> show)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return show();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
