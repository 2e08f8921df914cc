using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace CSharpKernel;

/// <summary>Turns a value into what a front end shows, by the formatters of its type.</summary>
internal static class ValueFormatter
{
    private const string PlainText = "text/plain";

    /// <summary>The value as the given MIME types, or as all that its type prefers, and always as plain text besides.</summary>
    public static MimeBundle Format(object? value, params string[] mimeTypes)
    {
        var data = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        if (Preformatted(value) is { } formatted && mimeTypes.Length == 0)
        {
            foreach (var form in formatted)
                data[form.MimeType] = ToNode(form.MimeType, form.Value);
            if (!data.ContainsKey(PlainText))
                data[PlainText] = JsonValue.Create(formatted.All(IsText) ? formatted[0].Value : $"[{formatted[0].MimeType}]")!;
            return new MimeBundle(data) { Length = formatted.Sum(form => (long)form.Value.Length) };
        }

        var wanted = mimeTypes.Where(mimeType => !string.IsNullOrWhiteSpace(mimeType)).DefaultIfEmpty().First() is null ? Preferred(value) : mimeTypes;
        var failures = new List<string>();
        var length = 0L;
        foreach (var mimeType in wanted.Append(PlainText).Distinct(StringComparer.Ordinal))
            length += Add(data, failures, value, mimeType);
        if (failures.Count > 0)
            data[PlainText] = JsonValue.Create(string.Join('\n', data.TryGetValue(PlainText, out var plain) ? failures.Prepend(plain.GetValue<string>()) : failures))!;
        return new MimeBundle(data) { Length = length };
    }

    // Gives the length of the text.
    private static int Add(Dictionary<string, JsonNode> data, List<string> failures, object? value, string mimeType)
    {
        try
        {
            var text = Text(value, mimeType);
            data[mimeType] = ToNode(mimeType, text);
            return text.Length;
        }
        catch (Exception failure) when (Poll.MayCatch())
        {
            // The other forms are shown none the less; the plain text says why one is missing.
            var reason = failure is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : failure;
            failures.Add($"The {mimeType} formatter of {CellFrames.NameOf(value?.GetType() ?? typeof(object))} failed: {reason.GetType().Name}: {reason.Message}");
            return 0;
        }
    }

    private static string Text(object? value, string mimeType) =>
        // The formatter of a string quotes and escapes for JSON types what already is JSON.
        value is string text && IsJson(mimeType) ? text : value.ToDisplayString(mimeType);

    private static IEnumerable<string> Preferred(object? value)
    {
        if (value is null)
            return [PlainText];
        var type = value.GetType();
        var preferred = Formatter.GetPreferredMimeTypesFor(type);
        return IsScalar(type) && preferred.Count == 1 && preferred.First() == Formatter.DefaultMimeType && !HasOwnFormatter(type, Formatter.DefaultMimeType)
            ? [PlainText]
            : preferred;
    }

    // What is one number or one word anyway needs no markup around it.
    private static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum
        || type == typeof(string) || type == typeof(decimal) || type == typeof(Half) || type == typeof(BigInteger)
        || type == typeof(Int128) || type == typeof(UInt128) || type == typeof(Guid) || type == typeof(TimeSpan)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly);

    private static bool HasOwnFormatter(Type type, string mimeType) =>
        Formatter.RegisteredFormatters(includeDefaults: false).Any(formatter => formatter.Type == type && formatter.MimeType == mimeType);

    private static List<FormattedValue>? Preformatted(object? value) => value switch
    {
        FormattedValue one => [one],
        LaTeXString latex => [new("text/latex", latex.ToString())],
        MathString formula => [new("text/latex", $"$${formula}$$")],
        PasswordString secret => [new(PlainText, secret.ToString())],
        IEnumerable<FormattedValue> several when several.ToList() is { Count: > 0 } list => list,
        _ => PlotlyNetChart.Forms(value),
    };

    private static JsonNode ToNode(string mimeType, string text)
    {
        if (!IsJson(mimeType))
            return JsonValue.Create(text)!;
        try
        {
            return JsonNode.Parse(text) ?? JsonValue.Create("null")!;
        }
        catch (JsonException malformed)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"its text is not JSON ({malformed.Message})"), malformed);
        }
    }

    private static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsText(FormattedValue form) => form.MimeType.StartsWith("text/", StringComparison.Ordinal);
}
