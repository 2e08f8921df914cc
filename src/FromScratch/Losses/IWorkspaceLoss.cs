using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>A loss that a network can run without copies; see <see cref="IWorkspaceLayer"/>.</summary>
internal interface IWorkspaceLoss : ILossLayer
{
    /// <summary>Forward; <paramref name="x"/> is dense.</summary>
    double Forward(Matrix<double> x, int[] labels, Workspace workspace);

    /// <summary>Forward against one-hot rows; <paramref name="x"/> is dense.</summary>
    double Forward(Matrix<double> x, Matrix<double> oneHot, Workspace workspace);

    /// <summary>Backward, into a matrix of the workspace.</summary>
    Matrix<double> Backward(double dout, Workspace workspace);
}
