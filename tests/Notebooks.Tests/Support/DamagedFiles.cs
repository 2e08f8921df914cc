using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

/// <summary>The ways in which a notebook's file gets damaged, and what is said of each.</summary>
internal static class DamagedFiles
{
    /// <summary>Files that are no notebooks: whole, they say <paramref name="whole"/>.</summary>
    /// <returns>A name, the content, and what must be said.</returns>
    public static IEnumerable<(string Name, byte[] Content, string Message)> Unreadable(string whole)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(whole);
        yield return ("empty", [], "not a notebook: the file is empty");
        yield return ("cut-early", bytes[..10], "not JSON: line 2, column 9: the file ends here, in the middle: it was cut off");
        yield return ("cut-half", bytes[..(bytes.Length / 2)], "not JSON: line ");
        yield return ("cut-late", bytes[..^3], "not JSON: line ");
        yield return ("no-json", "hello\nworld\n"u8.ToArray(), "not JSON: line 1, column 1: 'h' is an invalid start of a value");
        yield return ("array", "[1, 2]\n"u8.ToArray(), "not a notebook: the file holds JSON, but no object");
        yield return ("cells-null", Changed(root => root["cells"] = null), "not a notebook: \"cells\" must be a list");
        yield return ("cells-text", Changed(root => root["cells"] = "x"), "not a notebook: \"cells\" must be a list");
        yield return ("cell-null", Changed(root => root["cells"]![1] = null), "cell 2 must be a JSON object");
        yield return ("type-missing", Changed(root => root["cells"]![1]!.AsObject().Remove("cell_type")), "cell 2: \"cell_type\" must be");
        yield return ("type-unknown", Changed(root => root["cells"]![1]!["cell_type"] = "poem"), "cell 2: \"cell_type\" must be");
        yield return ("source-number", Changed(root => root["cells"]![1]!["source"] = 5), "cell 2: \"source\" must be a string");
        yield return ("metadata-list", Changed(root => root["metadata"] = new JsonArray()), "not a notebook: \"metadata\" must be an object");
        yield return ("format-3", Changed(root => root["nbformat"] = 3), "is in the old format nbformat 3; convert it first");
        yield return ("format-5", Changed(root => root["nbformat"] = 5), "is in nbformat 5, which is newer");
        yield return ("latin-1", [.. bytes[..100], 0xff, 0xfe, .. bytes[100..]], "is not UTF-8 text");
        yield return ("utf-16", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(whole)], "line 1 is not UTF-8 text");
        yield return ("zeros", [.. bytes[..1], 0, .. bytes[1..]], "not JSON: line 1, column 2");
        yield return ("deep", Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000)), "not JSON: line 1, column 201");
        yield return ("deep-inside", Text(whole.Replace("\"nbformat\":", $"\"x\": {new string('[', 10_000)}{new string(']', 10_000)}, \"nbformat\":", StringComparison.Ordinal)), "not JSON: line ");
        yield return ("blank", Encoding.UTF8.GetBytes(new string(' ', 50_000_000)), "not a notebook: the file is empty");
        yield return ("twice", Text(whole.Replace("\"nbformat\": 4", "\"nbformat\": 4,\n \"nbformat\": 4", StringComparison.Ordinal)), "\"nbformat\" is given twice in one object");

        byte[] Changed(Action<JsonObject> change) => Change(whole, change);
    }

    /// <summary>Files that run, although something in them is not as it should be; the second part is what <c>check --no-run</c> says.</summary>
    public static IEnumerable<(string Name, byte[] Content, string Finding)> Runnable(string whole)
    {
        yield return ("outputs-null", Changed(root => Cell(root)["outputs"] = null), "schema: ");
        yield return ("output-unknown", Changed(root => Outputs(root).Add(new JsonObject { ["output_type"] = "marvel" })), "output_type must be \"execute_result\" or \"display_data\" or \"stream\" or \"error\", not \"marvel\"");
        yield return ("picture", Changed(root => Outputs(root).Add(JsonNode.Parse("""{"output_type":"display_data","metadata":{},"data":{"image/png":"@@@","text/plain":"A picture"}}"""))), "image/png is no picture: it is not base64");
        yield return ("metadata-null", Changed(root => root["metadata"] = null), "schema: ");
        yield return ("cell-metadata-null", Changed(root => Cell(root)["metadata"] = null), "schema: ");
        yield return ("minor-text", Changed(root => root["nbformat_minor"] = "5"), "/nbformat_minor must be integer, not a string");
        yield return ("ids-twice", Changed(root => Cell(root)["id"] = (string?)root["cells"]![0]!["id"]), "is also that of cell 1; give it an id of its own");
        yield return ("ids-missing", Changed(root => Cell(root).Remove("id")), "/cells/1 must have \"id\"");
        yield return ("mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(whole)], "the file begins with a byte order mark");
        yield return ("count-text", Changed(root => Cell(root)["execution_count"] = "7"), "execution_count must be integer or null, not a string");
        yield return ("huge", Text(whole.Replace("\"nbformat_minor\": 5", "\"nbformat_minor\": 1e999", StringComparison.Ordinal)), "/nbformat_minor must be integer, not the number 1e999");
        yield return ("blank-end", Text(whole + new string(' ', 1_000_000)), "remove what stands behind");

        byte[] Changed(Action<JsonObject> change) => Change(whole, change);
    }

    private static JsonObject Cell(JsonObject root) => root["cells"]![1]!.AsObject();

    private static JsonArray Outputs(JsonObject root) => Cell(root)["outputs"]!.AsArray();

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Change(string whole, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(whole)!.AsObject();
        change(root);
        return Text(JsonText.Write(root, JsonStyle.Jupyter));
    }
}
