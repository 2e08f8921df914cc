using System.Globalization;
using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>One case, read by paths such as <c>inputs/x</c> or <c>outputs/params_after/0/W1</c>.</summary>
public sealed class ReferenceCase(JsonElement element)
{
    public string Name => element.GetProperty("name").GetString()!;

    public bool Has(string path) => Find(path) is not null;

    /// <summary>A number; NaN and the infinities too.</summary>
    public double Number(string path) => Number(At(path));

    public int Int(string path) => At(path).GetInt32();

    public string Text(string path) => At(path).GetString()!;

    /// <summary>How many entries a plain JSON list has.</summary>
    public int Count(string path) => At(path).GetArrayLength();

    /// <summary>The shape of an array.</summary>
    public int[] Shape(string path) => [.. At(path).GetProperty("shape").EnumerateArray().Select(d => d.GetInt32())];

    /// <summary>The numbers of an array, row after row, or of a plain JSON list.</summary>
    public double[] Numbers(string path) => [.. Data(path).Select(Number)];

    /// <summary>The integers of an array or of a plain JSON list.</summary>
    public int[] Ints(string path) => [.. Data(path).Select(e => e.GetInt32())];

    /// <summary>The truth values of an array, row after row.</summary>
    public bool[] Bools(string path) => [.. Data(path).Select(e => e.GetBoolean())];

    public Vector<double> Vector(string path) => Vector<double>.Build.Dense(Numbers(path));

    /// <summary>
    /// A matrix. A one-dimensional array is one row; of a larger one, the first axis is kept and the others are flattened.
    /// </summary>
    public Matrix<double> Matrix(string path)
    {
        var shape = Shape(path);
        var numbers = Numbers(path);
        var rows = shape.Length == 1 ? 1 : shape[0];
        return Matrix<double>.Build.DenseOfRowMajor(rows, numbers.Length / rows, numbers);
    }

    public override string ToString() => Name;

    private JsonElement.ArrayEnumerator Data(string path)
    {
        var value = At(path);
        return (value.ValueKind == JsonValueKind.Object ? value.GetProperty("data") : value).EnumerateArray();
    }

    private JsonElement At(string path) =>
        Find(path) ?? throw new KeyNotFoundException($"Case {Name} has no {path}.");

    private JsonElement? Find(string path)
    {
        var value = element;
        foreach (var key in path.Split('/'))
        {
            if (value.ValueKind == JsonValueKind.Array) value = value[int.Parse(key, CultureInfo.InvariantCulture)];
            else if (!value.TryGetProperty(key, out value)) return null;
        }

        return value;
    }

    private static double Number(JsonElement e) => e.ValueKind == JsonValueKind.String
        ? double.Parse(e.GetString()!, CultureInfo.InvariantCulture)
        : e.GetDouble();
}
