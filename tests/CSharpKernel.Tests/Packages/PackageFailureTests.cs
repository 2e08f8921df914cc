using System.Net;
using System.Net.Sockets;

namespace CSharpKernel.Tests;

/// <summary>Packages that can't be had: each says why, at its line, and leaves the session as it was.</summary>
public sealed class PackageFailureTests : IDisposable
{
    private readonly PackageFeed _feed = new();

    [Fact]
    public async Task WhatTheSourcesDoNotHave_IsNamed()
    {
        _feed.Pack("Present", "1.0.0");
        _feed.Pack("Present", "1.5.0");
        _feed.Pack("Incomplete", "1.0.0", PackageFeed.Needs(("Absent.Part", "1.0.0")));
        await using var notebook = _feed.Open();
        Assert.Equal("2", await notebook.TextAsync("var two = 2; two"));

        var unknown = await notebook.ErrorAsync("// first\n#r \"nuget: Presnet, 1.0.0\"\n#r \"nuget: Present, 2.0.0\"\ntwo = 3;");
        Assert.Equal("CompilationError", unknown.Name);
        Assert.Equal("There is no package named Presnet in the sources that were asked: test feed (NU1101). Check the spelling, or name a further source with #i \"nuget: ...\".", unknown.Message);
        Assert.Equal(
            ["Cell In[2], line 2", "    #r \"nuget: Presnet, 1.0.0\"", "    ^^^^^^^^^^^^^^^^^^^^^^^^^^", unknown.Message, "Present has no version (>= 2.0.0): test feed has 2 versions, the nearest is 1.5.0 (NU1102)."],
            unknown.Traceback);
        Assert.Equal("update:Not restored: Presnet 1.0.0, Present 2.0.0", notebook.Output.Events[^1]);

        var part = await notebook.ErrorAsync("#:package Incomplete@1.0.0");
        Assert.StartsWith("There is no package named Absent.Part, which Incomplete 1.0.0 leads to, in the sources that were asked: test feed", part.Message, StringComparison.Ordinal);
        Assert.Equal("2", await notebook.TextAsync("two"));
        Assert.Equal("1.5.0", await notebook.TextAsync("#r \"nuget: Present\"\nPresent.Version"));
    }

