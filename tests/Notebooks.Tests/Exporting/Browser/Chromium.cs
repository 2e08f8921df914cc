using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Notebooks.Tests;

/// <summary>A browser without a window, spoken to by its DevTools protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _profile;

    private Chromium(Process process, string profile, Uri address) => (_process, _profile, Address) = (process, profile, address);

    /// <summary>Where the browser listens.</summary>
    public Uri Address { get; }

    /// <summary>The browser's program, or null if there is none on the path.</summary>
    public static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine).FirstOrDefault(File.Exists);

    /// <summary>Starts the browser. Names that are not this machine's lead nowhere: what a page would fetch from a network fails.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("web-book-").FullName;
        var process = Process.Start(new ProcessStartInfo(Program!,
        [
            "--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            "--disable-dev-shm-usage", "--force-prefers-reduced-motion", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank",
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            const string Start = "DevTools listening on ";
            if (line.Data?.StartsWith(Start, StringComparison.Ordinal) == true)
                listening.TrySetResult(new(line.Data[Start.Length..].Trim()));
        };
        process.BeginErrorReadLine();
        return new(process, profile, await listening.Task.WaitAsync(Patience));
    }

    /// <summary>Opens a page of its own.</summary>
    public async Task<ChromiumPage> OpenAsync()
    {
        using var client = new HttpClient();
        using var answer = await client.PutAsync(new Uri($"http://{Address.Authority}/json/new?about:blank"), null);
        var target = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new((string)target["webSocketDebuggerUrl"]!), CancellationToken.None);
        var page = new ChromiumPage(socket);
        foreach (var domain in (string[])["Page", "Runtime", "Network", "Log"])
            await page.SendAsync($"{domain}.enable");
        // In a tab behind another one nothing comes into view.
        await page.SendAsync("Page.bringToFront");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        for (var attempt = 0; Directory.Exists(_profile) && attempt < 20; attempt++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException)
            {
                // A helper process of the browser is still writing.
                await Task.Delay(100);
            }
        }
    }
}

