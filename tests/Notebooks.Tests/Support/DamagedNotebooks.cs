using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

/// <summary>A notebook with every kind of output, and the many ways in which its file can be wrong.</summary>
internal static class DamagedNotebooks
{
    /// <summary>The whole one.</summary>
    public static byte[] Whole { get; } = Encoding.UTF8.GetBytes(Make());

    private static readonly string[] Others =
        ["null", "true", "-1", "0", "1e999", "123456789012345678901234567890", "\"\"", "\"x\"", "\"\\ud83d\"", "\"\\u0000\"", "[]", "[1]", "[null]", "[\"\\ud83d\"]", "{}", "{\"\\ud83d\":1}", "{\"text/html\":[{}]}"];

    /// <summary>The file cut off at every byte.</summary>
    public static IEnumerable<byte[]> Truncated() => Enumerable.Range(0, Whole.Length).Select(length => Whole[..length]);

    /// <summary>Every value replaced by values of other types, removed, given twice, and buried deep.</summary>
    public static IEnumerable<byte[]> WrongTypes()
    {
        var count = Places(JsonNode.Parse(Whole)!).Count();
        for (var i = 0; i < count; i++)
        {
            foreach (var other in Others.Append(null).Append(new string('[', 300) + new string(']', 300)).Append("1, \"@\": 2"))
            {
                var root = JsonNode.Parse(Whole)!;
                var (parent, name, index) = Places(root).ElementAt(i);
                JsonNode? mark = other is null ? null : JsonValue.Create("@here");
                if (parent is JsonObject members && other is null)
                    members.Remove(name!);
                else if (parent is JsonObject owner)
                    owner[name!] = mark;
                else if (parent is JsonArray items)
                    items[index] = mark;
                // As text: not everything that a file can hold can be held by a node.
                yield return Encoding.UTF8.GetBytes(JsonText.Write(root, JsonStyle.Jupyter)
                    .Replace("\"@here\"", other?.Replace("@", name ?? "", StringComparison.Ordinal), StringComparison.Ordinal));
            }
        }
    }

    /// <summary>The file in other encodings, with bytes before, behind and between.</summary>
    public static IEnumerable<byte[]> OtherBytes()
    {
        var text = Encoding.UTF8.GetString(Whole);
        foreach (var encoding in new Encoding[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
        {
            yield return [.. encoding.Preamble, .. encoding.GetBytes(text)];
            yield return encoding.GetBytes(text);
        }
        yield return [.. Encoding.UTF8.Preamble, .. Whole];
        yield return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, .. Whole];
        yield return [0, .. Whole];
        yield return [.. Whole, 0];
        yield return new byte[4096];
        yield return [.. Whole, .. Whole];
        yield return Encoding.Latin1.GetBytes(text.Replace("A sum", "Größe", StringComparison.Ordinal));
        yield return Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal));
        yield return Encoding.UTF8.GetBytes(new string('[', 1_000_000));
        yield return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));
    }

    /// <summary>Some bytes changed, removed, doubled or moved at random.</summary>
    public static byte[] AtRandom(Random random)
    {
        var bytes = Whole.ToList();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(bytes.Count), length = Math.Min(random.Next(1, 200), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)"{}[]\",:\\u0-1e\n<&"[random.Next(16)];
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - 1));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Others[random.Next(Others.Length)]));
                    break;
            }
        }
        return [.. bytes];
    }

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(m => (m.Value is null ? [] : Places(m.Value)).Prepend((node, m.Key, 0))),
        JsonArray items => items.SelectMany((item, i) => (item is null ? [] : Places(item)).Prepend((node, null, i))),
        _ => [],
    };

    private static string Make()
    {
        var root = JsonNode.Parse(NotebookText.Good())!;
        var cell = root["cells"]![1]!;
        foreach (var output in new[]
        {
            """{"output_type":"stream","name":"stdout","text":["a\n","b\n"]}""",
            """{"output_type":"error","ename":"E","evalue":"m","traceback":["t"]}""",
            """{"output_type":"display_data","metadata":{"a":1},"data":{"text/html":["<table><tr><td>1.5</table><img alt='a' src='data:image/svg+xml;base64,PHN2Zy8+'>"],"text/plain":"1.5"}}""",
            """{"output_type":"display_data","metadata":{},"data":{"image/svg+xml":"<svg viewBox='0 0 9 9'><title>t</title><path d='M1 2.5L3 4'/></svg>","image/png":"AAAA"}}""",
            """{"output_type":"display_data","metadata":{},"data":{"application/vnd.plotly.v1+json":{"data":[{"y":[1,2.5]}],"layout":{"title":{"text":"t"}}}}}""",
        })
        {
            ((JsonArray)cell["outputs"]!).Add(JsonNode.Parse(output));
        }
        cell["metadata"] = JsonNode.Parse("""{"tags":["raises-exception"],"execution":{"timeout":"3"}}""");
        root["cells"]![2]!["attachments"] = JsonNode.Parse("""{"p.png":{"image/png":"AAAA"}}""");
        root["metadata"]!["mine"] = string.Create(CultureInfo.InvariantCulture, $"{1.5}");
        return JsonText.Write(root, JsonStyle.Jupyter);
    }
}