    [Fact]
    public async Task WhatIsSecretInTheAddressOfASource_IsNotShown()
    {
        var address = ClosedAddress().Replace("://", "://reader:pass-word@", StringComparison.Ordinal) + "?key=que-ry";
        await using var notebook = _feed.Open();
        var named = await notebook.ErrorAsync($"#i \"nuget: {address}\"\n#r \"nuget: Secret, 1.0.0\"");
        _feed.Configure(address.Replace("&", "&amp;", StringComparison.Ordinal));
        await using var configured = _feed.Open();
        var unnamed = await configured.ErrorAsync("#r \"nuget: Secret, 1.0.0\"");

        foreach (var shown in named.Traceback.Concat(unnamed.Traceback).Append(named.Message).Append(unnamed.Message).Concat(notebook.Output.Events).Concat(configured.Output.Events))
        {
            Assert.DoesNotContain("pass-word", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("que-ry", shown, StringComparison.Ordinal);
        }

        Assert.Contains("https://***@127.0.0.1", named.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from https://a:b@host/v3/index.json.", "from https://***@host/v3/index.json.")]
    [InlineData("\"https://host/F/feed/auth/0a1b/api/v3?sig=2\" and b@c", "\"https://host/F/feed/auth/***/api/v3?***\" and b@c")]
    [InlineData("/folder/auth/x and https://host/v3/index.json", "/folder/auth/x and https://host/v3/index.json")]
    public void SecretsInAText_AreHidden_AndNothingElse(string text, string shown) => Assert.Equal(shown, PackageSecrets.Hide(text));

    [Fact]
    public async Task APackageForAnotherFramework_SaysWhatItSupports()
    {
        _feed.Pack("Phone", "1.0.0", folder: "lib/uap10.0");
        _feed.Pack("Preview", "1.0.0-rc.1");
        await using var notebook = _feed.Open();
        var framework = await notebook.ErrorAsync("#r \"nuget: Phone, 1.0.0\"");
        Assert.Equal("Phone is not made for net10.0, on which this kernel runs. It supports: uap10.0 (NU1202).", framework.Message);
        var preview = await notebook.ErrorAsync("#r \"nuget: Preview\"");
        Assert.Equal(
            "Preview has no stable version: test feed has 1 version, the nearest is 1.0.0-rc.1 (NU1103). To take one that is not stable yet, ask for it: #r \"nuget: Preview, *-*\".",
            preview.Message);
    }

    [Fact]
    public async Task ASourceThatDoesNotAnswer_IsNamed_AndYesterdaysAnswerServes()
    {
        _feed.Pack("Known", "1.0.0");
        await using (var online = _feed.Open())
            Assert.Equal("1.0.0", await online.TextAsync("#r \"nuget: Known\"\nKnown.Version"));
        var remembered = File.ReadAllText(Assert.Single(Directory.GetFiles(_feed.Cache)));

        var address = ClosedAddress();
        _feed.Configure(address);
        await using (var offline = _feed.Open())
        {
            var error = await offline.ErrorAsync("1;\n#r \"nuget: Known\"");
            Assert.Equal($"The source of packages {address} did not answer (NU1301). Is this machine online, and is the address right?", error.Message);
            Assert.Equal("Cell In[1], line 2", error.Traceback[0]);
            var insecure = await offline.ErrorAsync("#r \"nuget: Known\"\n#i \"nuget: http://127.0.0.1:9/index.json\"");
            Assert.Contains("http://127.0.0.1:9/index.json is not encrypted", insecure.Message, StringComparison.Ordinal);
            Assert.Equal("Cell In[2], line 2", insecure.Traceback[0]);
        }

        // The same, two days after it was asked for with this configuration.
        var requests = new PackageRequests([new PackageRequest("Known", null)], [], [], _feed.Notebooks);
        var key = PackageCache.KeyOf(requests, DotNetSdk.Find());
        var old = System.Text.RegularExpressions.Regex.Replace(remembered, "\"asked\":\"[^\"]*\"", $"\"asked\":\"{DateTime.UtcNow.AddDays(-2):O}\"");
        Assert.NotEqual(remembered, old);
        File.WriteAllText(Path.Combine(_feed.Cache, key + ".json"), old);
        await using var later = _feed.Open();
        Assert.Equal("1.0.0", await later.TextAsync("#r \"nuget: Known\"\nKnown.Version"));
        Assert.Contains($"{address} did not answer", later.Output.Stderr, StringComparison.Ordinal);
        Assert.Contains("The versions found the last time are used.", later.Output.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInterrupt_EndsTheRestore_AndLeavesNothingBehind()
    {
        // A server that takes the connection and never says a word.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        _feed.Configure($"https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/v3/index.json");
        await using var notebook = _feed.Open();
        var running = notebook.RunAsync("#r \"nuget: Anything, 1.0.0\"\n1");
        using (await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken))
        {
            notebook.Session.Interrupt();
            Assert.Equal(CellStatus.Interrupted, (await running).Status);
        }

        Assert.Equal("update:Not restored: Anything 1.0.0", notebook.Output.Events[^1]);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_feed.Cache, "restoring")));
        if (OperatingSystem.IsLinux())
            Assert.DoesNotContain(Directory.GetDirectories("/proc"), process => CommandLine(process).Contains(_feed.Cache, StringComparison.Ordinal));
        Assert.Equal("2", await notebook.TextAsync("1 + 1"));
    }

    [Fact]
    public async Task AConfigurationThatIsNotXml_IsNamed()
    {
        File.WriteAllText(Path.Combine(_feed.Root, "nuget.config"), "<configuration><packageSources>");
        await using var notebook = _feed.Open();
        Assert.Contains(Path.Combine(_feed.Root, "nuget.config"), (await notebook.ErrorAsync("#r \"nuget: Anything, 1.0.0\"")).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("#r \"nuget: Humanizer, latest\"", "'latest' is no version", 1)]
    [InlineData("\n\n#i \"nuget: ./nowhere\"", "There is no folder", 3)]
    [InlineData("#:project nowhere.csproj", "There is no project at", 1)]
    [InlineData("#:project .", "There is no project in the folder", 1)]
    [InlineData("var x = 1;\n#:package Humanizer@2.14.1", "above all code", 2)]
    public async Task AWrongDirective_IsAnErrorAtItsLine(string code, string message, int line)
    {
        await using var notebook = _feed.Open();
        var error = await notebook.ErrorAsync(code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal($"Cell In[1], line {line}", error.Traceback[0]);
        Assert.Empty(notebook.Output.Events);
        Assert.Equal(0, notebook.Session.Packages.Starts);
    }

    [Theory]
    [InlineData("#:package Humanizer@2.14.1\n1 + 1", "complete")]
    [InlineData("#r \"nuget: Humanizer\"\n#i \"nuget: /feed\"\nfor (;;)\n{", "incomplete")]
    public void CompletenessKnowsTheDirectives(string code, string status) => Assert.Equal(status, CellCompleteness.Of(code).Status);

    public void Dispose() => _feed.Dispose();

    private static string ClosedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v3/index.json";
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
