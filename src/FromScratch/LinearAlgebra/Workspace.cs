using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Matrices for one pass through a network, used again in the next one, so that a training step allocates nothing that
/// grows with the batch or the network.
/// </summary>
/// <remarks>
/// Whoever owns a workspace says when a pass begins; from then on every matrix of the pass before may be overwritten. So
/// no matrix of a workspace leaves its owner: a network hands out copies. <see cref="None"/> makes new matrices only,
/// and is what a layer uses that is called by itself: its results belong to the caller, for good.
/// </remarks>
internal sealed class Workspace
{
    /// <summary>Passes after which a matrix that was not used is let go, such as that of a larger batch.</summary>
    private const int PassesKept = 64;

    private readonly List<Shelf> _shelves = [];
    private readonly bool _reuses = true;
    private long _pass;

    public Workspace()
    {
    }

    private Workspace(bool reuses) => _reuses = reuses;

    /// <summary>No workspace: every matrix is new, and the caller's.</summary>
    public static Workspace None { get; } = new(reuses: false);

    /// <summary>Begins a pass: all matrices may be used again.</summary>
    public void BeginPass()
    {
        _pass++;
        for (var i = _shelves.Count - 1; i >= 0; i--)
        {
            _shelves[i].InUse = 0;
            if (_pass - _shelves[i].LastUse > PassesKept) _shelves.RemoveAt(i);
        }
    }

    /// <summary>A matrix of this shape whose elements are yet to be written: they are whatever was there.</summary>
    public Matrix<double> Matrix(int rows, int columns)
    {
        if (!_reuses) return New(rows, columns);
        var shelf = ShelfOf(rows, columns);
        shelf.LastUse = _pass;
        if (shelf.InUse == shelf.Matrices.Count) shelf.Matrices.Add(New(rows, columns));
        return shelf.Matrices[shelf.InUse++];
    }

    /// <summary>A copy of a matrix.</summary>
    public Matrix<double> CopyOf(Matrix<double> x)
    {
        if (!_reuses) return x.DenseCopy();
        var copy = Matrix(x.RowCount, x.ColumnCount);
        x.CopyTo(copy);
        return copy;
    }

    private static Matrix<double> New(int rows, int columns) =>
        Matrix<double>.Build.Dense(rows, columns, GC.AllocateUninitializedArray<double>(checked(rows * columns)));

    private Shelf ShelfOf(int rows, int columns)
    {
        foreach (var shelf in _shelves)
            if (shelf.Rows == rows && shelf.Columns == columns)
                return shelf;
        var added = new Shelf(rows, columns);
        _shelves.Add(added);
        return added;
    }

    /// <summary>The matrices of one shape; the first so many are in use.</summary>
    private sealed class Shelf(int rows, int columns)
    {
        public int Rows { get; } = rows;

        public int Columns { get; } = columns;

        public List<Matrix<double>> Matrices { get; } = [];

        public int InUse { get; set; }

        public long LastUse { get; set; }
    }
}
