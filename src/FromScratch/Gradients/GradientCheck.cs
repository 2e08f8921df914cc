using System.Globalization;

namespace FromScratch;

/// <summary>
/// Compares the gradients that Backward computes with difference quotients of Forward (vol. 1 section 5.7.3), and
/// says for every parameter and input how large the largest relative error is, and where.
/// </summary>
/// <remarks>
/// <para>
/// Relative error: |analytical − numerical| / max(|analytical|, |numerical|, 1e-3 · max(1, largest |output|)). The last
/// term is there because rounding alone makes difference quotients differ by about 1e-11. Right gradients come out
/// below 1e-7, wrong ones mostly above 1e-2.
/// </para>
/// <para>
/// A layer's output is a matrix; the loss whose gradient is checked is Σ dout ⊙ y, with a fixed dout that has no
/// pattern. At a corner, such as ReLU's at 0, every value between the one-sided derivatives counts as right.
/// <see cref="SoftmaxWithLoss"/> is checked against the loss without its 1e-7, which is what its gradient belongs to.
/// </para>
/// <para>
/// The check also says where a layer breaks a rule that no derivative shows: if it writes into its caller's x or dout,
/// or leaves a parameter's <see cref="Parameter.Gradient"/> untouched.
/// </para>
/// <para>
/// Values are put back as they were, also where a call throws. Afterwards the checked object is as after one Forward
/// and Backward of the given input: its gradients are those of that pass.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var W = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 1.0, -2.0, 3.0 }, { 0.5, 0.0, -1.0 } });
/// var affine = new Affine(W, Vector&lt;double&gt;.Build.Dense(3));
/// var x = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });
/// var check = GradientCheck.Of(affine, x);
/// check.Passed()                                        // => True
/// string.Join(" ", check.Entries.Select(e => e.Name))   // => W b x
/// </code>
/// </example>
public sealed partial class GradientCheck
{
    /// <summary>The largest relative error that <see cref="Passed"/> accepts if not told otherwise.</summary>
    public const double DefaultTolerance = 1e-6;

    private GradientCheck(string subject, IReadOnlyList<GradientCheckEntry> entries, IReadOnlyList<string> problems)
    {
        Subject = subject;
        Entries = entries;
        Problems = problems;
    }

    /// <summary>What was checked, such as <c>Affine (4 → 3): W (4, 3), b (1, 3), 15 parameters</c>.</summary>
    public string Subject { get; }

    /// <summary>One entry for each parameter in order, then one for each input.</summary>
    public IReadOnlyList<GradientCheckEntry> Entries { get; }

    /// <summary>What is wrong besides numbers: a caller's matrix changed, a gradient missing or misshapen. Empty if nothing is.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The entry with the largest relative error.</summary>
    public GradientCheckEntry Worst => Entries.MaxBy(entry => entry.RelativeError)!;

    /// <summary>The largest relative error of all.</summary>
    public double LargestRelativeError => Worst.RelativeError;

    /// <summary>Whether no relative error is above the tolerance and there is no problem besides.</summary>
    /// <param name="tolerance">The largest relative error to accept.</param>
    public bool Passed(double tolerance = DefaultTolerance) =>
        Problems.Count == 0 && LargestRelativeError <= tolerance;

    /// <summary>The check as a table, one line for each entry, and the problems below it.</summary>
    public override string ToString()
    {
        string[][] cells =
        [
            ["name", "shape", "relative error", "at", "analytical", "numerical"],
            .. Entries.Select(e => new[]
            {
                e.Name, MatrixExtensions.Shape(e.RowCount, e.ColumnCount), Number(e.RelativeError, "0.0e+00"),
                e.Problem is null ? MatrixExtensions.Shape(e.Row, e.Column) : "", Number(e.Analytical, "G8"), Number(e.Numerical, "G8"),
            }),
        ];
        var widths = Enumerable.Range(0, cells[0].Length).Select(c => cells.Max(row => row[c].Length)).ToArray();
        var lines = cells.Select(row => string.Join("  ", row.Select((cell, c) => c < 2 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd());
        return string.Join('\n', [$"Gradient check of {Subject}", .. lines, .. Problems.Select(problem => $"! {problem}")]);
    }

    private static string Number(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture)
        : double.IsNaN(value) ? "" : "∞";
}
