using System.Collections;
using System.Globalization;
using System.Reflection;

namespace CSharpKernel;

/// <summary>
/// The present value of a variable in a few words, without running anything of the user's: numbers, texts, and how much
/// a collection holds.
/// </summary>
internal static class VariableValue
{
    private const int LongestText = 80;

    public static string? Describe(object? value) => value switch
    {
        null => null,
        string text => Quote(text),
        char letter => $"'{letter}'",
        bool flag => flag ? "true" : "false",
        Enum or Guid or TimeSpan or Version => value.ToString(),
        IFormattable number when number.GetType().IsPrimitive || number is decimal or Half or Int128 or UInt128 or DateTime or DateTimeOffset or DateOnly or TimeOnly or System.Numerics.BigInteger or System.Numerics.Complex =>
            Shorten(number.ToString(null, CultureInfo.InvariantCulture)),
        Array array => $"{string.Join(" x ", Enumerable.Range(0, array.Rank).Select(i => array.GetLength(i).ToString(CultureInfo.InvariantCulture)))} {(array.Length == 1 ? "element" : "elements")}",
        ICollection collection when IsOfFramework(collection) => Count(collection.Count),
        _ => Shape(value),
    };

    private static string Count(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "element" : "elements")}");

    private static bool IsOfFramework(object value) => HostReferences.Owns(value.GetType().Assembly.GetName().Name ?? "") && value.GetType().Assembly != typeof(VariableValue).Assembly;

    // MathNet's sizes are stored numbers; its types are known by name, because it is the notebook's, not the kernel's.
    private static string? Shape(object value)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (type is not { IsGenericType: true, Namespace: "MathNet.Numerics.LinearAlgebra" })
                continue;
            return type.Name switch
            {
                "Matrix`1" => $"{Number(type, "RowCount", value)} x {Number(type, "ColumnCount", value)}",
                "Vector`1" => $"{Number(type, "Count", value)} elements",
                _ => null,
            };
        }

        return null;
    }

    private static string Number(Type type, string property, object value) =>
        type.GetProperty(property, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { GetMethod: { IsVirtual: false } or { IsFinal: true } } found
            ? string.Create(CultureInfo.InvariantCulture, $"{found.GetValue(value)}")
            : "?";

    private static string Quote(string text) =>
        $"\"{Shorten(text.Length > LongestText ? text[..(LongestText + 1)] : text).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private static string Shorten(string text) => text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + "...";
}
