using System.Globalization;
using System.Text.Json;

namespace FromScratch;

/// <summary>The values of named parameters in a file of JSON (vol. 1 section 7.5 keeps them in a pickle, which can run code; this cannot).</summary>
/// <remarks>
/// <para>
/// The format, version 1: <c>{"format": "FromScratch parameters", "version": 1, "parameters": [{"name": "W1",
/// "shape": [2, 10], "data": [0.1, ...]}, ...]}</c>. Parameters are in their network's order, the numbers of each row
/// after row, in the shortest form that reads back as the same double; NaN and the infinities are the strings
/// <c>"NaN"</c>, <c>"Infinity"</c>, <c>"-Infinity"</c>. The encoding is UTF-8.
/// </para>
/// <para>Only values are kept, not gradients and not an optimizer's memory.</para>
/// </remarks>
public static class ParameterFile
{
    internal const string Format = "FromScratch parameters";
    internal const int Version = 1;

    /// <summary>Writes values into a file.</summary>
    /// <param name="path">The file; one that is there is replaced once the new one is complete.</param>
    /// <param name="parameters">The parameters, each name once.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Two parameters have the same name.</exception>
    /// <exception cref="IOException">The file cannot be written; the old one stays.</exception>
    public static void Save(string path, IReadOnlyList<Parameter> parameters)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Require.NotNull(nameof(ParameterFile), parameters);
        if (parameters.GroupBy(parameter => parameter.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"ParameterFile: two parameters are named {twice.Key}.", nameof(parameters));

        path = Path.GetFullPath(path);
        var unfinished = path + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            using (var stream = File.Create(unfinished)) Write(stream, parameters);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Reads values from a file into parameters, all of them or none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters, with the names, order and shapes that the file has.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or holds other parameters; no value has changed.</exception>
    public static void Load(string path, IReadOnlyList<Parameter> parameters)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Require.NotNull(nameof(ParameterFile), parameters);
        path = Path.GetFullPath(path);
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no parameter file {path}.", path);
        var values = ParameterFileReader.Read(path, parameters);
        for (var k = 0; k < values.Length; k++)
        {
            var value = parameters[k].Value;
            for (var i = 0; i < value.RowCount; i++)
                for (var j = 0; j < value.ColumnCount; j++)
                    value[i, j] = values[k][(i * value.ColumnCount) + j];
        }
    }

    private static void Write(Stream stream, IReadOnlyList<Parameter> parameters)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", Version);
        json.WriteStartArray("parameters");
        foreach (var parameter in parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteStartArray("shape");
            json.WriteNumberValue(parameter.Value.RowCount);
            json.WriteNumberValue(parameter.Value.ColumnCount);
            json.WriteEndArray();
            json.WriteStartArray("data");
            foreach (var number in parameter.Value.ToRowMajorArray())
            {
                if (double.IsFinite(number)) json.WriteNumberValue(number);
                else json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
