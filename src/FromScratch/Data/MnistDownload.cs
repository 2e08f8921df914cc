using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace FromScratch;

/// <summary>Brings one file into the cache folder, whole and checked, or not at all.</summary>
internal sealed class MnistDownload(MnistOptions options, MnistFile file, HttpClient client, List<string> notices)
{
    private readonly string _path = Path.Combine(options.CacheFolder, file.Name);

    internal static HttpClient Client(MnistOptions options) => new(
        options.Handler ?? new SocketsHttpHandler { ConnectTimeout = options.AnswerTimeout, MaxAutomaticRedirections = 5 },
        disposeHandler: options.Handler is null)
    { Timeout = Timeout.InfiniteTimeSpan };

    internal async Task EnsureAsync(CancellationToken cancellation)
    {
        try
        {
            if (await IsThereAsync(notices, cancellation).ConfigureAwait(false)) return;
            Directory.CreateDirectory(options.CacheFolder);
            using var part = await LockPartAsync(cancellation).ConfigureAwait(false);

            // Another process may have fetched it while this one waited.
            if (await IsThereAsync([], cancellation).ConfigureAwait(false)) return;
            await FetchAsync(part, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is UnauthorizedAccessException || (e is IOException and not DataUnavailableException))
        {
            throw new DataUnavailableException($"{file.Name} cannot be kept in {options.CacheFolder}: {e.Message}");
        }
    }

    private async Task<bool> IsThereAsync(List<string> notices, CancellationToken cancellation)
    {
        if (!File.Exists(_path)) return false;
        var problem = MnistCheck.Problem(await File.ReadAllBytesAsync(_path, cancellation).ConfigureAwait(false), file);
        if (problem is not null) notices.Add($"The file {_path} is damaged ({problem}); it is fetched again.");
        return problem is null;
    }

    // Whoever holds the unfinished file downloads; the operating system lets go of it even if its process is killed.
    private async Task<FileStream> LockPartAsync(CancellationToken cancellation)
    {
        var giveUp = DateTime.UtcNow + options.FileTimeout;
        while (true)
        {
            try
            {
                return new FileStream(_path + ".part", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(_path + ".part") && DateTime.UtcNow < giveUp)
            {
                await Task.Delay(200, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task FetchAsync(FileStream part, CancellationToken cancellation)
    {
        var reasons = new List<string>();
        foreach (var mirror in options.Mirrors)
        {
            var reason = await TryAsync(mirror, part, cancellation).ConfigureAwait(false);
            if (reason is null)
            {
                if (reasons.Count > 0) notices.Add($"{file.Name} came from {mirror}, after {string.Join("; ", reasons)}.");
                return;
            }

            reasons.Add($"{mirror}: {reason}");
        }

        throw new DataUnavailableException(reasons.Count == 0
            ? $"{file.Name} is not in {options.CacheFolder}, and there is no mirror to ask."
            : $"{file.Name} is not in {options.CacheFolder}, and no mirror gave it: {string.Join("; ", reasons)}.");
    }

    private async Task<string?> TryAsync(Uri mirror, FileStream part, CancellationToken cancellation)
    {
        if (mirror is not { IsAbsoluteUri: true } || (mirror.Scheme != Uri.UriSchemeHttps && !mirror.IsLoopback)) return "not an https address";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var whole = new CancellationTokenSource(options.FileTimeout);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, whole.Token);
        try
        {
            // What is left of an earlier download may be the trouble, so a mirror gets a second chance from the start.
            var resumed = part.Length > 0;
            var reason = await ReceiveAsync(mirror, part, limit, both.Token).ConfigureAwait(false);
            return reason is null || !resumed || part.Length > 0 ? reason : await ReceiveAsync(mirror, part, limit, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return whole.IsCancellationRequested
                ? FormattableString.Invariant($"not finished within {options.FileTimeout.TotalSeconds:0.#} s")
                : "no answer in time, or it stopped sending";
        }
        catch (HttpRequestException e)
        {
            return e.InnerException is SocketException socket ? $"no connection ({socket.SocketErrorCode})" : e.Message;
        }
        catch (IOException e) when (e.InnerException is SocketException || e is HttpIOException)
        {
            return "the connection broke off";
        }
    }

    private async Task<string?> ReceiveAsync(Uri mirror, FileStream part, CancellationTokenSource limit, CancellationToken cancellation)
    {
        if (part.Length >= file.Length) part.SetLength(0);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(mirror, file.Name));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (part.Length > 0) request.Headers.Range = new RangeHeaderValue(part.Length, null);
        limit.CancelAfter(options.AnswerTimeout);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable) part.SetLength(0);
        if (Refusal(response) is { } refusal) return refusal;

        // A mirror that does not resume sends everything again.
        var from = response.StatusCode == HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.From ?? -1 : 0;
        if (from != 0 && from != part.Length)
        {
            part.SetLength(0);
            return "it resumed at the wrong place";
        }

        part.SetLength(from);
        part.Position = from;
        await CopyAsync(mirror, response, part, limit, cancellation).ConfigureAwait(false);
        return await FinishAsync(part, cancellation).ConfigureAwait(false);
    }

    private async Task CopyAsync(Uri mirror, HttpResponseMessage response, FileStream part, CancellationTokenSource limit, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        while (part.Length <= file.Length)
        {
            limit.CancelAfter(options.StallTimeout);
            var received = await body.ReadAsync(buffer, cancellation).ConfigureAwait(false);
            if (received == 0) break;
            await part.WriteAsync(buffer.AsMemory(0, received), cancellation).ConfigureAwait(false);
            options.Progress?.Report(new DownloadProgress(file.Name, mirror, Math.Min(part.Length, file.Length), file.Length));
        }

        limit.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    // Checks the bytes themselves, then puts them in place in one move; anything else is thrown away, except a good beginning.
    private async Task<string?> FinishAsync(FileStream part, CancellationToken cancellation)
    {
        part.Position = 0;
        var bytes = new byte[part.Length];
        await part.ReadExactlyAsync(bytes, cancellation).ConfigureAwait(false);
        if (MnistCheck.Problem(bytes, file) is { } problem)
        {
            if (bytes.Length >= file.Length || !MnistCheck.IsGzip(bytes)) part.SetLength(0);
            return problem;
        }

        var complete = string.Create(CultureInfo.InvariantCulture, $"{_path}.{Environment.ProcessId}.tmp");
        await File.WriteAllBytesAsync(complete, bytes, cancellation).ConfigureAwait(false);
        File.Move(complete, _path, overwrite: true);
        part.SetLength(0);
        return null;
    }

    private string? Refusal(HttpResponseMessage response)
    {
        var code = (int)response.StatusCode;
        if (code is >= 300 and < 400) return FormattableString.Invariant($"it redirects ({code}) to {response.Headers.Location}, which is not followed");
        if (!response.IsSuccessStatusCode) return FormattableString.Invariant($"it answered {code} {response.ReasonPhrase}");
        if (response.Content.Headers.ContentType?.MediaType is "text/html" or "application/xhtml+xml") return "it sent a web page, not a data file";
        var total = response.Content.Headers.ContentRange?.Length ?? (code == 200 ? response.Content.Headers.ContentLength : null);
        return total is { } length && length != file.Length
            ? FormattableString.Invariant($"its file has {length} bytes, not {file.Length}")
            : null;
    }
}
