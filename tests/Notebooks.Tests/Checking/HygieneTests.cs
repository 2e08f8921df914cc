using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public sealed class HygieneTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public HygieneTests()
    {
        _folder.Write("notebooks/other.md", "# A Title\n\n## What to see: it's 1\n\n<a id=\"mark\"></a>\n");
        _folder.Write("notebooks/n.ipynb", NotebookText.Good());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AGoodNotebook_HasNoFinding() => Assert.Empty(Findings(_ => { }));

    public static TheoryData<string, string> Shown => new()
    {
        { "machine-path", "Saved to /home/mika/data.csv" },
        { "machine-path", "/Users/mika/a" },
        { "machine-path", "see C:\\\\Users\\\\mika\\\\a.txt" },
        { "machine-path", "in /tmp/x1" },
        { "machine-path", "file:///srv/a.txt" },
        { "address", "[mika@lab.example.org]" },
        { "host-name", "mika@laptop:~/books$ ls" },
        { "time", "started 2026-02-03 04:05:06" },
        { "time", "2026-02-03T04:05:06Z" },
        { "time", "at 14:05:09" },
        { "time", "00:00:01.2345678" },
        { "time", "at 2:05 PM" },
        { "time", "took 12 ms" },
        { "time", "1,234.5 seconds" },
        { "time", "3.2s" },
        { "time", "8 µs" },
        { "time", "| time 0[s] |" },
        { "address", "mika@example.org" },
        { "address", "from 192.168.17.4" },
        { "address", "connected to 192.168.17.4: ready" },
        { "address", "at 192.168.17.4:8888." },
        { "address", "fe80::1" },
        { "address", "fe80::1ff:fe23:4567:890a" },
        { "address", "00:1A:2b:3C:4d:5E" },
        { "address", "<object at 0x7f3a5c1d2e80>" },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void WhatBelongsToAMachineOrAMoment_IsFound_InEveryKindOfOutput(string rule, string text)
    {
        foreach (var output in new[]
        {
            $$$"""{"output_type":"stream","name":"stdout","text":"x\n{{{text}}}\n"}""",
            $$$"""{"output_type":"display_data","metadata":{},"data":{"text/plain":"{{{text}}}"}}""",
            $$$"""{"output_type":"display_data","metadata":{},"data":{"text/html":"<b>x</b><p>{{{text.Replace("<", "&lt;", StringComparison.Ordinal)}}}</p>"}}""",
            $$$"""{"output_type":"display_data","metadata":{},"data":{"image/svg+xml":"<svg xmlns='http://www.w3.org/2000/svg'><title>t</title><text>{{{text.Replace("<", "&lt;", StringComparison.Ordinal)}}}</text></svg>"}}""",
            $$$"""{"output_type":"display_data","metadata":{},"data":{"application/json":{"a":["{{{text}}}"]} } }""",
        })
        {
            Assert.Equal([rule], Findings(root => Outputs(root).Add(JsonNode.Parse(output))).Select(f => f.Rule).Distinct());
        }
    }

    [Theory]
    [InlineData("[[1.5 2] [3 4]] 10:20 1/2 5 x 3, shape (3, 4), 3 sigma, 0.5 so")]
    [InlineData("version 10.0.26.1 of 5.12.0; ratio 1:2:3; a@b; 3 s' and 0x3F800000; http://example.org/home/x")]
    [InlineData("git@github.com:someone/book.git; A @ B; x@y; .NET version: 10.0.0.1; 0.0.0.0:80; a::b::c")]
    [InlineData("Assembly, Version=5.0.0.0; 127.0.0.1; C: drive; A::B; x::y; 4 steps; 12 msgs; 7 sections")]
    public void WhatOnlyLooksLikeIt_IsNot(string text) =>
        Assert.Empty(Findings(root => Outputs(root).Add(JsonNode.Parse($$"""{"output_type":"stream","name":"stdout","text":"{{text}}"}"""))));

    [Theory]
    [InlineData("machine-path", "#r \"/home/mika/lib/FromScratch.dll\"")]
    [InlineData("machine-path", "var path = \"C:\\Users\\mika\\a.txt\";")]
    [InlineData("address", "// mika@example.org wrote this")]
    [InlineData("address", "var url = \"http://192.168.17.4:8888/lab\";")]
    [InlineData("host-name", "// mika@laptop:~/books$ dotnet run")]
    [InlineData("", "Task.Delay(500); // 500 ms, as on 2026-02-03 04:05:06, 0x7f3a5c1d2e80, 10.0.26.1")]
    public void WhatTheAuthorWrote_IsLookedAtForPathsNamesAndAddresses(string rule, string source) =>
        Assert.Equal(rule, string.Join(' ', Findings(root => Cell(root)["source"] = source).Select(f => f.Rule)));

    [Theory]
    [InlineData("http://192.168.17.4:8888/lab", "address")]
    [InlineData("file:///srv/a.png", "machine-path")]
    [InlineData("M1.2.3.4.5 12 ms", "")]
    public void WhatIsNotSeen_IsLookedAtToo(string attribute, string rule) =>
        Assert.Equal(rule, string.Join(' ', Findings(root => Outputs(root).Add(JsonNode.Parse($$$"""{"output_type":"display_data","metadata":{},"data":{"text/html":"<b data-x='{{{attribute}}}'>x</b>"}}"""))).Select(f => f.Rule)));

    [Fact]
    public void ATime_IsAllowed_WhereTheCellIsVolatile() => Assert.Empty(Findings(root =>
    {
        Outputs(root).Add(JsonNode.Parse("""{"output_type":"stream","name":"stdout","text":"12 ms"}"""));
        Cell(root)["metadata"] = JsonNode.Parse("""{"tags":["volatile"]}""");
    }));

    public static TheoryData<string, string> SlideTypesOfCells => new()
    {
        { "slide - notes", "" },
        { "slide subslide skip", "" },
        { "slide fragment slide", "" },
        { ". . .", "" },
        { "slide . notes", "cell 2: the cell has no slide type, other cells have" },
        { "slide title notes", "cell 2: \"title\" is no slide type" },
        { "skip slide -", "cell 1: the first cell has the slide type skip" },
        { ". - slide", "cell 1: the cell has no slide type, other cells have" },
    };

    [Theory]
    [MemberData(nameof(SlideTypesOfCells))]
    public void SlideTypes_AreAllThere_OrNone(string types, string found) =>
        Assert.Equal(found, string.Join("; ", Findings(root =>
        {
            foreach (var (cell, type) in root["cells"]!.AsArray().Zip(types.Split(' ')).Where(p => p.Second != "."))
                cell!["metadata"]!["slideshow"] = new JsonObject { ["slide_type"] = type };
        }).Select(f => $"cell {f.Cell?.Position}: {f.Message}")));

    [Fact]
    public void ASlideType_ThatIsNoText_IsFound() =>
        Assert.Equal(["slide-type", "slide-type", "slide-type"], Findings(root => Cell(root)["metadata"]!["slideshow"] = new JsonObject { ["slide_type"] = 1 }).Select(f => f.Rule));

    public static TheoryData<string, string, string> Changes => new()
    {
        { "schema", "/cells/1", "{\"extra\":1}" },
        { "schema", "/cells/1/outputs/0", "{\"transient\":{}}" },
        { "schema", "/cells/1", "{\"id\":\"a b\"}" },
        { "schema", "/cells/1/metadata", "{\"execution\":{\"timeout\":3}}" },
        { "schema", "", "{\"nbformat_minor\":4}" },
        { "cell-id", "/cells/1", "{\"id\":\"title\"}" },
        { "empty-cell", "/cells/2", "{\"source\":[\" \\n\"]}" },
        { "not-executed", "/cells/1", "{\"execution_count\":null,\"outputs\":[]}" },
        { "execution-count", "/cells/1", "{\"execution_count\":7,\"outputs\":[]}" },
        { "error-output", "/cells/1", "{\"outputs\":[{\"output_type\":\"error\",\"ename\":\"E\",\"evalue\":\"\",\"traceback\":[]}]}" },
        { "error-output", "/cells/1/metadata", "{\"tags\":[\"raises-exception\"]}" },
        { "kernelspec", "/metadata/kernelspec", "{\"name\":\"csharp\"}" },
        { "kernelspec", "/metadata/language_info", "{\"version\":\"12.0\"}" },
        { "time", "/cells/1/metadata", "{\"execution\":{\"iopub.status.busy\":\"2026-02-03T04:05:06.7Z\"}}" },
        { "heading", "/cells/0", "{\"source\":[\"Text first\"]}" },
        { "heading", "/cells/2", "{\"source\":[\"# Another\"]}" },
        { "heading", "/cells/2", "{\"source\":[\"### Too deep\"]}" },
        { "link", "/cells/2", "{\"source\":[\"[a](missing.md)\"]}" },
        { "link", "/cells/2", "{\"source\":[\"[a](other.md#nowhere)\"]}" },
        { "link", "/cells/2", "{\"source\":[\"[a](#nowhere)\"]}" },
        { "link", "/cells/2", "{\"source\":[\"[a](/etc/hosts)\"]}" },
        { "link", "/cells/2", "{\"source\":[\"<a href='missing.md'>a</a>\"]}" },
        { "link", "/cells/2", "{\"source\":[\"![a](attachment:a.png)\"]}" },
        { "picture-description", "/cells/2", "{\"source\":[\"![](other.md)\"]}" },
        { "picture-description", "/cells/1/outputs/0/data", "{\"text/html\":\"<img src='data:image/png;base64,AAAA'>\"}" },
        { "picture-description", "/cells/1/outputs/0/data", "{\"text/html\":\"<svg></svg>\"}" },
        { "picture-description", "/cells/1/outputs/0/data", "{\"image/svg+xml\":\"<svg xmlns='http://www.w3.org/2000/svg'/>\"}" },
        { "picture-description", "/cells/1/outputs/0/data", "{\"image/png\":\"AAAA\",\"text/plain\":\"<Figure>\"}" },
        { "picture-description", "/cells/1/outputs/0/data", "{\"application/vnd.plotly.v1+json\":{\"data\":[]},\"text/plain\":\"2\"}" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void AnythingElse_IsFoundByItsRule(string rule, string place, string members)
    {
        var findings = Findings(root =>
        {
            var target = (JsonObject)place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode)root, (node, name) => int.TryParse(name, out var i) ? node[i]! : node[name]!);
            foreach (var (name, value) in (JsonObject)JsonNode.Parse(members)!)
                target[name] = value?.DeepClone();
        });

        Assert.Contains(findings, f => f.Rule == rule);
        Assert.All(findings, f => Assert.True(f.Rule == rule || f.Rule is "link" or "execution-count", f.ToString()));
        Assert.All(findings, f => Assert.NotEmpty(f.Remedy));
    }

    [Fact]
    public void LinksThatLeadSomewhere_AreFine() => Assert.Empty(Findings(root => root["cells"]![2]!["source"] = new JsonArray(
        "[a](other.md) [b](other.md#what-to-see-its-1) [c](other.md#mark) [d](#a-title) [e](#A-Title) [f](../notebooks) [g](https://example.org/x#y) [h](mailto:a) `[i](missing)` $[j](missing)$\n\n```\n[k](missing)\n```\n")));

    [Theory]
    [InlineData("form", "\uFEFF", "")]
    [InlineData("form", "", "\n")]
    [InlineData("file", "x", "")]
    [InlineData("size", "", "big")]
    public void TheFileItself_IsLookedAt(string rule, string before, string after)
    {
        var text = after == "big" ? NotebookText.Good().Replace("A sum", new string('x', 5_000_000), StringComparison.Ordinal) : before + NotebookText.Good() + after;
        _folder.Write("notebooks/n.ipynb", text);

        Assert.Equal([rule], Hygiene.Check(Source, _folder.Path).Select(f => f.Rule));
    }

    [Fact]
    public void Readmes_AreLookedAt_UpToTheRoot()
    {
        _folder.Write("README.md", "[a](missing.md)");
        _folder.Write("notebooks/README.md", "![](n.ipynb) [n](n.ipynb#a-title)");

        Assert.Equal(["README.md: link", "notebooks/README.md: picture-description"],
            ReadmeRule.Check(NotebookSearch.Find([], _folder.Path)).Select(f => $"{f.File}: {f.Rule}"));
    }

    private NotebookSource Source => new(_folder.File("notebooks/n.ipynb"), "notebooks/n.ipynb");

    private IReadOnlyList<Finding> Findings(Action<JsonObject> change)
    {
        var root = (JsonObject)JsonNode.Parse(NotebookText.Good())!;
        change(root);
        _folder.Write("notebooks/n.ipynb", JsonText.Write(root, JsonStyle.Jupyter));
        return Hygiene.Check(Source, _folder.Path);
    }

    private static JsonObject Cell(JsonObject root) => (JsonObject)root["cells"]![1]!;

    private static JsonArray Outputs(JsonObject root) => (JsonArray)Cell(root)["outputs"]!;
}
