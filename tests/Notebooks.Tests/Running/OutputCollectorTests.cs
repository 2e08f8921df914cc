using System.Text.Json.Nodes;
using CSharpKernel;

namespace Notebooks.Tests;

public class OutputCollectorTests
{
    private readonly DisplayRegistry _displays = new();
    private readonly OutputCollector _outputs;

    public OutputCollectorTests() => _outputs = new(_displays);

    [Fact]
    public void Streams_ThatFollowEachOther_AreOne()
    {
        _outputs.Write(ConsoleStream.Stdout, "a");
        _outputs.Write(ConsoleStream.Stdout, "b\nc");
        _outputs.Write(ConsoleStream.Stderr, "e");
        _outputs.Write(ConsoleStream.Stdout, "d");

        Assert.Equal("""[{"name":"stdout","output_type":"stream","text":["ab\n","c"]},{"name":"stderr","output_type":"stream","text":["e"]},{"name":"stdout","output_type":"stream","text":["d"]}]""",
            _outputs.ToJson().ToJsonString());
    }

    [Fact]
    public void EscapesInAnOutputsJson_AreWrittenOut_AsJupyterWritesThem()
    {
        var figure = new MimeBundle(new Dictionary<string, JsonNode> { ["application/json"] = JsonNode.Parse("""{"b":"h\u2081","a":["\u00e9"]}""")! });
        _outputs.Display(figure, null);

        Assert.Contains("""{"a": ["é"],"b": "h₁"}""", JsonText.Write(_outputs.ToJson(), new JsonStyle("", "", false)));
    }

    [Fact]
    public void AnUpdate_ChangesWhatAnEarlierCellDisplayed_AndNoIdIsStored()
    {
        _outputs.Display(Bundle("text/plain", "old"), "id1");
        var later = new OutputCollector(_displays);
        later.Update(Bundle("text/plain", "new"), "id1");
        later.Update(Bundle("text/plain", "lost"), "unknown");

        Assert.Equal("""[{"data":{"text/plain":["new"]},"metadata":{},"output_type":"display_data"}]""", _outputs.ToJson().ToJsonString());
        Assert.Empty(later.ToJson());
    }

    [Fact]
    public void Clear_TakesOutputsAway_AtOnceOrWithTheNext()
    {
        _outputs.Write(ConsoleStream.Stdout, "a");
        _outputs.Clear(wait: false);
        Assert.Empty(_outputs.ToJson());

        _outputs.Display(Bundle("text/plain", "b"), "id");
        _outputs.Clear(wait: true);
        Assert.Single(_outputs.ToJson());
        _outputs.Write(ConsoleStream.Stdout, "c");
        Assert.Equal("c", Assert.Single(_outputs.ToJson())!["text"]![0].AsText());
    }

    [Fact]
    public void Bundles_AreStoredAsJupyterStoresThem()
    {
        var data = new Dictionary<string, JsonNode>
        {
            ["text/plain"] = "1\n2",
            ["image/svg+xml"] = "<svg>\n</svg>",
            ["image/png"] = "AAAA\n",
            ["application/vnd.plotly.v1+json"] = JsonNode.Parse("""{"layout":{"b":1,"a":[{"d":1,"c":2}]},"data":[]}""")!,
        };
        _outputs.Complete(new(CellStatus.Ok, new(data), null), executionCount: 3);

        Assert.Equal("""[{"data":{"application/vnd.plotly.v1+json":{"data":[],"layout":{"a":[{"c":2,"d":1}],"b":1}},"image/png":"AAAA\n","image/svg+xml":["<svg>\n","</svg>"],"text/plain":["1\n","2"]},"execution_count":3,"metadata":{},"output_type":"execute_result"}]""",
            _outputs.ToJson().ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void AFlood_IsCut_AndSaysSo()
    {
        var line = new string('x', 999_999) + "\n";
        for (var i = 0; i < 12; i++)
            _outputs.Write(ConsoleStream.Stdout, line);

        var text = MultilineText.Join(_outputs.ToJson()[0]!["text"]);
        Assert.InRange(text.Length, OutputCollector.TextLimit, OutputCollector.TextLimit + 200);
        Assert.Contains("the rest is left out", text, StringComparison.Ordinal);
    }

    private static MimeBundle Bundle(string type, string text) => new(new Dictionary<string, JsonNode> { [type] = text });
}
