using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

internal class RnnNode(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b)
{
    protected Matrix<double> Wx = Wx, Wh = Wh, b = b, x = null!, hPrev = null!, h = null!;

    public Matrix<double> dWx = null!, dWh = null!, db = null!;

    public Matrix<double> Forward(Matrix<double> x, Matrix<double> hPrev)
    {
        (this.x, this.hPrev) = (x, hPrev);
        return h = Activate(Sum());
    }

    public (Matrix<double> dx, Matrix<double> dhPrev) Backward(Matrix<double> dhNext)
    {
        var da = Da(dhNext);
        (dWx, dWh, db) = (x.Transpose() * da, State.Transpose() * da, OfB(da));
        return (da * Wx.Transpose(), da * Wh.Transpose());
    }

    protected virtual Matrix<double> Sum() => hPrev * Wh + x * Wx + Matrix<double>.Build.Dense(x.RowCount, 1, 1) * b;

    protected virtual Matrix<double> Activate(Matrix<double> a) => a.PointwiseTanh();

    protected virtual Matrix<double> Da(Matrix<double> dh) => dh.PointwiseMultiply(1 - h.PointwisePower(2));

    protected virtual Matrix<double> State => hPrev;

    protected virtual Matrix<double> OfB(Matrix<double> da) => da.ColumnSums().ToRowMatrix();

    public sealed class MissingFactor(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b) : RnnNode(Wx, Wh, b) { protected override Matrix<double> Da(Matrix<double> dh) => dh; }

    public sealed class NoSquare(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b) : RnnNode(Wx, Wh, b) { protected override Matrix<double> Da(Matrix<double> dh) => dh.PointwiseMultiply(1 - h); }

    public sealed class PreviousSlope(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b) : RnnNode(Wx, Wh, b)
    {
        protected override Matrix<double> Da(Matrix<double> dh) => dh.PointwiseMultiply(1 - hPrev.PointwisePower(2));
    }

    public sealed class NextState(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b) : RnnNode(Wx, Wh, b) { protected override Matrix<double> State => h; }

    public sealed class MeanDb(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b) : RnnNode(Wx, Wh, b) { protected override Matrix<double> OfB(Matrix<double> da) => base.OfB(da) / x.RowCount; }

    public sealed class NoBias(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b) : RnnNode(Wx, Wh, b) { protected override Matrix<double> Sum() => hPrev * Wh + x * Wx; }

    public sealed class NoTanh(Matrix<double> Wx, Matrix<double> Wh, Matrix<double> b) : RnnNode(Wx, Wh, b) { protected override Matrix<double> Activate(Matrix<double> a) => a; }
}
