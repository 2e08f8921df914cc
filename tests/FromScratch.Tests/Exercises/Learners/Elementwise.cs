using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

internal class ReLULayer : Layer
{
    protected override Matrix<double> F(Matrix<double> x) => x.PointwiseMaximum(0);

    protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(x.Map(v => v > 0 ? 1.0 : 0));

    public sealed class PassesOn : ReLULayer { protected override Matrix<double> B(Matrix<double> dout) => dout.Clone(); }

    public sealed class AtZero : ReLULayer { protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(x.Map(v => v >= 0 ? 1.0 : 0)); }

    public sealed class MaskOnly : ReLULayer { protected override Matrix<double> B(Matrix<double> dout) => x.Map(v => v > 0 ? 1.0 : 0); }

    public sealed class MaskOfDout : ReLULayer { protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMaximum(0); }

    public sealed class TimesValue : ReLULayer { protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(y); }

    public sealed class Inverted : ReLULayer { protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(x.Map(v => v > 0 ? 0.0 : 1)); }

    public sealed class Absolute : ReLULayer { protected override Matrix<double> F(Matrix<double> x) => x.PointwiseAbs(); }

    public sealed class OverwritesDout : ReLULayer
    {
        protected override Matrix<double> B(Matrix<double> dout)
        {
            for (var i = 0; i < x.RowCount; i++)
                for (var j = 0; j < x.ColumnCount; j++)
                    if (x[i, j] <= 0)
                        dout[i, j] = 0;
            return dout;
        }
    }

    public sealed class OverwritesX : ReLULayer
    {
        protected override Matrix<double> F(Matrix<double> x)
        {
            x.MapInplace(v => Math.Max(v, 0));
            return x.Clone();
        }
    }
}

internal class SigmoidLayer : Layer
{
    protected override Matrix<double> F(Matrix<double> x) => Functions.Sigmoid(x);

    protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(y).PointwiseMultiply(1 - y);

    public sealed class OfInput : SigmoidLayer { protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(x).PointwiseMultiply(1 - x); }

    public sealed class Twice : SigmoidLayer
    {
        protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(Functions.Sigmoid(y)).PointwiseMultiply(1 - Functions.Sigmoid(y));
    }

    public sealed class ForgetsDout : SigmoidLayer { protected override Matrix<double> B(Matrix<double> dout) => y.PointwiseMultiply(1 - y); }

    public sealed class OnlyY : SigmoidLayer { protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(y); }

    public sealed class Negative : SigmoidLayer { protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(y).PointwiseMultiply(y - 1); }
}

internal class TanhLayer : Layer
{
    protected override Matrix<double> F(Matrix<double> x) => x.PointwiseTanh();

    protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(1 - y.PointwisePower(2));

    public sealed class NoSquare : TanhLayer { protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(1 - y); }

    public sealed class OfInput : TanhLayer { protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(1 - x.PointwisePower(2)); }

    public sealed class ForgetsDout : TanhLayer { protected override Matrix<double> B(Matrix<double> dout) => 1 - y.PointwisePower(2); }

    public sealed class ReturnsDout : TanhLayer { protected override Matrix<double> B(Matrix<double> dout) => dout; }

    public sealed class Overflows : TanhLayer
    {
        protected override Matrix<double> F(Matrix<double> x) => (x.PointwiseExp() - (-x).PointwiseExp()).PointwiseDivide(x.PointwiseExp() + (-x).PointwiseExp());
    }
}
