using MathNet.Numerics.LinearAlgebra;

// Learners do not ask what could be static.
#pragma warning disable CA1822

namespace FromScratch.Tests;

/// <summary>Classes that do what a class should not.</summary>
internal static class Hostile
{
    public sealed class Throws : MulNode
    {
        public override double Forward(double x, double y) => y < 0 ? throw new InvalidOperationException("Negative y.") : base.Forward(x, y);

        public override string ToString() => throw new InvalidOperationException("Not even a name.");
    }

    public sealed class ThrowsWithoutWords : MulNode
    {
        public override (double dx, double dy) Backward(double dout) => throw new Wordless();

        private sealed class Wordless : Exception
        {
            public override string Message => throw new InvalidOperationException("No words.");
        }
    }

    public sealed class NotWritten : MulNode { public override (double dx, double dy) Backward(double dout) => throw new NotImplementedException("Your code here."); }

    public sealed class NoTranspose(Matrix<double> W) : MatMulNode(W) { protected override Matrix<double> OfX(Matrix<double> dout) => dout * W; }

    public sealed class ChangesW(Matrix<double> W) : MatMulNode(W)
    {
        protected override Matrix<double> F(Matrix<double> x)
        {
            var y = x * W;
            W[0, 0] += 1e-12;
            return y;
        }
    }

    public sealed class NullBack : ReLULayer { protected override Matrix<double> B(Matrix<double> dout) => null!; }

    public sealed class ReturnsInput : ReLULayer { protected override Matrix<double> F(Matrix<double> x) => x; }

    public sealed class NaNs : ReLULayer { protected override Matrix<double> F(Matrix<double> x) => x * double.NaN; }

    public sealed class Huge : ReLULayer { protected override Matrix<double> F(Matrix<double> x) => Matrix<double>.Build.Sparse(100_000_000, 1_000); }

    public sealed class Shared : TanhLayer
    {
        private static Matrix<double> _last = null!;

        protected override Matrix<double> F(Matrix<double> x) => _last = base.F(x);

        protected override Matrix<double> B(Matrix<double> dout) => dout.PointwiseMultiply(1 - _last.PointwisePower(2));
    }

    public sealed class Endless : MulNode
    {
        public static volatile bool Stop;

        public override (double dx, double dy) Backward(double dout)
        {
            while (!Stop) Thread.Yield();
            return (dout, dout);
        }
    }

    public sealed class Sleeps : MulNode
    {
        public override double Forward(double x, double y)
        {
            Thread.Sleep(Timeout.Infinite);
            return 0;
        }
    }

    public sealed class Recursive : MulNode
    {
        public override double Forward(double x, double y)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            return Forward(x, y) + 1;
        }
    }

    public sealed class Refuses : MulNode { public Refuses() => throw new FormatException("No."); }

    public sealed class StaticRefuses : MulNode { static StaticRefuses() => throw new FormatException("No."); }

    public sealed class NeedsMore(double factor) : MulNode { public double Factor => factor; }

    public sealed class SmallLetters
    {
        public double forward(double x, double y) => x * y;
    }

    public sealed class Private
    {
        public double Forward(double x, double y) => x * y;

        private (double, double) Backward(double dout) => (dout, dout);

        public override string ToString() => $"{Backward(1)}";
    }

    public sealed class OneGradient
    {
        public double Forward(double x, double y) => x * y;

        public double Backward(double dout) => dout;
    }

    public sealed class SmallDw(Matrix<double> W)
    {
        public Matrix<double> dw = null!;

        public Matrix<double> Forward(Matrix<double> x) => x * W;

        public Matrix<double> Backward(Matrix<double> dout) => dout * W.Transpose();
    }

    public sealed class VectorDb(Matrix<double> W, Matrix<double> b)
    {
        public Matrix<double> dW = null!;
        public Vector<double> db = b.Row(0);

        public Matrix<double> Forward(Matrix<double> x) => x * W;

        public Matrix<double> Backward(Matrix<double> dout) => dout * W.Transpose();
    }
}
