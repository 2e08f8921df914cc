using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

// What can be refused before the first layer runs is refused then, so that the layers still remember the last batch.
public partial class Network
{
    private void CheckInput(Matrix<double> x)
    {
        Require.NotEmpty(GetType().Name, x);
        if (_widths.Input is not null) Require.CanMultiply(GetType().Name, x, Parameters[0]);
    }

    private void CheckLabels(Matrix<double> x, int[] labels)
    {
        Require.NotNull(GetType().Name, labels);
        if (_widths is { KeepsRows: true, Output: { } classes }) Labels.Check(GetType().Name, labels, x.RowCount, classes);
    }

    private void CheckOneHot(Matrix<double> x, Matrix<double> oneHot)
    {
        Require.NotNull(GetType().Name, oneHot);
        if (_widths is { KeepsRows: true, Output: { } classes }) Labels.CheckOneHot(GetType().Name, oneHot, x.RowCount, classes);
    }
}
