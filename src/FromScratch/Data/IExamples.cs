namespace FromScratch;

/// <summary>Labelled examples that can be read a few rows at a time, from memory or from a file's bytes.</summary>
public interface IExamples
{
    /// <summary>The number of examples N.</summary>
    int Count { get; }

    /// <summary>The number of features D of an example.</summary>
    int Features { get; }

    /// <summary>The number of classes C; a label is 0 to C − 1.</summary>
    int Classes { get; }

    /// <summary>Where the data come from, in words.</summary>
    string Source { get; }

    /// <summary>The examples at the given rows, in that order: a mini-batch or a split.</summary>
    /// <param name="rows">Row numbers, at least one; one may come more than once.</param>
    /// <returns>x of shape (rows, D) and its labels.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">There are no rows, or a row does not exist.</exception>
    LabelledData Rows(IReadOnlyList<int> rows);
}
