using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

internal class LossNode
{
    protected Matrix<double> y = null!;
    protected int[] t = [];

    public double Forward(Matrix<double> x, int[] t)
    {
        (this.t, y) = (t, Softmax(x));
        return Loss();
    }

    public virtual Matrix<double> Backward(double dout = 1)
    {
        var dx = y.Clone();
        for (var n = 0; n < t.Length; n++)
            dx[n, t[n]] -= 1;
        return dx * dout / t.Length;
    }

    protected virtual Matrix<double> Softmax(Matrix<double> x) => Functions.Softmax(x);

    protected virtual double Loss() => -t.Select((label, n) => Math.Log(y[n, label])).Average();

    public sealed class WithEpsilon : LossNode { protected override double Loss() => Functions.CrossEntropyError(y, t); }

    public sealed class Summed : LossNode { protected override double Loss() => base.Loss() * t.Length; }

    public sealed class NoMinus : LossNode { protected override double Loss() => -base.Loss(); }

    public sealed class NotDivided : LossNode { public override Matrix<double> Backward(double dout = 1) => base.Backward(dout) * t.Length; }

    public sealed class ForgetsDout : LossNode { public override Matrix<double> Backward(double dout = 1) => base.Backward(1); }

    public sealed class Flipped : LossNode { public override Matrix<double> Backward(double dout = 1) => -base.Backward(dout); }

    public sealed class ProbabilitiesOnly : LossNode { public override Matrix<double> Backward(double dout = 1) => y * dout / t.Length; }

    public sealed class OfColumns : LossNode { protected override Matrix<double> Softmax(Matrix<double> x) => Functions.Softmax(x.Transpose()).Transpose(); }

    public sealed class Overflows : LossNode
    {
        protected override Matrix<double> Softmax(Matrix<double> x)
        {
            var e = x.PointwiseExp();
            return e.PointwiseDivide(e.RowSums().ToColumnMatrix() * Matrix<double>.Build.Dense(1, x.ColumnCount, 1));
        }
    }

    public sealed class ChangesItsMemory : LossNode
    {
        public override Matrix<double> Backward(double dout = 1)
        {
            for (var n = 0; n < t.Length; n++)
                y[n, t[n]] -= 1;
            return y * dout / t.Length;
        }
    }
}

internal class SgdByHand(double learningRate)
{
    protected double learningRate = learningRate;

    public void Update(List<Matrix<double>> parameters, List<Matrix<double>> gradients)
    {
        for (var k = 0; k < Count(parameters); k++)
            Step(parameters, k, gradients[k]);
    }

    protected virtual int Count(List<Matrix<double>> parameters) => parameters.Count;

    protected virtual void Step(List<Matrix<double>> parameters, int k, Matrix<double> g) => (parameters[k] - learningRate * g).CopyTo(parameters[k]);

    public sealed class Uphill(double learningRate) : SgdByHand(learningRate)
    {
        protected override void Step(List<Matrix<double>> parameters, int k, Matrix<double> g) => (parameters[k] + learningRate * g).CopyTo(parameters[k]);
    }

    public sealed class NoRate(double learningRate) : SgdByHand(learningRate)
    {
        protected override void Step(List<Matrix<double>> parameters, int k, Matrix<double> g) => (parameters[k] - g).CopyTo(parameters[k]);
    }

    public sealed class IntoTheList(double learningRate) : SgdByHand(learningRate)
    {
        protected override void Step(List<Matrix<double>> parameters, int k, Matrix<double> g) => parameters[k] -= learningRate * g;
    }

    public sealed class StepOnly(double learningRate) : SgdByHand(learningRate)
    {
        protected override void Step(List<Matrix<double>> parameters, int k, Matrix<double> g) => (-learningRate * g).CopyTo(parameters[k]);
    }

    public sealed class FirstOnly(double learningRate) : SgdByHand(learningRate) { protected override int Count(List<Matrix<double>> parameters) => 1; }

    public sealed class ChangesGradients(double learningRate) : SgdByHand(learningRate)
    {
        protected override void Step(List<Matrix<double>> parameters, int k, Matrix<double> g)
        {
            g.Multiply(learningRate, g);
            parameters[k].Subtract(g, parameters[k]);
        }
    }

    public sealed class Forgetful(double learningRate) : SgdByHand(learningRate)
    {
        protected override void Step(List<Matrix<double>> parameters, int k, Matrix<double> g)
        {
            base.Step(parameters, k, g);
            learningRate /= 2;
        }
    }
}
