using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

internal class MatMulNode(Matrix<double> W) : Layer
{
    protected Matrix<double> W = W;

    public Matrix<double>? dW;

    protected override Matrix<double> F(Matrix<double> x) => x * W;

    protected override Matrix<double> B(Matrix<double> dout)
    {
        dW = OfW(dout);
        return OfX(dout);
    }

    protected virtual Matrix<double>? OfW(Matrix<double> dout) => x.Transpose() * dout;

    protected virtual Matrix<double> OfX(Matrix<double> dout) => dout * W.Transpose();

    public sealed class ExchangedDW(Matrix<double> W) : MatMulNode(W) { protected override Matrix<double> OfW(Matrix<double> dout) => dout.Transpose() * x; }

    public sealed class NoDoutInDW(Matrix<double> W) : MatMulNode(W)
    {
        protected override Matrix<double> OfW(Matrix<double> dout) => x.Transpose() * dout.Map(_ => 1.0, Zeros.Include);
    }

    public sealed class MeanDW(Matrix<double> W) : MatMulNode(W) { protected override Matrix<double> OfW(Matrix<double> dout) => x.Transpose() * dout / x.RowCount; }

    public sealed class NoDW(Matrix<double> W) : MatMulNode(W) { protected override Matrix<double>? OfW(Matrix<double> dout) => null; }

    public sealed class WForDW(Matrix<double> W) : MatMulNode(W) { protected override Matrix<double> OfW(Matrix<double> dout) => W; }

    public sealed class ExchangedDx(Matrix<double> W) : MatMulNode(W) { protected override Matrix<double> OfX(Matrix<double> dout) => (W * dout.Transpose()); }

    public sealed class Accumulates(Matrix<double> W) : MatMulNode(W)
    {
        protected override Matrix<double> OfW(Matrix<double> dout) => dW is null ? x.Transpose() * dout : dW + x.Transpose() * dout;
    }
}

internal class AffineLayer(Matrix<double> W, Matrix<double> b) : Layer
{
    protected Matrix<double> W = W, b = b;

    public Matrix<double>? dW { get; private set; }

    public Matrix<double>? db { get; private set; }

    protected override Matrix<double> F(Matrix<double> x) => x * W + Matrix<double>.Build.Dense(x.RowCount, 1, 1) * b;

    protected override Matrix<double> B(Matrix<double> dout)
    {
        (dW, db) = (x.Transpose() * dout, OfB(dout));
        return dout * W.Transpose();
    }

    protected virtual Matrix<double> OfB(Matrix<double> dout) => dout.ColumnSums().ToRowMatrix();

    public sealed class NoBias(Matrix<double> W, Matrix<double> b) : AffineLayer(W, b) { protected override Matrix<double> F(Matrix<double> x) => x * W; }

    public sealed class FirstRowBias(Matrix<double> W, Matrix<double> b) : AffineLayer(W, b)
    {
        protected override Matrix<double> F(Matrix<double> x)
        {
            var y = x * W;
            y.SetRow(0, y.Row(0) + b.Row(0));
            return y;
        }
    }

    public sealed class MeanDb(Matrix<double> W, Matrix<double> b) : AffineLayer(W, b) { protected override Matrix<double> OfB(Matrix<double> dout) => base.OfB(dout) / x.RowCount; }

    public sealed class WrongAxisDb(Matrix<double> W, Matrix<double> b) : AffineLayer(W, b) { protected override Matrix<double> OfB(Matrix<double> dout) => dout.RowSums().ToRowMatrix(); }

    public sealed class DoutAsDb(Matrix<double> W, Matrix<double> b) : AffineLayer(W, b) { protected override Matrix<double> OfB(Matrix<double> dout) => dout.Clone(); }

    public sealed class FirstRowDb(Matrix<double> W, Matrix<double> b) : AffineLayer(W, b) { protected override Matrix<double> OfB(Matrix<double> dout) => dout.SubMatrix(0, 1, 0, dout.ColumnCount); }

    public sealed class ZeroDb(Matrix<double> W, Matrix<double> b) : AffineLayer(W, b) { protected override Matrix<double> OfB(Matrix<double> dout) => 0 * base.OfB(dout); }
}

internal class RepeatNode(int N) : Layer
{
    protected int N = N;

    protected override Matrix<double> F(Matrix<double> x) => Matrix<double>.Build.Dense(N, 1, 1) * x;

    protected override Matrix<double> B(Matrix<double> dout) => dout.ColumnSums().ToRowMatrix();

    public sealed class Mean(int N) : RepeatNode(N) { protected override Matrix<double> B(Matrix<double> dout) => base.B(dout) / N; }

    public sealed class OneCopy(int N) : RepeatNode(N) { protected override Matrix<double> B(Matrix<double> dout) => dout.SubMatrix(0, 1, 0, dout.ColumnCount); }

    public sealed class WrongAxis(int N) : RepeatNode(N) { protected override Matrix<double> B(Matrix<double> dout) => dout.RowSums().ToColumnMatrix(); }

    public sealed class ReturnsX(int N) : RepeatNode(N) { protected override Matrix<double> B(Matrix<double> dout) => x.Clone(); }

    public sealed class ReturnsDout(int N) : RepeatNode(N) { protected override Matrix<double> B(Matrix<double> dout) => dout.Clone(); }

    public sealed class ToTheRight(int N) : RepeatNode(N) { protected override Matrix<double> F(Matrix<double> x) => Enumerable.Repeat(x, N).Aggregate((a, b) => a.Append(b)); }
}

internal class SumNode : Layer
{
    protected override Matrix<double> F(Matrix<double> x) => x.ColumnSums().ToRowMatrix();

    protected override Matrix<double> B(Matrix<double> dout) => Matrix<double>.Build.Dense(x.RowCount, 1, 1) * dout;

    public sealed class RepeatsX : SumNode { protected override Matrix<double> B(Matrix<double> dout) => Enumerable.Repeat(x, x.RowCount).Aggregate((a, b) => a.Stack(b)); }

    public sealed class ReturnsX : SumNode { protected override Matrix<double> B(Matrix<double> dout) => x.Clone(); }

    public sealed class OneRow : SumNode { protected override Matrix<double> B(Matrix<double> dout) => dout.Clone(); }

    public sealed class Shares : SumNode { protected override Matrix<double> B(Matrix<double> dout) => base.B(dout) / x.RowCount; }

    public sealed class Ones : SumNode { protected override Matrix<double> B(Matrix<double> dout) => x.Map(_ => 1.0, Zeros.Include); }

    public sealed class Mean : SumNode { protected override Matrix<double> F(Matrix<double> x) => base.F(x) / x.RowCount; }

    public sealed class WrongAxis : SumNode { protected override Matrix<double> F(Matrix<double> x) => x.RowSums().ToColumnMatrix(); }
}