/// <summary>A page in the browser, with what it complained about.</summary>
internal sealed class ChromiumPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ClientWebSocket _socket;
    private readonly Dictionary<int, TaskCompletionSource<JsonNode>> _waiting = [];
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];
    private readonly Task _reading;
    private TaskCompletionSource _loaded = new();
    private int _last;

    public ChromiumPage(ClientWebSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    /// <summary>Errors and warnings of the console, exceptions, requests that failed, since the last navigation.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
                return [.. _complaints];
        }
    }

    /// <summary>The addresses that were asked for since the last navigation.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_complaints)
                return [.. _requests];
        }
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    public async Task<JsonNode> SendAsync(string method, object? parameters = null)
    {
        var answer = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        int id;
        lock (_waiting)
            _waiting[id = ++_last] = answer;
        var message = JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters ?? new { } }, WithoutNulls);
        await _socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None);
        return await answer.Task.WaitAsync(Patience);
    }

    /// <summary>Goes to a file, and waits until it is loaded.</summary>
    public async Task GoAsync(string file)
    {
        lock (_complaints)
        {
            _complaints.Clear();
            _requests.Clear();
        }
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Page.navigate", new { url = new Uri(file).AbsoluteUri });
        await _loaded.Task.WaitAsync(Patience);
    }

    /// <summary>Sets the window's width, and what the reader's system prefers.</summary>
    public async Task SetAsync(int width, bool dark, string media = "screen")
    {
        await SendAsync("Emulation.setDeviceMetricsOverride", new { width, height = 900, deviceScaleFactor = 1, mobile = width < 600 });
        await SendAsync("Emulation.setEmulatedMedia", new { media, features = new[] { new { name = "prefers-color-scheme", value = dark ? "dark" : "light" } } });
    }

    /// <summary>Runs a script for what it does.</summary>
    public Task DoAsync(string script) => EvaluateAsync<JsonNode?>($"(async () => {{ {script} }})()");

    /// <summary>The value of an expression, a promise's when it is kept.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true });
        if (answer["exceptionDetails"] is { } exception)
            throw new InvalidOperationException($"{expression}: {exception.ToJsonString()}");
        return answer["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task UntilAsync(string expression)
    {
        var clock = Stopwatch.StartNew();
        while (!await EvaluateAsync<bool>($"Boolean({expression})"))
        {
            if (clock.Elapsed > Patience)
                throw new TimeoutException($"It never became true: {expression}");
            await Task.Delay(50);
        }
    }

    /// <summary>Presses a key and lets it go.</summary>
    /// <param name="key">Its name, such as <c>ArrowRight</c>, or the character that it types.</param>
    public async Task PressAsync(string key)
    {
        var text = key.Length == 1 ? key : key == "Enter" ? "\r" : null;
        var code = key switch { "Enter" => 13, "Tab" => 9, "Escape" => 27, "PageUp" => 33, "PageDown" => 34, "End" => 35, "Home" => 36, "ArrowLeft" => 37, "ArrowUp" => 38, "ArrowRight" => 39, "ArrowDown" => 40, _ => char.ToUpperInvariant(key[0]) };
        await SendAsync("Input.dispatchKeyEvent", new { type = text is null ? "rawKeyDown" : "keyDown", key, text, windowsVirtualKeyCode = code });
        await SendAsync("Input.dispatchKeyEvent", new { type = "keyUp", key, windowsVirtualKeyCode = code });
    }

    /// <summary>Moves the mouse to the middle of an element, or beside it by a part of its size.</summary>
    public async Task<(double X, double Y)> PointAsync(string selector, double across = 0.5, double down = 0.5)
    {
        var place = await EvaluateAsync<double[]>($"(() => {{ const r = document.querySelector({JsonSerializer.Serialize(selector)}).getBoundingClientRect(); return [r.x + r.width * {across.ToString(System.Globalization.CultureInfo.InvariantCulture)}, r.y + r.height * {down.ToString(System.Globalization.CultureInfo.InvariantCulture)}]; }})()");
        var (x, y) = (place[0], place[1]);
        await SendAsync("Input.dispatchMouseEvent", new { type = "mouseMoved", x, y });
        return (x, y);
    }

    /// <summary>Clicks on an element. A busy browser may let a press of the mouse go by.</summary>
    public async Task ClickAsync(string selector)
    {
        for (var press = 1; !await PressedAsync(selector); press++)
        {
            if (press == 3)
                throw new TimeoutException($"{selector} was pressed three times and not clicked.");
        }
    }

    private async Task<bool> PressedAsync(string selector)
    {
        await DoAsync($$"""
            window.wasClicked = false;
            const element = document.querySelector({{JsonSerializer.Serialize(selector)}});
            element.addEventListener('click', () => window.wasClicked = true, { capture: true, once: true });
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            """);
        var (x, y) = await PointAsync(selector);
        foreach (var type in (string[])["mousePressed", "mouseReleased"])
            await SendAsync("Input.dispatchMouseEvent", new { type, x, y, button = "left", clickCount = 1 });
        // Not false either on the page that a link led to.
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(10); await Task.Delay(20))
        {
            if (await EvaluateAsync<bool>("window.wasClicked !== false"))
                return true;
        }
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await SendAsync("Page.close");
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                message.SetLength(0);
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Text)
                    Take(JsonNode.Parse(Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length))!);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The page is closed.
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id)
        {
            TaskCompletionSource<JsonNode>? waiting;
            lock (_waiting)
                _waiting.Remove(id.GetValue<int>(), out waiting);
            if (message["error"] is { } error)
                waiting?.TrySetException(new InvalidOperationException(error.ToJsonString()));
            else
                waiting?.TrySetResult(message["result"]!);
            return;
        }
        var parameters = message["params"];
        lock (_complaints)
        {
            switch ((string?)message["method"])
            {
                case "Page.loadEventFired":
                    _loaded.TrySetResult();
                    break;
                case "Network.requestWillBeSent":
                    _requests.Add((string)parameters!["request"]!["url"]!);
                    break;
                case "Network.loadingFailed":
                    _complaints.Add($"a request failed: {parameters!["errorText"]}");
                    break;
                case "Runtime.exceptionThrown":
                    _complaints.Add(parameters!["exceptionDetails"]!.ToJsonString());
                    break;
                case "Runtime.consoleAPICalled" when (string?)parameters!["type"] is "error" or "assert":
                    _complaints.Add(parameters["args"]!.ToJsonString());
                    break;
                case "Log.entryAdded" when (string?)parameters!["entry"]!["level"] == "error":
                    _complaints.Add((string)parameters["entry"]!["text"]!);
                    break;
            }
        }
    }
}
