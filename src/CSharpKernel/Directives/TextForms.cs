using System.Text.Json;
using Microsoft.DotNet.Interactive;

namespace CSharpKernel;

/// <summary>How the text after <c>#!markdown</c>, <c>#!html</c>, <c>#!javascript</c> or <c>#!mermaid</c> is shown.</summary>
internal static class TextForms
{
    /// <exception cref="DirectiveException">A variable that JavaScript should get is not there, or has no JSON form.</exception>
    public static IReadOnlyList<FormattedValue> Of(TextPart part, IReadOnlyList<SessionVariable> variables) => part.Directive.Name switch
    {
        "markdown" => [new("text/markdown", part.Text)],
        "html" => [new("text/html", part.Text)],
        "javascript" => [new("text/html", Script(part, variables)), new("text/plain", part.Text)],
        // Front ends that draw Mermaid know it by its own type (JupyterLab) or in Markdown; nothing is fetched from a network.
        _ => [new("text/vnd.mermaid", part.Text), new("text/markdown", $"```mermaid\n{part.Text}\n```"), new("text/plain", part.Text)],
    };

    // VS Code shows no text/javascript, so the script goes out in an element of HTML, in a scope of its own that may await.
    private static string Script(TextPart part, IReadOnlyList<SessionVariable> variables)
    {
        var values = string.Concat(part.Shared.Select(line => Value(line, variables)));
        // The HTML parser ends the element at these characters, also inside a string.
        var script = (values + part.Text).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        return $"<script type=\"text/javascript\">\n(async () => {{\n{script}\n}})();\n</script>";
    }

    private static string Value(DirectiveLine line, IReadOnlyList<SessionVariable> variables)
    {
        var (variable, name) = ValueDirectives.Shared(line, variables);
        try
        {
            return $"const {name} = {JsonSerializer.Serialize(variable.Value, variable.Type)};\n";
        }
        catch (Exception failure) when (failure is NotSupportedException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new DirectiveException(line, $"{variable.Name} can't be given to JavaScript: {failure.Message}");
        }
    }
}
