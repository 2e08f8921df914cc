using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>What the learners' layers of these tests share, so that each of them is the line in which it differs.</summary>
internal abstract class Layer
{
    protected Matrix<double> x = null!, y = null!;

    public virtual Matrix<double> Forward(Matrix<double> x)
    {
        this.x = x;
        return y = F(x);
    }

    public virtual Matrix<double> Backward(Matrix<double> dout) => B(dout);

    protected abstract Matrix<double> F(Matrix<double> x);

    protected abstract Matrix<double> B(Matrix<double> dout);
}
