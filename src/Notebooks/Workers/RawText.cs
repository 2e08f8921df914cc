using System.Globalization;
using System.Text;

namespace Notebooks;

/// <summary>
/// What a worker's process itself writes to one of its standard streams: not the cells' console, which travels in messages,
/// but the runtime's last words and the output of native code or of programs that a cell starts.
/// </summary>
internal sealed class RawText
{
    private const int Limit = 1_000_000;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private TaskCompletionSource _news = NewSignal();
    private readonly Task _pump;

    public RawText(StreamReader reader) => _pump = Task.Run(() => PumpAsync(reader));

    /// <summary>What the worker writes to its streams after a cell, so that the text before it can be told from the text after.</summary>
    public static string Mark(int number) => string.Create(CultureInfo.InvariantCulture, $"\x1e{number}\x1e");

    /// <summary>What has come since the last call, up to the end of a cell that has ended.</summary>
    public async Task<string> TakeCellAsync(int number)
    {
        var mark = Mark(number);
        while (true)
        {
            Task news;
            lock (_gate)
            {
                news = _news.Task;
                var text = _text.ToString();
                var end = text.IndexOf(mark, StringComparison.Ordinal);
                if (end >= 0)
                {
                    _text.Remove(0, end + mark.Length);
                    return text[..end];
                }
            }
            // A cell may have closed the stream.
            if (await Task.WhenAny(news, Task.Delay(TimeSpan.FromSeconds(1))) != news)
                return Take();
        }
    }

    /// <summary>What has come since the last call, until the process that has ended closed the stream.</summary>
    public async Task<string> TakeRestAsync()
    {
        // A program that the cell left behind may hold the stream open.
        await Task.WhenAny(_pump, Task.Delay(TimeSpan.FromSeconds(2)));
        return Take();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private string Take()
    {
        lock (_gate)
        {
            var text = _text.ToString();
            _text.Clear();
            return text;
        }
    }

    private async Task PumpAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        try
        {
            int count;
            while ((count = await reader.ReadAsync(buffer)) > 0)
            {
                lock (_gate)
                {
                    _text.Append(buffer, 0, count);
                    // Of a flood the beginning tells what happened, and the end holds the mark.
                    if (_text.Length > Limit)
                        _text.Remove(Limit / 2, _text.Length - Limit);
                    _news.SetResult();
                    _news = NewSignal();
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The process is gone.
        }
    }
}
