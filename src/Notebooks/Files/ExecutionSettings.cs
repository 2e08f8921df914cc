using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Notebooks;

/// <summary>
/// What a notebook's or a cell's <c>metadata.execution</c> asks of whoever runs it. Front ends keep a cell's time stamps in
/// the same object, so anything of another form is no request.
/// </summary>
internal static class ExecutionSettings
{
    /// <summary>
    /// Seconds per cell; 0 or less means no limit. Null if nothing is asked. nbformat's schema allows only texts in a cell's
    /// <c>execution</c>, so a number may be written as one.
    /// </summary>
    public static double? Timeout(JsonObject? metadata) => metadata.At("execution", "timeout") switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out double seconds) => seconds,
        JsonValue value when double.TryParse(value.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) => seconds,
        _ => null,
    };

    /// <summary>Whether a failing cell is no failure of the notebook.</summary>
    public static bool AllowErrors(JsonObject? metadata) =>
        metadata.At("execution", "allow_errors") is JsonValue value && value.GetValueKind() == JsonValueKind.True;
}
