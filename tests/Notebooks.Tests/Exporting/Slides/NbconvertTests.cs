using System.Diagnostics;
using AngleSharp.Html.Parser;

namespace Notebooks.Tests;

/// <summary>nbconvert itself makes the same slides of a notebook: what the cells say is what Jupyter's own tools understand.</summary>
public sealed class NbconvertTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("vol1-ch05-backpropagation/5.4-simple-layers.ipynb")]
    [InlineData("vol2-ch01-neural-networks/1.4.4-the-trainer.ipynb")]
    public async Task Deck_HasTheSlidesOfNbconvert(string name)
    {
        var notebook = CommittedNotebooks.Load(name);
        var theirs = new HtmlParser().ParseDocument(await ConvertAsync(Path.Combine(CommittedNotebooks.Folder, name)));
        var ours = DeckPlan.Of(notebook.Cells.Select(c => new RenderedCell(c, "", [], IsForTeacher: false)));

        Assert.Equal(
            ours.Columns.Select(column => string.Join(" / ", column.Select(slide =>
                $"{slide.Parts.Sum(p => p.Cells.Count(c => c.IsCode))} code, {slide.Parts.Sum(p => p.Cells.Count(c => !c.IsCode))} prose, {slide.Parts.Count(p => p.IsFragment)} fragments, {slide.Notes.Count} notes"))),
            theirs.QuerySelectorAll(".slides > section").Select(column => string.Join(" / ", column.Children.Select(slide =>
                $"{slide.QuerySelectorAll(".jp-CodeCell").Length} code, {slide.QuerySelectorAll(".jp-MarkdownCell").Count(c => c.Closest(".notes") is null)} prose, {slide.QuerySelectorAll(".fragment").Length} fragments, {slide.QuerySelectorAll(".notes").Length} notes"))));
    }

    private async Task<string> ConvertAsync(string notebook)
    {
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(python, ["-m", "nbconvert", "--to", "slides", "--output-dir", _folder.Path, "--output", "deck", notebook]) { RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(start)!;
            var (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
            await Task.WhenAll(errors, output, process.WaitForExitAsync());
            Assert.SkipWhen(errors.Result.Contains("No module named nbconvert", StringComparison.Ordinal), "nbconvert is not installed.");
            Assert.True(process.ExitCode == 0, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Python is not installed.");
        }
        return await File.ReadAllTextAsync(_folder.File("deck.slides.html"));
    }
}
