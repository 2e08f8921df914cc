using System.Diagnostics;
using Microsoft.DotNet.Interactive.Formatting;

namespace CSharpKernel;

/// <summary>
/// Texts of values that may be anybody's: in one line, of a limited length, and within a limited time. A value whose text
/// throws or takes too long says so instead.
/// </summary>
/// <param name="cell">The cell that asks.</param>
internal sealed class BoundedText(CellExecution cell)
{
    private static readonly TimeSpan LimitForAll = TimeSpan.FromSeconds(2);
    private readonly Stopwatch _spent = new();

    /// <summary>The text of a value.</summary>
    public string Of(object? value, int longest)
    {
        var limit = LimitForAll - _spent.Elapsed;
        if (limit <= TimeSpan.Zero)
            limit = TimeSpan.FromMilliseconds(50);
        _spent.Start();
        try
        {
            return InOneLine(InTime(value, longest, limit), longest);
        }
        finally
        {
            _spent.Stop();
        }
    }

    private string InTime(object? value, int longest, TimeSpan limit)
    {
        // An execution of its own: the polls in a learner's own ToString end it, and nothing else of the cell.
        var aside = cell.Aside();
        string? text = null;
        var done = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            CellExecution.Current = aside;
            try
            {
                var found = TextOf(value, longest);
                if (!aside.Stopped)
                    text = found;
            }
            catch (Exception failure)
            {
                if (!aside.Stopped)
                    text = $"({failure.GetType().Name}: {failure.Message})";
            }
            finally
            {
                done.Set();
            }
        }, 1 << 20)
        { IsBackground = true, Name = "text of a variable" };
        thread.Start();
        try
        {
            if (done.Wait(limit, cell.StopToken))
                return text ?? "";
        }
        finally
        {
            if (!done.IsSet)
                End(aside, thread);
        }

        return "(its text takes too long)";
    }

    private static void End(CellExecution aside, Thread thread)
    {
        aside.Stop();
        aside.Cancel();
        thread.Interrupt();
    }

    private static string TextOf(object? value, int longest)
    {
        if (value is null)
            return "<null>";
        if (value is string text)
            return text.Length > longest ? text[..(longest + 1)] : text;
        using var writer = new BoundedWriter(longest * 4);
        try
        {
            value.FormatTo(new FormatContext(writer), PlainTextFormatter.MimeType);
        }
        catch (Exception) when (writer.IsFull)
        {
            // What is written beyond the limit would not be shown.
        }

        return writer.ToString();
    }

    private static string InOneLine(string text, int longest)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= longest)
            return line;
        var end = char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest;
        return line[..end] + "…";
    }

    private sealed class BoundedWriter(int limit) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public bool IsFull => GetStringBuilder().Length >= limit;

        public override void Write(char value)
        {
            Check();
            base.Write(value);
        }

        public override void Write(char[] buffer, int index, int count)
        {
            Check();
            base.Write(buffer, index, Math.Min(count, limit));
        }

        public override void Write(string? value)
        {
            Check();
            base.Write(value is { } text && text.Length > limit ? text[..limit] : value);
        }

        private void Check()
        {
            if (IsFull)
                throw new InvalidOperationException("The text is longer than what is shown of it.");
        }
    }
}
