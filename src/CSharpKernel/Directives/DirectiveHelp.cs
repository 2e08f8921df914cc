using System.Net;
using System.Runtime.InteropServices;
using Microsoft.DotNet.Interactive;

namespace CSharpKernel;

/// <summary>What the kernel says about its directives and about itself.</summary>
internal static class DirectiveHelp
{
    public static FormattedValue[] Usage(Directive directive)
    {
        var aliases = directive.Names.Count > 1 ? $"\nAlso: {string.Join(", ", directive.Names.Skip(1).Select(name => "#!" + name))}" : "";
        return [new FormattedValue("text/plain", $"{directive.Usage}\n{directive.Summary}{aliases}")];
    }

    /// <summary>The table of directives.</summary>
    public static FormattedValue[] List()
    {
        var known = DirectiveTable.Known.ToList();
        var width = known.Max(directive => Names(directive).Length);
        var plain = string.Join('\n', known.Select(directive => $"{Names(directive).PadRight(width)}  {directive.Summary}"));
        var rows = string.Concat(known.Select(directive =>
            $"<tr><td><code>{WebUtility.HtmlEncode(directive.Usage)}</code></td><td style=\"text-align:left\">{WebUtility.HtmlEncode(directive.Summary)}</td></tr>"));
        return
        [
            new FormattedValue("text/html", $"<table><thead><tr><th>Directive</th><th>What it does</th></tr></thead><tbody>{rows}</tbody></table>"),
            new FormattedValue("text/plain", plain),
        ];
    }

    public static FormattedValue[] About() =>
    [
        new FormattedValue("text/plain", $"""
            {KernelIdentity.DisplayName}: {KernelIdentity.Implementation} {KernelIdentity.Version}, C# {KernelIdentity.LanguageVersion}
            {RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})
            """),
    ];

    private static string Names(Directive directive) => string.Join(", ", directive.Names.Select(name => "#!" + name));
}
