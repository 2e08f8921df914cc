namespace FromScratch;

/// <summary>The derivative of a function of one number, from two values of the function (vol. 1 section 4.3.1).</summary>
public static class NumericalDifference
{
    /// <summary>The central difference (f(x + h) − f(x − h)) / 2h.</summary>
    /// <param name="f">The function.</param>
    /// <param name="x">Where to differentiate.</param>
    /// <param name="h">The step; the book's 1e-4 balances the error of the formula, h²·f‴/6, against that of rounding, about 1e-16/h.</param>
    /// <exception cref="ArgumentNullException"><paramref name="f"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="h"/> is not a positive finite number.</exception>
    /// <example>
    /// <code>
    /// NumericalDifference.Of(x => 0.01 * x * x + 0.1 * x, 5)   // => 0.1999999999990898
    /// </code>
    /// </example>
    public static double Of(Func<double, double> f, double x, double h = NumericalGradient.Step)
    {
        ArgumentNullException.ThrowIfNull(f);
        NumericalGradient.CheckStep(h);
        return (f(x + h) - f(x - h)) / (2 * h);
    }
}
