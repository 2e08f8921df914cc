using System.Net;
using Microsoft.DotNet.Interactive;

namespace CSharpKernel;

/// <summary>The variables of the session, for <c>#!who</c> and <c>#!whos</c>.</summary>
internal static class VariableTable
{
    private const int LongestValue = 200;

    public static FormattedValue[] Names(IReadOnlyList<SessionVariable> variables) =>
        [new FormattedValue("text/plain", variables.Count == 0 ? "No variables." : string.Join('\n', variables.Select(variable => variable.Name)))];

    public static FormattedValue[] Values(CellHost host)
    {
        var variables = host.Variables();
        if (variables.Count == 0)
            return Names(variables);
        var texts = new BoundedText(host.Execution);
        var rows = variables.Select(variable => (variable.Name, Type: FrameNames.ShortName(variable.Type), Value: texts.Of(variable.Value, LongestValue))).ToList();
        var (nameWidth, typeWidth) = (Width("Variable", rows.Select(row => row.Name)), Width("Type", rows.Select(row => row.Type)));
        var plain = rows.Prepend(("Variable", "Type", "Value")).Select(row => $"{row.Item1.PadRight(nameWidth)}  {row.Item2.PadRight(typeWidth)}  {row.Item3}".TrimEnd());
        var html = string.Concat(rows.Select(row => $"<tr><td>{Encode(row.Name)}</td><td>{Encode(row.Type)}</td><td style=\"text-align:left\">{Encode(row.Value)}</td></tr>"));
        return
        [
            new FormattedValue("text/html", $"<table><thead><tr><th>Variable</th><th>Type</th><th>Value</th></tr></thead><tbody>{html}</tbody></table>"),
            new FormattedValue("text/plain", string.Join('\n', plain)),
        ];
    }

    private static int Width(string title, IEnumerable<string> texts) => Math.Min(texts.Append(title).Max(text => text.Length), 40);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
