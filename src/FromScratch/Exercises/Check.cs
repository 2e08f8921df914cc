namespace FromScratch;

/// <summary>
/// Feedback on a learner's own work, in the cell: <c>Check.That&lt;MulNode&gt;().IsMul()</c> tries a class of the notebook on
/// shapes and values, compares it with the library and with measured slopes, and says what is right, what is wrong, where
/// first, and what the likely cause is.
/// </summary>
/// <remarks>
/// <para>
/// A check never throws because of what the learner wrote. An exception, a wrong shape, a missing method, NaN, an endless
/// loop are feedback.
/// </para>
/// <para>
/// The learner's code runs on a thread of its own and is waited for no longer than <see cref="TimeLimit"/>.
/// </para>
/// </remarks>
public static partial class Check
{
    /// <summary>How long one check waits for the learner's code, 5 seconds if not told otherwise. It counts from the next check on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The new value is not above zero, or above an hour.</exception>
    public static TimeSpan TimeLimit
    {
        get;
        set => field = value > TimeSpan.Zero && value <= TimeSpan.FromHours(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Check.TimeLimit: the time limit must be above zero, and an hour at most.");
    } = TimeSpan.FromSeconds(5);

    /// <summary>Begins a check of a class: <c>Check.That&lt;MulNode&gt;().IsMul()</c>.</summary>
    /// <typeparam name="T">The learner's class.</typeparam>
    public static ClassCheck That<T>() => new(typeof(T));
}
