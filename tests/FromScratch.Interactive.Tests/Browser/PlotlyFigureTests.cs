using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FromScratch.Interactive.Tests.Charts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FromScratch.Interactive.Tests.Browser;

/// <summary>
/// Plotly itself, in a browser without a window, on every kind of chart: its schema finds nothing to object to, it draws
/// without a warning, in the colours of our own picture, and its animation goes to every frame.
/// </summary>
public class PlotlyFigureTests
{
    private static readonly string Folder = Path.Combine(Root(), "tests", "FromScratch.Interactive.Tests", "Browser");
    private static readonly string Plotly = Path.Combine(Folder, "node_modules", "plotly.js-dist-min", "plotly.min.js");
    private static readonly Lazy<Task<Dictionary<string, string[]>>> Report = new(DrawAll);

    public static TheoryData<string> Names => ChartDrawingTests.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Figure_IsPlotlysOwn(string name)
    {
        Assert.SkipUnless(File.Exists(Plotly), "Plotly is not installed: npm ci in tests/FromScratch.Interactive.Tests/Browser.");
        Assert.SkipWhen(Chromium() is null, "There is no Chromium on the path.");
        var problems = (await Report.Value)[name];
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    private static async Task<Dictionary<string, string[]>> DrawAll()
    {
        var reported = new TaskCompletionSource<Dictionary<string, string[]>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/", () => Results.File(Path.Combine(Folder, "page.html"), "text/html"));
        server.MapGet("/plotly.min.js", () => Results.File(Plotly, "text/javascript"));
        server.MapGet("/figures.js", () => Results.Text($"const figures = {{{string.Join(",\n", ChartDrawingTests.Charts().Select(Entry))}}};", "text/javascript"));
        server.MapPost("/report", (Dictionary<string, string[]> report) => reported.TrySetResult(report));
        await server.StartAsync();

        var profile = Directory.CreateTempSubdirectory("figures-").FullName;
        using var browser = Process.Start(new ProcessStartInfo(Chromium()!,
        [
            "--headless", "--no-sandbox", "--disable-background-networking", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
            "--disable-dev-shm-usage", "--remote-debugging-port=0", "--user-data-dir=" + profile, server.Urls.First(),
        ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;
        browser.ErrorDataReceived += (_, _) => { };
        browser.OutputDataReceived += (_, _) => { };
        browser.BeginErrorReadLine();
        browser.BeginOutputReadLine();
        try
        {
            return await reported.Task.WaitAsync(TimeSpan.FromMinutes(4));
        }
        finally
        {
            browser.Kill(entireProcessTree: true);
            await browser.WaitForExitAsync();
            await server.StopAsync();
            Directory.Delete(profile, recursive: true);
        }
    }

    private static string Entry(KeyValuePair<string, Chart> chart) =>
        $"{JsonSerializer.Serialize(chart.Key)}: {{ figure: {chart.Value.ToPlotlyJson()}, svg: \"{Convert.ToBase64String(Encoding.UTF8.GetBytes(chart.Value.ToSvg()))}\" }}";

    private static string? Chromium() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }, Path.Combine).FirstOrDefault(File.Exists);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Notebooks.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Notebooks.sln is in no folder above the tests.");
        return folder;
    }
}
