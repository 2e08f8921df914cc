using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

// Orders: np.random.permutation and np.random.shuffle.
public sealed partial class NumPyRandom
{
    /// <summary>The numbers 0 to <paramref name="count"/> − 1 in random order: <c>np.random.permutation(count)</c>.</summary>
    /// <param name="count">How many, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public int[] Permutation(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>The items in random order, in a new array: <c>np.random.permutation(items)</c>.</summary>
    /// <param name="items">The items, left as they are.</param>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public T[] Permutation<T>(IReadOnlyCollection<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        T[] copy = [.. items];
        Shuffle(copy.AsSpan());
        return copy;
    }

    /// <summary>The rows of a matrix in random order, in a new matrix: <c>np.random.permutation(x)</c> of a 2-D array.</summary>
    /// <param name="x">The matrix, left as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public Matrix<double> Permutation(Matrix<double> x)
    {
        ArgumentNullException.ThrowIfNull(x);
        var order = Permutation(x.RowCount);
        return Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (row, column) => x[order[row], column]);
    }

    /// <summary>Puts the items into random order, in place: <c>np.random.shuffle(items)</c>.</summary>
    /// <param name="items">The items.</param>
    /// <typeparam name="T">The items' type.</typeparam>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = (int)Bounded((ulong)i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Puts the items into random order, in place: <c>np.random.shuffle(items)</c>.</summary>
    /// <param name="items">The items.</param>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public void Shuffle<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        Shuffle(items.AsSpan());
    }

    /// <summary>Puts the items into random order, in place: <c>np.random.shuffle(items)</c>.</summary>
    /// <param name="items">A list whose items can be replaced.</param>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="ArgumentException">The list is read-only.</exception>
    public void Shuffle<T>(IList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.IsReadOnly && items is not T[]) throw new ArgumentException("A read-only list cannot be shuffled; Permutation gives a shuffled copy.", nameof(items));
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = (int)Bounded((ulong)i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Puts the rows of a matrix into random order, in place: <c>np.random.shuffle(x)</c> of a 2-D array.</summary>
    /// <param name="x">The matrix.</param>
    /// <exception cref="ArgumentNullException"><paramref name="x"/> is null.</exception>
    public void Shuffle(Matrix<double> x)
    {
        ArgumentNullException.ThrowIfNull(x);
        Permutation(x).CopyTo(x);
    }
}
