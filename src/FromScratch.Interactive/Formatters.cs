using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;

namespace FromScratch.Interactive;

/// <summary>Switches the notebook's views on.</summary>
public static class Formatters
{
    private const string Plain = "text/plain";
    private const string Html = "text/html";
    private const string Svg = "image/svg+xml";
    private const string Plotly = "application/vnd.plotly.v1+json";

    private static readonly PlainTextFormatter<RegistrationMark> Mark = new((RegistrationMark _, FormatContext _) => false);

    /// <summary>
    /// From here on matrices, vectors, masks, tuples, parameters, layers and charts show as the book would print them.
    /// A notebook calls it once, in its first cell; calling it again changes nothing.
    /// </summary>
    /// <remarks>
    /// <para>One rule for numbers, everywhere in the invariant culture. A number that stands alone has the shortest digits that
    /// read back as the same number: <c>550</c>, <c>110.00000000000001</c>, <c>4.5395807735907655E-05</c>. The entries of a matrix
    /// or vector share one form: whole numbers where every entry is whole, otherwise at most 8 significant digits with as many
    /// decimals as the largest entry leaves, scientific only where the largest magnitude is 1e8 or more, the smallest below
    /// 1e-4, or the two more than 1000 apart (NumPy's rule). Up to 20 rows and columns are shown whole; beyond that, five at
    /// each end.</para>
    /// <para>Matrices, tuples, parameters and layers come as <c>text/html</c> and <c>text/plain</c>; numbers as <c>text/plain</c>;
    /// computation graphs as <c>text/html</c> (an image), <c>image/svg+xml</c> and <c>text/plain</c>; charts as those three and as
    /// <c>application/vnd.plotly.v1+json</c>.</para>
    /// </remarks>
    public static void Register()
    {
        if (Formatter.RegisteredFormatters(includeDefaults: false).Contains(Mark))
            return;
        Formatter.Register(Mark);

        RegisterNumbers();
        RegisterEntries();
        View<ITuple>(TupleView.Text, TupleView.Html);
        View<MatrixView>(view => view.ToString(), MatrixTable.Of);
        View<Formula>(FormulaView.Text, FormulaView.Html);
        View<Parameter>(ParameterView.Text, ParameterView.Html);
        View<IEnumerable<Parameter>>(ParameterView.Text, ParameterView.Html);
        View<IHasParameters>(ParametersView.Text, ParametersView.Html);
        View<GradientCheck>(GradientCheckView.Text, GradientCheckView.Html);
        View<Feedback>(feedback => feedback.ToString(), FeedbackView.Html);
        Described<Add>();
        Described<Mul>();
        Described<Div>();
        Described<ILossLayer>();
        Described<IOptimizer>();
        Charted<Chart>(chart => chart);
        Charted<LossChart>(live => live.Chart);
        Charted<BoundaryMovie>(movie => movie.Chart);
        View<Progress>(progress => progress.ToString(), progress => ProgressHtml.Of(progress.State));
        View<ProgressState>(state => state.ToString(), ProgressHtml.Of);
        GraphFormatters.Register();
    }

    private static void RegisterNumbers()
    {
        Number<double>();
        Number<float>();
        Number<Half>();
        Number<decimal>();
        Number<int>();
        Number<long>();
        Number<short>();
        Number<sbyte>();
        Number<byte>();
        Number<ushort>();
        Number<uint>();
        Number<ulong>();
        Number<System.Numerics.BigInteger>();
        Formatter.SetPreferredMimeTypesFor(typeof(bool), Plain);
        Formatter.SetPreferredMimeTypesFor(typeof(char), Plain);
        Formatter.SetPreferredMimeTypesFor(typeof(string), Plain);
    }

    private static void RegisterEntries()
    {
        Entries<Matrix<double>>(ShownEntries.Of);
        Entries<Matrix<float>>(ShownEntries.Of);
        Entries<Vector<double>>(ShownEntries.Of);
        Entries<Vector<float>>(ShownEntries.Of);
        Entries<double[,]>(ShownEntries.Of);
        Entries<float[,]>(ShownEntries.Of);
        Entries<int[,]>(ShownEntries.Of);
        Entries<bool[,]>(ShownEntries.Of);
        Entries<double[]>(ShownEntries.Of);
        Entries<float[]>(ShownEntries.Of);
        Entries<int[]>(ShownEntries.Of);
        Entries<bool[]>(ShownEntries.Of);
    }

    private static void Charted<T>(Func<T, Chart> chart)
    {
        Formatter.Register<T>(value => chart(value).ToPlotlyJson(), Plotly);
        Formatter.Register<T>(value => chart(value).ToSvg(), Svg);
        Formatter.Register<T>(value => chart(value).ToString(), Plain);
        Formatter.Register<T>(value => SvgImage.Html(chart(value).ToSvg(), chart(value).ToString()), Html);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Plotly, Html, Svg, Plain);
    }

    private static void Number<T>()
        where T : System.Numerics.INumberBase<T>
    {
        Formatter.Register<T>(NumberText.Shortest, Plain);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Plain);
    }

    /// <summary>What says in its own words what it is.</summary>
    private static void Described<T>()
        where T : notnull
    {
        Formatter.Register<T>(value => value.ToString() ?? "", Plain);
        Formatter.Register<T>(value => SideBySide.Text(value.ToString() ?? "", label: null), Html);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Plain);
    }

    private static void Entries<T>(Func<T, ShownEntries> shown) =>
        View<T>(value => BracketLayout.Of(shown(value)), value => MatrixTable.Of(shown(value)));

    private static void View<T>(Func<T, string> text, Func<T, string> html)
    {
        Formatter.Register(text, Plain);
        Formatter.Register(html, Html);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Html, Plain);
    }

    /// <summary>A type of our own, whose formatter's presence tells that all the others are there too.</summary>
    private sealed class RegistrationMark;
}
