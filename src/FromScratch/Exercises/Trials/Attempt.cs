namespace FromScratch;

/// <summary>
/// Runs a learner's code where it can do no harm: on a thread of its own that is waited for no longer than
/// <see cref="Check.TimeLimit"/>, with every exception a finding.
/// </summary>
internal static class Attempt
{
    // As much as a cell has: room for a recursion of tens of thousands of calls.
    private const int StackSize = 5 * 1024 * 1024;

    public static Feedback Run(string title, Action<Report> trial)
    {
        var report = new Report();
        var limit = Check.TimeLimit;
        using var thread = StoppableThread.Start(() => Try(report, trial), StackSize);
        try
        {
            if (thread.Join(limit)) return new Feedback(title, report.Close());
        }
        finally
        {
            report.Close();
        }

        var ended = thread.Stop();
        return new Feedback(title, [.. report.Close(), Endless(report.Doing, limit, ended)]);
    }

    private static void Try(Report report, Action<Report> trial)
    {
        try
        {
            trial(report);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for it any more.
        }
        catch (Exception exception)
        {
            report.Add(Failure.Of(exception, report.Doing));
        }
    }

    private static Finding Endless(string doing, TimeSpan limit, bool ended)
    {
        var (call, inputs) = Failure.Split(doing);
        var seconds = FormattableString.Invariant($"{limit.TotalSeconds:0.###} s");
        return new Finding(false, $"{call} did not come to an end",
            $"stopped waiting after {seconds}{inputs}" + (ended ? "" : "; it still runs in the background, until the kernel is restarted"),
            "Follow its loops by hand: does what each one waits for ever come about? If it only needs longer, set Check.TimeLimit.");
    }
}
