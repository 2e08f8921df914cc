namespace CSharpKernel.Tests;

public sealed class DisplayTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Fact]
    public async Task Handle_UpdatesWhatItHasDisplayed_FromAnyCell()
    {
        await _notebook.TextAsync("var handle = display(\"first\"); handle.Update(\"second\");");
        var output = _notebook.Output;
        Assert.Equal(["display:first", "update:second"], output.Events);
        Assert.Equal(output.DisplayIds[0], output.Updates[0].DisplayId);
        await _notebook.TextAsync("handle.Update(3);");
        Assert.Equal(["update:3"], _notebook.Output.Events);
        Assert.Equal(output.DisplayIds[0], _notebook.Output.Updates[0].DisplayId);
    }

    // The public shape of Plotly.NET's chart type, in its versions 5 and 4.
    [Theory]
    [InlineData("namespace Plotly.NET { public abstract class GenericChart { public static string toFigureJson(GenericChart c) => c.Json; public string Json; } public class Line : GenericChart { } }", "new Plotly.NET.Line")]
    [InlineData("namespace Plotly.NET { public static class GenericChart { public abstract class GenericChart_ { public string Json; } public class Chart : GenericChart_ { } public static string toFigureJson(GenericChart_ c) => c.Json; } }", "new Plotly.NET.GenericChart.Chart")]
    public async Task ChartOfPlotlyNet_ShowsAsAFigure(string library, string make)
    {
        using var folder = new TestLibrary();
        folder.Build("Plotly.NET", library);
        await using var notebook = new Notebook(folder.Folder);
        var result = await notebook.RunAsync($$$"""
            #r "Plotly.NET.dll"
            {{{make}}} { Json = "{\"data\":[{\"type\":\"scatter\",\"y\":[1,2]}],\"layout\":{}}" }
            """);
        Assert.Equal(2, (int)result.Value!.Data["application/vnd.plotly.v1+json"]["data"]![0]!["y"]![1]!);
        Assert.Equal("Plotly.NET chart: scatter", result.Value.Data["text/plain"].GetValue<string>());
    }

    [Fact]
    public async Task Html_ShowsAsHtml()
    {
        var result = await _notebook.RunAsync("display(HTML(\"<b>1</b>\")); HTML(\"<i>2</i>\")");
        Assert.Equal("<i>2</i>", result.Value!.Data["text/html"].GetValue<string>());
        Assert.True(result.Value.Data.ContainsKey("text/plain"));
        Assert.Equal("<b>1</b>", _notebook.Output.Displays[0].Data["text/html"].GetValue<string>());
    }

    [Theory]
    [InlineData("Markdown(\"**a**\")", "text/markdown", "**a**")]
    [InlineData("LaTeX(\"$x^2$\")", "text/latex", "$x^2$")]
    [InlineData("SVG(\"<svg/>\")", "image/svg+xml", "<svg/>")]
    [InlineData("Image(new byte[] { 0x89, 0x50, 0x4E, 0x47, 1 })", "image/png", "iVBORwE=")]
    [InlineData("display(\"# t\", \"text/markdown\"); new Microsoft.DotNet.Interactive.FormattedValue(\"text/x\", \"y\")", "text/x", "y")]
    public async Task ReadyMadeForms_GoOutAsTheyAre(string code, string mimeType, string content)
    {
        var result = await _notebook.RunAsync(code);
        Assert.Equal(content, result.Value!.Data[mimeType].GetValue<string>());
        Assert.True(result.Value.Data.ContainsKey("text/plain"));
    }

    [Fact]
    public async Task RequestedMimeType_IsHonoured()
    {
        await _notebook.TextAsync("5.Display(\"text/html\"); \"**x**\".DisplayAs(\"text/markdown\");");
        Assert.Contains("5", _notebook.Output.Displays[0].Data["text/html"].GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("**x**", _notebook.Output.Displays[1].Data["text/markdown"].GetValue<string>());
    }

    [Fact]
    public async Task Formatters_OfACell_AreUsed_WithAllTheirPreferredTypes()
    {
        var result = await _notebook.RunAsync("""
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Formatting;
            record Figure(int Id);
            Formatter.Register<Figure>(f => "{\"data\":[" + f.Id + "]}", "application/vnd.plotly.v1+json");
            Formatter.Register<Figure>(f => "<svg/>", "image/svg+xml");
            Formatter.Register<Figure>(f => "figure " + f.Id, "text/plain");
            Formatter.SetPreferredMimeTypesFor(typeof(Figure), "application/vnd.plotly.v1+json", "image/svg+xml");
            new Figure(4)
            """);
        Assert.Equal(CellStatus.Ok, result.Status);
        var data = result.Value!.Data;
        Assert.Equal(4, data["application/vnd.plotly.v1+json"]["data"]![0]!.GetValue<int>());
        Assert.Equal("<svg/>", data["image/svg+xml"].GetValue<string>());
        Assert.Equal("figure 4", data["text/plain"].GetValue<string>());
    }

    [Fact]
    public async Task AFormatterThatThrows_BecomesAText()
    {
        var result = await _notebook.RunAsync("""
            using Microsoft.DotNet.Interactive.Formatting;
            class Odd { }
            Formatter.Register<Odd>(o => throw new InvalidOperationException("cannot"), "text/html");
            new Odd()
            """);
        Assert.Equal(CellStatus.Ok, result.Status);
        Assert.Contains("text/html formatter of Odd failed: InvalidOperationException: cannot", result.Value!.Data["text/plain"].GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClearOutput_IsInOrder()
    {
        await _notebook.TextAsync("Console.Write(1); ClearOutput(true); Console.Write(2); ClearOutput();");
        Assert.Equal(["out:1", "clear(wait)", "out:2", "clear"], _notebook.Output.Events);
    }

    [Fact]
    public async Task Null_AndCollections_AreShown()
    {
        await _notebook.TextAsync("display(null); display(new[] { 1, 2 });");
        Assert.Equal("<null>", _notebook.Output.Displays[0].Data["text/plain"].GetValue<string>());
        Assert.Equal("[ 1, 2 ]", _notebook.Output.Displays[1].Data["text/plain"].GetValue<string>());
        Assert.True(_notebook.Output.Displays[1].Data.ContainsKey("text/html"));
    }

    [Fact]
    public async Task NamesOfTheHost_GiveWayToTheCells()
    {
        Assert.Equal("mine", await _notebook.TextAsync("static class Markdown { public static string ToHtml() => \"mine\"; }\nMarkdown.ToHtml()"));
        Assert.Equal("1", await _notebook.TextAsync("int display(int x) => x;\ndisplay(1)"));
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
