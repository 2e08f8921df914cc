using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The arithmetic of a gradient check: shakes one element after another, and compares how the output moves with what
/// the analytical gradient says.
/// </summary>
/// <remarks>
/// The output may be a matrix Y, with weights dout that make it the scalar Σ dout ⊙ Y. Differences are taken element by
/// element before they are summed: whatever an element does not influence then adds no rounding error.
/// </remarks>
internal sealed class CentralDifferences(Func<Matrix<double>> output, Matrix<double> dout)
{
    // Best for double arithmetic where gradients are compared to 1e-6: the formula errs by h² ≈ 1e-10, rounding by 1e-16/h ≈ 1e-11.
    private const double RelativeStep = 1e-5;

    // Below this share of the output's size, a gradient's relative error is taken against it: rounding alone makes 1e-11.
    private const double Floor = 1e-3;

    // One-sided derivatives that differ by more than this share ask for a second look.
    private const double Corner = 1e-2;

    private readonly Matrix<double> _centre = output().DenseCopy();

    /// <summary>Compares every element of <paramref name="theta"/>, which is written to and restored.</summary>
    public GradientCheckEntry Compare(string name, Matrix<double> theta, Matrix<double>? analytical)
    {
        if (analytical is null)
            return GradientCheckEntry.Failed(name, theta, "there is no gradient: it is null");
        if (analytical.RowCount != theta.RowCount || analytical.ColumnCount != theta.ColumnCount)
            return GradientCheckEntry.Failed(name, theta, $"the gradient has shape {analytical.Shape()}, but {name} has shape {theta.Shape()}");

        var floor = Floor * Math.Max(1, _centre.Enumerate().Max(Math.Abs));
        var worst = new GradientCheckEntry(name, theta.RowCount, theta.ColumnCount, -1, 0, 0, 0, 0);
        for (var i = 0; i < theta.RowCount; i++)
            for (var j = 0; j < theta.ColumnCount; j++)
            {
                var expected = analytical[i, j];
                var numerical = DerivativeAt(theta, i, j, expected, floor);
                var error = RelativeError(expected, numerical, floor);
                if (error > worst.RelativeError)
                    worst = worst with { RelativeError = error, Row = i, Column = j, Analytical = expected, Numerical = numerical };
            }

        return worst;
    }

    private double DerivativeAt(Matrix<double> theta, int i, int j, double expected, double floor)
    {
        var h = RelativeStep * Math.Max(1, Math.Abs(theta[i, j]));
        var (left, right) = Slopes(theta, i, j, h);
        var central = (left + right) / 2;
        var gap = Math.Abs(right - left);
        if (!double.IsFinite(gap) || gap <= Corner * Math.Max(Math.Max(Math.Abs(left), Math.Abs(right)), floor))
            return central;

        // With a tenth of the step a smooth curve's gap is a tenth, a jump's ten times as large. A corner's stays, or is
        // gone where the corner was a little to one side. At a corner, as at ReLU's 0, every value between the two
        // one-sided derivatives is a right answer.
        var (nearLeft, nearRight) = Slopes(theta, i, j, h / 10);
        var isCorner = (Math.Abs(nearRight - nearLeft) / gap) is <= 0.09 or (>= 0.11 and < 2);
        return isCorner ? Math.Clamp(expected, Math.Min(nearLeft, nearRight), Math.Max(nearLeft, nearRight)) : central;
    }

    /// <summary>The one-sided derivatives at an element, which is restored whatever happens.</summary>
    private (double Left, double Right) Slopes(Matrix<double> theta, int i, int j, double h)
    {
        var value = theta[i, j];
        try
        {
            theta[i, j] = value + h;
            var right = Slope(output(), theta[i, j] - value);
            theta[i, j] = value - h;
            var left = Slope(output(), theta[i, j] - value);
            return (left, right);
        }
        finally
        {
            theta[i, j] = value;
        }
    }

    private double Slope(Matrix<double> moved, double step)
    {
        var sum = 0.0;
        for (var j = 0; j < moved.ColumnCount; j++)
            for (var i = 0; i < moved.RowCount; i++)
                sum += dout[i, j] * (moved[i, j] - _centre[i, j]);
        return sum / step;
    }

    private static double RelativeError(double analytical, double numerical, double floor)
    {
        var difference = Math.Abs(analytical - numerical);
        return double.IsFinite(difference)
            ? difference / Math.Max(Math.Max(Math.Abs(analytical), Math.Abs(numerical)), floor)
            : double.PositiveInfinity;
    }
}
