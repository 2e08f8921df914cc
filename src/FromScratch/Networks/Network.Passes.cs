using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

// The two passes. The library's layers run on matrices of the network's workspace, which nobody else ever holds; a
// reader's own layer gets copies, and may keep or change them as it likes.
public partial class Network
{
    /// <summary>Forward through the layers, which remember x itself and one another's outputs.</summary>
    /// <returns>The scores, which the next pass overwrites.</returns>
    private Matrix<double> RunForward(Matrix<double> x)
    {
        _lossIsCurrent = false;
        _workspace.BeginPass();
        var y = x;
        for (var i = 0; i < Layers.Count; i++)
            y = Layers[i] is IWorkspaceLayer layer ? layer.Forward(y.AsDense(), _workspace) : Layers[i].Forward(y.Clone());
        return y;
    }

    private double LossOf(Matrix<double> scores, int[] labels) => LossLayer is IWorkspaceLoss loss
        ? loss.Forward(scores.AsDense(), labels, _workspace)
        : LossLayer.Forward(scores.Clone(), labels);

    private double LossOf(Matrix<double> scores, Matrix<double> oneHot) => LossLayer is IWorkspaceLoss loss
        ? loss.Forward(scores.AsDense(), oneHot, _workspace)
        : LossLayer.Forward(scores.Clone(), oneHot);

    /// <summary>The gradients of the last <see cref="Loss(Matrix{double}, int[])"/>, without that of x.</summary>
    internal void WalkBack() => RunBackward(1, wantsDx: false);

    /// <summary>Backward through the layers, into every parameter's gradient.</summary>
    /// <returns>The gradient of the input, which the next pass overwrites; null if it is not wanted, and so not computed.</returns>
    private Matrix<double>? RunBackward(double dout, bool wantsDx)
    {
        var gradient = LossLayer is IWorkspaceLoss loss ? loss.Backward(dout, _workspace) : LossLayer.Backward(dout);
        _shared.BeginWalk();
        for (var i = Layers.Count - 1; i >= 0; i--)
        {
            gradient = Layers[i] is IWorkspaceLayer layer
                ? layer.Backward(gradient!.AsDense(), _workspace, wantsDx || i > 0)
                : Layers[i].Backward(gradient!.Clone());
            _shared.Collect(Layers[i]);
        }

        _shared.EndWalk();
        return gradient;
    }
}
