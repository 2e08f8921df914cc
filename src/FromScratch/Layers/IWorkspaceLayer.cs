using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// A layer that a network can run without copies: the formulas of <see cref="ILayer"/>, on matrices of a
/// <see cref="Workspace"/>.
/// </summary>
/// <remarks>
/// A layer that is called by itself returns new matrices and keeps copies of them, so that a learner who keeps an output, or
/// changes it, changes nothing else. A network knows that nobody outside sees what passes between its layers, and spares
/// both.
/// </remarks>
internal interface IWorkspaceLayer : ILayer
{
    /// <summary>Forward; <paramref name="x"/> is dense and nobody changes it until the next Forward.</summary>
    Matrix<double> Forward(Matrix<double> x, Workspace workspace);

    /// <summary>Backward; <paramref name="dout"/> is dense.</summary>
    /// <returns>∂L/∂x, or null where a layer with parameters was told that nobody wants it.</returns>
    Matrix<double>? Backward(Matrix<double> dout, Workspace workspace, bool wantsDx = true);
}

/// <summary>What a layer does when it is called by itself: new matrices, which are the caller's.</summary>
internal static class WorkspaceLayerExtensions
{
    public static Matrix<double> ForwardAlone(this IWorkspaceLayer layer, Matrix<double> x) => layer.Forward(x, Workspace.None);

    public static Matrix<double> BackwardAlone(this IWorkspaceLayer layer, Matrix<double> dout) => layer.Backward(dout, Workspace.None)!;
}
