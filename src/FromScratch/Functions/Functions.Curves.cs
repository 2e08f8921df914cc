using MathNet.Numerics;

namespace FromScratch;

public static partial class Functions
{
    // The book's window: Kaiser's with β = 2 over 11 values.
    private const int WindowLength = 11;
    private const double Beta = 2;

    /// <summary>
    /// A noisy curve, such as a loss for each mini-batch, smoothed by a weighted mean over 11 neighbours
    /// (vol. 1 section 6.1.8, <c>smooth_curve</c>).
    /// </summary>
    /// <param name="curve">At least 11 values. Not changed.</param>
    /// <returns>As many values. At both ends the curve is continued by its mirror image.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="curve"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="curve"/> has fewer than 11 values.</exception>
    /// <example>
    /// <code>
    /// var flat = Functions.SmoothCurve(Enumerable.Repeat(0.5, 20).ToArray());
    /// (flat.Length, Math.Round(flat[7], 12))   // => (20, 0.5)
    /// </code>
    /// </example>
    public static double[] SmoothCurve(IReadOnlyList<double> curve)
    {
        Require.NotNull(nameof(SmoothCurve), curve);
        if (curve.Count < WindowLength)
            throw new ArgumentException(FormattableString.Invariant(
                $"SmoothCurve: a curve of {curve.Count} values is shorter than the window of {WindowLength}."), nameof(curve));

        var window = KaiserWindow(WindowLength, Beta);
        var total = window.Sum();
        const int Half = WindowLength / 2;
        return [.. Enumerable.Range(0, curve.Count).Select(i =>
            Enumerable.Range(0, WindowLength).Sum(k => window[k] / total * At(i + k - Half)))];

        // Before the first value comes the second; after the last comes the last again, as in the book.
        double At(int i) => i < 0 ? curve[-i] : i < curve.Count ? curve[i] : curve[(2 * curve.Count) - 1 - i];
    }

    /// <summary>Kaiser's window, I₀(β √(1 − ((k − c) / c)²)) / I₀(β) with c the middle: 1 in the middle, less outwards.</summary>
    internal static double[] KaiserWindow(int length, double beta)
    {
        var centre = (length - 1) / 2.0;
        return [.. Enumerable.Range(0, length).Select(k =>
            SpecialFunctions.BesselI0(beta * Math.Sqrt(1 - Math.Pow((k - centre) / centre, 2))) / SpecialFunctions.BesselI0(beta))];
    }
}
