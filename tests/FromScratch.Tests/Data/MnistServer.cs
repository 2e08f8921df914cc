using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FromScratch.Tests;

/// <summary>A mirror on this machine that answers as the test tells it to, down to the last byte.</summary>
internal sealed class MnistServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly Func<string, string?, Answer> _answer;
    private int _requests;

    /// <param name="answer">From a file's name and the range it is asked for (null for all of it) to what is sent.</param>
    internal MnistServer(Func<string, string?, Answer> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/mnist/");

    internal int Requests => _requests;

    /// <summary>Head is sent as it is; then the body; then the connection is closed, or left open for ever.</summary>
    internal sealed record Answer(string Head, byte[] Body, bool Hang = false);

    internal static Answer Ok(byte[] body, string type = "application/gzip") =>
        new($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n", body);

    internal static Answer From(byte[] whole, string? range)
    {
        if (range is null) return Ok(whole);
        var from = int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
        return new($"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {from}-{whole.Length - 1}/{whole.Length}\r\nContent-Length: {whole.Length - from}\r\n", whole[from..]);
    }

    public void Dispose()
    {
        _stopped.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopped.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopped.Token);
            _ = Task.Run(() => ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var reader = new StreamReader(stream, Encoding.ASCII);
            var first = await reader.ReadLineAsync(_stopped.Token);
            string? range = null;
            while (await reader.ReadLineAsync(_stopped.Token) is { Length: > 0 } header)
                if (header.StartsWith("Range: ", StringComparison.OrdinalIgnoreCase)) range = header["Range: ".Length..];
            Interlocked.Increment(ref _requests);
            var answer = _answer(first!.Split(' ')[1].Split('/')[^1], range);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer.Head.Length == 0 ? "" : answer.Head + "Connection: close\r\n\r\n"), _stopped.Token);
            await stream.WriteAsync(answer.Body, _stopped.Token);
            if (answer.Hang) await Task.Delay(Timeout.Infinite, _stopped.Token);
        }
    }
}
