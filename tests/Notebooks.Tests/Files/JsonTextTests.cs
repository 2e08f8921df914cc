using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public class JsonTextTests
{
    [Fact]
    public void Write_IsWhatJupyterWrites()
    {
        var node = JsonNode.Parse("""{"b":[1,{"a":null}],"a":{},"c":[],"d":"é日本😀\u2028</script>'\u007f\u0001\t"}""")!;

        // Python: json.dumps(node, indent=1, ensure_ascii=False), but for the string that stays as it was written.
        Assert.Equal("{\n \"b\": [\n  1,\n  {\n   \"a\": null\n  }\n ],\n \"a\": {},\n \"c\": [],\n \"d\": \"é日本😀\\u2028</script>'\\u007f\\u0001\\t\"\n}\n",
            JsonText.Write(node, JsonStyle.Jupyter));
    }

    [Fact]
    public void Write_EscapesOnlyWhatJsonMust_InTextThatWasMade()
    {
        var node = new JsonObject { ["x"] = "é日本😀\u2028</script>'\u007f\u0001\t\b\f\r\n\"\\" };

        Assert.Equal("{\n \"x\": \"é日本😀\u2028</script>'\u007f\\u0001\\t\\b\\f\\r\\n\\\"\\\\\"\n}\n", JsonText.Write(node, JsonStyle.Jupyter));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e-05")]
    [InlineData("12345678901234567890123")]
    [InlineData("\"\\u00e9\\/\"")]
    public void Write_KeepsNumbersAndStringsAsTheFileHasThem(string value) =>
        Assert.Equal($"[\n {value}\n]\n", JsonText.Write(JsonNode.Parse($"[{value}]")!, JsonStyle.Jupyter));

    [Theory]
    [InlineData("{\n  \"a\": 1\n}\n", "  ", "\n", true)]
    [InlineData("{\r\n\t\"a\": 1\r\n}", "\t", "\r\n", false)]
    [InlineData("{\"a\":1}", " ", "\n", false)]
    [InlineData("{\"a\":1}\n", " ", "\n", true)]
    public void Style_IsThatOfTheText(string text, string indent, string newLine, bool finalNewLine) =>
        Assert.Equal(new JsonStyle(indent, newLine, finalNewLine), JsonStyle.Of(text));
}
