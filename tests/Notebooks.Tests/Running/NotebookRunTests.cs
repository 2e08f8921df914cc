using System.Text;
using System.Text.Json.Nodes;
using CSharpKernel;

namespace Notebooks.Tests;

public class NotebookRunTests
{
    private static readonly string Saved = """{"name":"stdout","output_type":"stream","text":["saved"]}""";

    [Fact]
    public async Task Run_StopsAfterAnUnexpectedError()
    {
        var (run, runner, failure) = await RunAsync(NotebookText.Of(NotebookText.Code("1"), NotebookText.Code("// why\nfail"), NotebookText.Code("3")));

        Assert.Equal(["1", "// why\nfail"], runner.Ran.Select(r => r.Code));
        Assert.Equal((2, 2, "fail", "Oops"), (failure!.Position, failure.Number, failure.FirstLine, failure.Error.Name));
        Assert.Equal(2, run.CellsRun);
    }

    [Theory]
    [InlineData("", "raises-exception")]
    [InlineData("\"execution\": {\"allow_errors\": true}, ", null)]
    public async Task Run_GoesOnAfterAnErrorThatIsAllowed(string metadata, string? tag)
    {
        var (_, runner, failure) = await RunAsync(NotebookText.Of(metadata, NotebookText.Code("fail", tag is null ? [] : [tag]), NotebookText.Code("2")));

        Assert.Null(failure);
        Assert.Equal(2, runner.Ran.Count);
    }

    [Fact]
    public async Task Run_EndsWithTheProcess_WhateverIsAllowed()
    {
        var (_, runner, failure) = await RunAsync(NotebookText.Of(NotebookText.Code("die", "raises-exception"), NotebookText.Code("2")));

        Assert.Equal(1, failure!.Position);
        Assert.Single(runner.Ran);
    }

    [Fact]
    public async Task Run_NotesACellThatShouldHaveRaised()
    {
        var (run, _, failure) = await RunAsync(NotebookText.Of(NotebookText.Code("1", "raises-exception")));

        Assert.Null(failure);
        Assert.Equal(["cell 1 is tagged raises-exception but raised none"], run.Notes);
    }

    [Fact]
    public async Task Run_LeavesSkippedAndEmptyCellsOut_AndCountsTheOthersInOrder()
    {
        var notebook = Parse(NotebookText.Of(NotebookText.Code("1"), new("2", ["skip-execution"], Outputs: Saved), new(" \n", [], Outputs: Saved), NotebookText.Code("4")));
        var (run, runner, _) = await RunAsync(notebook);
        run.Apply(notebook, keepVolatile: false);

        Assert.Equal([("1", 1), ("4", 2)], runner.Ran.Select(r => (r.Code, r.Number)));
        Assert.Equal([1, null, null, 2], notebook.Cells.Select(c => (int?)c.Node["execution_count"]));
        Assert.Single(notebook.Cells[1].Outputs!);
        Assert.Empty(notebook.Cells[2].Outputs!);
    }

    [Theory]
    [InlineData("", "", 7.0)]
    [InlineData("\"execution\": {\"timeout\": 30}, ", "", 30.0)]
    [InlineData("\"execution\": {\"timeout\": 30}, ", "\"execution\": {\"timeout\": 0.5}, ", 0.5)]
    [InlineData("\"execution\": {\"timeout\": 30}, ", "\"execution\": {\"timeout\": \"0.5\"}, ", 0.5)]
    [InlineData("", "\"execution\": {\"timeout\": 0}, ", null)]
    [InlineData("", "\"execution\": {\"timeout\": 1e300}, ", null)]
    [InlineData("", "\"execution\": {\"iopub.status.busy\": \"2026-01-01\", \"timeout\": \"x\"}, ", 7.0)]
    public async Task Timeout_IsTheCellsThenTheNotebooksThenTheUsers(string notebook, string cell, double? seconds)
    {
        var (_, runner, _) = await RunAsync(NotebookText.Of(notebook, new NotebookText.TestCell("1", [], Metadata: cell)));

        Assert.Equal(seconds, runner.Ran[0].Timeout?.TotalSeconds);
    }

    [Fact]
    public async Task ACellInAnotherLanguage_IsNeverRun()
    {
        var (_, runner, failure) = await RunAsync(NotebookText.Of(new NotebookText.TestCell("let x = 1", ["raises-exception"], Metadata: "\"polyglot_notebook\": {\"kernelName\": \"fsharp\"}, ")));

        Assert.Empty(runner.Ran);
        Assert.Contains("F# (metadata.polyglot_notebook.kernelName)", failure!.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "saved")]
    [InlineData(false, "fresh\n")]
    public async Task AVolatileCell_KeepsItsOutputs_UnlessAsked(bool keep, string text)
    {
        var notebook = Parse(NotebookText.Of(new NotebookText.TestCell("print", ["volatile"], Outputs: Saved)));
        var (run, _, _) = await RunAsync(notebook);
        run.Apply(notebook, keep);

        Assert.Equal(text, MultilineText.Join(notebook.Cells[0].Outputs![0]!["text"]));
        Assert.Equal(1, (int?)notebook.Cells[0].Node["execution_count"]);
    }

    [Fact]
    public async Task AVolatileCell_WithoutOutputs_GetsThem()
    {
        var notebook = Parse(NotebookText.Of(NotebookText.Code("print", "volatile")));
        var (run, _, _) = await RunAsync(notebook);
        run.Apply(notebook, keepVolatile: true);

        Assert.Single(notebook.Cells[0].Outputs!);
    }

    [Fact]
    public async Task Apply_Twice_ChangesNothingMore_AndRepairsSourcesWithoutLineBreaks()
    {
        var text = NotebookText.Of(NotebookText.Code("print"), NotebookText.Code("// a\nb")).Replace("\"// a\\n\"", "\"// a\"", StringComparison.Ordinal);
        var notebook = Parse(text);
        var (run, runner, _) = await RunAsync(notebook);
        run.Apply(notebook, keepVolatile: true);
        var once = notebook.ToBytes();
        var again = Parse(Encoding.UTF8.GetString(once));
        (run, _, _) = await RunAsync(again);
        run.Apply(again, keepVolatile: true);

        Assert.Equal("// a\nb", runner.Ran[1].Code);
        Assert.Equal(Encoding.UTF8.GetString(once), Encoding.UTF8.GetString(again.ToBytes()));
        Assert.Equal(["// a\n", "b"], ((JsonArray)again.Cells[1].Node["source"]!).Select(l => l.AsText()!));
    }

    private static NotebookFile Parse(string text) => NotebookFile.Parse("a.ipynb", Encoding.UTF8.GetBytes(text));

    private static Task<(NotebookRun Run, FakeRunner Runner, CellFailure? Failure)> RunAsync(string text) => RunAsync(Parse(text));

    private static async Task<(NotebookRun Run, FakeRunner Runner, CellFailure? Failure)> RunAsync(NotebookFile notebook)
    {
        var runner = new FakeRunner((cell, output) =>
        {
            if (cell.Code == "print")
                output.Write(ConsoleStream.Stdout, "fresh\n");
            return cell.Code.EndsWith("fail", StringComparison.Ordinal) ? FakeRunner.Error() : cell.Code == "die" ? FakeRunner.Error(canContinue: false) : FakeRunner.Ok;
        });
        var run = new NotebookRun(notebook, new() { TimeoutSeconds = 7 });
        return (run, runner, await run.RunAsync(runner, _ => { }, CancellationToken.None));
    }
}
