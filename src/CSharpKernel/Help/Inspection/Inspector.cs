using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace CSharpKernel;

/// <summary>Tells what is known about the name or the call at a cursor.</summary>
/// <param name="workspace">What reads the text.</param>
/// <param name="variables">The present value of a variable of an earlier cell.</param>
internal sealed class Inspector(HelpWorkspace workspace, Func<string, object?> variables)
{
    private const int MostOverloads = 25;

    public Inspection? Inspect(string text, int position, bool detailed, CancellationToken cancellation)
    {
        if (DirectiveNames.IsForeign(text))
            return null;
        var cell = workspace.Read(text, cancellation);
        if (InspectedFinder.Find(cell, Math.Clamp(position, 0, text.Length)) is not { } inspected)
            return null;
        var finder = new DocumentationFinder(cell.Compilation);
        var meant = inspected.Forms[0];
        var documentation = finder.Find(meant) ?? (meant is IMethodSymbol { MethodKind: MethodKind.Constructor } ? finder.Find(meant.ContainingType) : null);
        return new Inspection(
            Write(inspected, documentation, detailed, markdown: false),
            Write(inspected, documentation, detailed, markdown: true));
    }

    private string Write(Inspected inspected, XElement? documentation, bool detailed, bool markdown)
    {
        var sections = new List<string> { Signatures(inspected, markdown) };
        if (inspected.Forms[0] is IFieldSymbol field && SymbolWords.IsOfCell(field) && VariableValue.Describe(variables(field.Name)) is { } value)
            sections.Add(markdown ? $"Value: `{value.Replace('`', '\'')}`" : $"Value: {value}");
        if (documentation is not null)
            sections.AddRange(Documentation(documentation, inspected, detailed, markdown));
        return string.Join("\n\n", sections.Where(section => section.Length > 0));
    }

    private static string Signatures(Inspected inspected, bool markdown)
    {
        var forms = inspected.Forms;
        var lines = forms.Take(MostOverloads).Select(form => inspected.Argument is { } index ? SymbolSignature.Of(form, index, name => $"▶{name}◀") : SymbolSignature.Of(form)).ToList();
        var code = new StringBuilder(lines[0]);
        if (forms.Count > 1)
        {
            code.Append(CultureInfo.InvariantCulture, $"\n// + {forms.Count - 1} overload{(forms.Count > 2 ? "s" : "")}:");
            foreach (var line in lines.Skip(1))
                code.Append('\n').Append(line);
            if (forms.Count > MostOverloads)
                code.Append(CultureInfo.InvariantCulture, $"\n// ... and {forms.Count - MostOverloads} more");
        }

        return markdown ? $"```csharp\n{code}\n```" : code.ToString();
    }

    private static IEnumerable<string> Documentation(XElement documentation, Inspected inspected, bool detailed, bool markdown)
    {
        var text = new DocumentationText(markdown);
        yield return text.Of(documentation.Element("summary"));
        if (documentation.Element("value") is { } value && detailed)
            yield return Titled("Value", text.Of(value), markdown);
        var current = inspected.Argument is { } index && Calls.ParametersOf(inspected.Forms[0]) is { } parameters && parameters.Count > 0 ? parameters[Math.Min(index, parameters.Count - 1)].Name : null;
        yield return Entries("Type parameters", documentation.Elements("typeparam"), "name", text, null, markdown);
        yield return Entries("Parameters", documentation.Elements("param"), "name", text, current, markdown);
        yield return Titled("Returns", text.Of(documentation.Element("returns")), markdown);
        yield return Entries("Exceptions", documentation.Elements("exception"), "cref", text, null, markdown);
        if (!detailed)
            yield break;
        foreach (var remarks in documentation.Elements("remarks"))
            yield return Titled("Remarks", text.Of(remarks), markdown);
        foreach (var example in documentation.Elements("example"))
            yield return Titled("Example", text.Of(example), markdown);
        yield return Entries("See also", documentation.Elements("seealso"), "cref", text, null, markdown);
    }

    private static string Titled(string title, string text, bool markdown) =>
        text.Length == 0 ? "" : markdown ? $"**{title}**\n\n{text}" : $"{title}:\n{Indent(text)}";

    private static string Entries(string title, IEnumerable<XElement> elements, string key, DocumentationText text, string? current, bool markdown)
    {
        var lines = elements
            .Select(element => (Name: element.Attribute(key)?.Value is { } name ? key == "cref" ? DocumentationText.ShortName(name) : name : "", Text: text.Of(element)))
            .Where(entry => entry.Name.Length > 0 && (entry.Text.Length > 0 || key == "cref"))
            .Select(entry =>
            {
                var name = markdown ? entry.Name == current ? $"**`{entry.Name}`**" : $"`{entry.Name}`" : entry.Name == current ? $"▶ {entry.Name}" : entry.Name;
                var described = entry.Text.Length > 0 ? $"{name}: {entry.Text.Replace("\n\n", "\n", StringComparison.Ordinal).Replace("\n", "\n  ", StringComparison.Ordinal)}" : name;
                return markdown ? "- " + described : "  " + described;
            })
            .ToList();
        return lines.Count == 0 ? "" : markdown ? $"**{title}**\n\n{string.Join('\n', lines)}" : $"{title}:\n{string.Join('\n', lines)}";
    }

    private static string Indent(string text) => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
