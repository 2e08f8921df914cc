using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace FromScratch.Interactive;

/// <summary>
/// A tuple, such as the gradients that a backward pass returns: plain numbers in parentheses, matrices side by side,
/// labelled <c>Item1</c>, <c>Item2</c> (a tuple does not keep the names that C# code gives its items).
/// </summary>
internal static class TupleView
{
    public static string Text(ITuple tuple)
    {
        var items = Items(tuple);
        if (items.TrueForAll(IsShort))
            return $"({string.Join(", ", items.Select(Plain))})";
        return string.Join('\n', items.Select((item, i) => $"{Label(i)}{(ShownEntries.OfAny(item) is { } entries ? " " + entries.Shape : "")}\n{Plain(item)}"));
    }

    public static string Html(ITuple tuple)
    {
        var items = Items(tuple);
        return items.TrueForAll(IsShort)
            ? SideBySide.Text(Text(tuple), label: null)
            : SideBySide.Of(items.Select((item, i) => ItemHtml(item, Label(i))));
    }

    private static List<object?> Items(ITuple tuple) => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])];

    private static string Label(int i) => $"Item{NumberText.Shortest(i + 1)}";

    private static bool IsShort(object? item) => item switch
    {
        null or string or decimal => true,
        ITuple tuple => Items(tuple).TrueForAll(IsShort),
        _ => item.GetType() is { IsPrimitive: true } or { IsEnum: true },
    };

    private static string Plain(object? item) => item.ToDisplayString(PlainTextFormatter.MimeType).TrimEnd('\r', '\n');

    private static string ItemHtml(object? item, string label)
    {
        if (ShownEntries.OfAny(item) is { } entries)
            return MatrixTable.Of(entries, label);
        if (IsShort(item))
            return SideBySide.Text(Plain(item), label);
        return SideBySide.Label(label) + item.ToDisplayString(HtmlFormatter.MimeType);
    }
}
