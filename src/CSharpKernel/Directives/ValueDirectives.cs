using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel;

/// <summary>
/// The directives that make variables: <c>#!value</c>, <c>#!set</c>, <c>#!share</c>. Each becomes a declaration that is run as a piece of
/// C#, so that the variable is one like any other.
/// </summary>
internal static class ValueDirectives
{
    private const string FromCSharp = "@csharp:";
    private const string FromInput = "@input:";
    private const string FromPassword = "@password:";

    /// <summary>The declaration that <c>#!value</c> stands for.</summary>
    /// <exception cref="DirectiveException">It has no name, or its file can't be read.</exception>
    public static string OfText(TextPart part, string folder)
    {
        var line = part.Line;
        var name = Name(line, line.Option("--name"));
        if ((line.Option("--from-file") ?? line.Option("--from-value")) is not null && part.Text.Length > 0)
            throw new DirectiveException(line, "#!value takes its text either from an option or from the lines after it, not both. Put what follows into a cell of its own.");
        var text = line.Option("--from-file") is { } file ? Read(line, CellPaths.Resolve(file, null, folder)) : line.Option("--from-value") ?? part.Text;
        if (line.Option("--from-url") is { } url)
            throw new DirectiveException(line, $"#!value downloads nothing here. In C#: string {name} = await new System.Net.Http.HttpClient().GetStringAsync({Literal(url)});");
        var declaration = $"string {name} = {Literal(text)};";
        return line.Option("--mime-type") is { } type ? $"{declaration} display({name}, {Literal(type)});" : declaration;
    }

    /// <summary>The declaration that <c>#!set</c> stands for.</summary>
    /// <exception cref="DirectiveException">It has no name or no value, or the value is of another kernel.</exception>
    public static string OfSet(DirectiveLine line, CellHost host)
    {
        var name = Name(line, line.Option("--name"));
        var value = line.Option("--value") ?? throw new DirectiveException(line, "#!set needs a value: " + Usage("set"));
        if (!value.StartsWith('@'))
            return $"var {name} = {Literal(value)};";
        if (value.StartsWith(FromCSharp, StringComparison.OrdinalIgnoreCase))
            return $"var {name} = {Find(line, value[FromCSharp.Length..], host.Variables()).Name};";
        if (value.StartsWith(FromInput, StringComparison.OrdinalIgnoreCase))
            return $"var {name} = Microsoft.DotNet.Interactive.Kernel.input({Literal(value[FromInput.Length..])});";
        if (value.StartsWith(FromPassword, StringComparison.OrdinalIgnoreCase))
            return $"var {name} = new Microsoft.DotNet.Interactive.PasswordString(Microsoft.DotNet.Interactive.Kernel.password({Literal(value[FromPassword.Length..])}));";
        throw new DirectiveException(line, $"{value} is not a value that this kernel has. It knows @csharp:NAME, @input:PROMPT and @password:PROMPT.");
    }

    /// <summary>The declaration that <c>#!share</c> in C# stands for; null if the variable is there already.</summary>
    /// <exception cref="DirectiveException">The variable is not there, or of another kernel.</exception>
    public static string? OfShare(DirectiveLine line, IReadOnlyList<SessionVariable> variables)
    {
        var (variable, name) = Shared(line, variables);
        return name == variable.Name ? null : $"var {name} = {variable.Name};";
    }

    /// <summary>The variable that a <c>#!share</c> means, and the name that it should get.</summary>
    /// <exception cref="DirectiveException">It is not there, or of another kernel.</exception>
    public static (SessionVariable Variable, string Name) Shared(DirectiveLine line, IReadOnlyList<SessionVariable> variables)
    {
        // #!value keeps its texts as variables of C#.
        var kernel = line.Option("--from") ?? "csharp";
        if (!kernel.Equals("value", StringComparison.OrdinalIgnoreCase) && DirectiveTable.Find(kernel)?.Kind != DirectiveKind.CSharp)
            throw new DirectiveException(line, $"There is no kernel {kernel} here to share from; this kernel runs C# only. Make the variable in C#.");
        var variable = Find(line, line.Values.FirstOrDefault() ?? throw new DirectiveException(line, "#!share needs a variable: " + Usage("share")), variables);
        return (variable, line.Option("--as") is { } name ? Name(line, name) : variable.Name);
    }

    private static SessionVariable Find(DirectiveLine line, string name, IReadOnlyList<SessionVariable> variables) =>
        variables.FirstOrDefault(variable => variable.Name == name) ?? throw new DirectiveException(line, $"There is no variable {name}. #!who lists those that there are.");

    private static string Name(DirectiveLine line, string? name)
    {
        if (string.IsNullOrEmpty(name))
            throw new DirectiveException(line, $"#!{line.Name} needs a name: {Usage(line.Name)}");
        if (!SyntaxFacts.IsValidIdentifier(name))
            throw new DirectiveException(line, $"{name} can't be the name of a variable.");
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    private static string Read(DirectiveLine line, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DirectiveException(line, File.Exists(path) ? $"{path} can't be read: {unreadable.Message}" : $"There is no file {path}.");
        }
    }

    private static string Usage(string name) => DirectiveTable.Find(name)!.Usage;

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
