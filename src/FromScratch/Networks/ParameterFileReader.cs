using System.Text.Json;

namespace FromScratch;

/// <summary>Reads a parameter file and refuses whatever is not exactly what the parameters need.</summary>
internal static class ParameterFileReader
{
    /// <summary>The numbers of each parameter, row after row.</summary>
    internal static double[][] Read(string path, IReadOnlyList<Parameter> parameters)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out var format) || !IsText(format, ParameterFile.Format))
                throw Refused(path, $"is not a parameter file: it does not say \"format\": \"{ParameterFile.Format}\"");
            if (!root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != ParameterFile.Version)
                throw Refused(path, $"is not of version {ParameterFile.Version}, the only one there is");
            if (!root.TryGetProperty("parameters", out var list) || list.ValueKind != JsonValueKind.Array)
                throw Refused(path, "is damaged: it has no list of parameters");
            return Values(path, list, parameters);
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or half of a surrogate pair, pass for JSON until the text is asked for.
            throw Refused(path, "is damaged: it holds a name that is no Unicode text");
        }
        catch (JsonException e)
        {
            throw Refused(path, FormattableString.Invariant($"is damaged: it is not complete JSON (line {(e.LineNumber ?? 0) + 1}, byte {e.BytePositionInLine ?? 0})"));
        }
    }

    private static double[][] Values(string path, JsonElement list, IReadOnlyList<Parameter> parameters)
    {
        var entries = list.EnumerateArray().Select((entry, i) => Entry(path, entry, i)).ToArray();
        var (inFile, inNetwork) = (Listed(entries.Select(entry => (entry.Name, entry.Shape))), Listed(parameters.Select(p => (p.Name, p.Value.Shape()))));
        for (var k = 0; k < Math.Max(entries.Length, parameters.Count); k++)
        {
            if (k >= entries.Length || k >= parameters.Count || entries[k].Name != parameters[k].Name || entries[k].Shape != parameters[k].Value.Shape())
                throw Refused(path, $"is that of another network: it holds {inFile}, but this one has {inNetwork}");
        }

        return [.. entries.Select((entry, k) => Numbers(path, entry.Name, entry.Data, parameters[k].Count))];
    }

    private static (string Name, string Shape, JsonElement Data) Entry(string path, JsonElement entry, int index)
    {
        if (entry.ValueKind == JsonValueKind.Object
            && entry.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            && entry.TryGetProperty("shape", out var shape) && shape.ValueKind == JsonValueKind.Array && shape.GetArrayLength() == 2
            && shape[0].ValueKind == JsonValueKind.Number && shape[0].TryGetInt32(out var rows)
            && shape[1].ValueKind == JsonValueKind.Number && shape[1].TryGetInt32(out var columns)
            && entry.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
            return (name.GetString()!, MatrixExtensions.Shape(rows, columns), data);
        throw Refused(path, FormattableString.Invariant($"is damaged: parameter {index} has no name, shape of two numbers, and data"));
    }

    private static double[] Numbers(string path, string name, JsonElement data, int count)
    {
        if (data.GetArrayLength() != count)
            throw Refused(path, FormattableString.Invariant($"is damaged: {name} has {data.GetArrayLength()} numbers, not {count}"));
        var numbers = new double[count];
        var i = 0;
        foreach (var element in data.EnumerateArray())
        {
            numbers[i] = element.ValueKind switch
            {
                JsonValueKind.Number when element.TryGetDouble(out var number) && double.IsFinite(number) => number,
                JsonValueKind.String when IsText(element, "NaN") => double.NaN,
                JsonValueKind.String when IsText(element, "Infinity") => double.PositiveInfinity,
                JsonValueKind.String when IsText(element, "-Infinity") => double.NegativeInfinity,
                _ => throw Refused(path, FormattableString.Invariant($"is damaged: number {i} of {name} is not a double")),
            };
            i++;
        }

        return numbers;
    }

    private static bool IsText(JsonElement element, string text) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(text);

    private static string Listed(IEnumerable<(string Name, string Shape)> parameters)
    {
        var all = parameters.Select(parameter => $"{parameter.Name} {parameter.Shape}").ToArray();
        return all.Length == 0 ? "none" : string.Join(", ", all);
    }

    private static InvalidDataException Refused(string path, string what) =>
        new($"The parameter file {path} {what}. No parameter was changed.");
}
