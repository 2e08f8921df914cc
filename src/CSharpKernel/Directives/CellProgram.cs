using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive;

namespace CSharpKernel;

/// <summary>Runs a cell piece by piece: its C# as any cell's, its directives where they stand.</summary>
internal sealed class CellProgram(CellHost host)
{
    private const string PlainText = "text/plain";
    private readonly FileImport _import = new(host);

    /// <summary>Runs a cell of the notebook.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="path">What its errors call it.</param>
    /// <param name="wantsValue">Whether its result is wanted.</param>
    public CellResult Run(string code, string path, bool wantsValue) => Run(code, path, host.Folder, wantsValue, asResult: true);

    private CellResult Run(string code, string path, string folder, bool wantsValue, bool asResult)
    {
        var cell = CellParts.Of(code);
        if (cell.Problem is { } problem)
            return Failed(CompileErrorReport.OfDirective(problem, path));
        foreach (var part in cell.OfCell.Where(part => part.Line.AsksForHelp))
            host.Show(DirectiveHelp.Usage(part.Directive));

        var clock = Stopwatch.StartNew();
        var result = new CellResult(CellStatus.Ok, null, null);
        for (var i = 0; i < cell.Parts.Count && result.Status == CellStatus.Ok; i++)
        {
            // A cell has one result, its last expression; what ends an earlier piece is displayed.
            Show(result.Value);
            result = RunPart(cell.Parts[i], path, folder, wantsValue);
        }

        if (cell.OfCell.Any(part => !part.Line.AsksForHelp) && result.Status != CellStatus.Interrupted)
            host.Show(new FormattedValue(PlainText, string.Create(CultureInfo.InvariantCulture, $"Wall time: {clock.Elapsed.TotalMilliseconds:0.0###}ms")));
        if (asResult || result.Status != CellStatus.Ok)
            return result;
        Show(result.Value);
        return result with { Value = null };
    }

    private CellResult RunPart(CellPart part, string path, string folder, bool wantsValue)
    {
        try
        {
            return part switch
            {
                CodePart code => host.Run(code.Code, path, wantsValue),
                CommandPart { Line.AsksForHelp: true } command => Shown(DirectiveHelp.Usage(command.Directive)),
                TextPart { Line.AsksForHelp: true } text => Shown(DirectiveHelp.Usage(text.Directive)),
                TextPart { Directive.Name: "value" } text => RunCode(ValueDirectives.OfText(text, folder), path),
                TextPart text => Shown(TextForms.Of(text, host.Variables())),
                CommandPart command => RunCommand(command, path, folder, wantsValue),
                _ => throw new InvalidOperationException($"A cell has no part of type {part.GetType().Name}."),
            };
        }
        catch (DirectiveException refused)
        {
            return Failed(CompileErrorReport.OfDirective(new DirectiveProblem(refused.Line, refused.Message), path));
        }
    }

    private CellResult RunCommand(CommandPart command, string path, string folder, bool wantsValue)
    {
        switch (command.Directive.Name)
        {
            case "import":
                return _import.Run(command.Line, path, folder, (code, name, from) => Run(code, name, from, wantsValue, asResult: false));
            case "set":
                return RunCode(ValueDirectives.OfSet(command.Line, host), path);
            case "share":
                return RunCode(ValueDirectives.OfShare(command.Line, host.Variables()), path);
            case "who":
                return Shown(VariableTable.Names(host.Variables()));
            case "whos":
                return Shown(VariableTable.Values(host));
            case "lsmagic":
                return Shown(DirectiveHelp.List());
            default:
                return Shown(DirectiveHelp.About());
        }
    }

    private CellResult RunCode(string? code, string path) =>
        code is null ? Done : host.Run(code, path, false);

    private CellResult Shown(IReadOnlyList<FormattedValue> forms)
    {
        host.Show([.. forms]);
        return Done;
    }

    private void Show(MimeBundle? value)
    {
        if (value is not null)
            host.Show(value);
    }

    private static CellResult Done { get; } = new(CellStatus.Ok, null, null);

    private static CellResult Failed(CellError error) => new(CellStatus.Error, null, error);
}
