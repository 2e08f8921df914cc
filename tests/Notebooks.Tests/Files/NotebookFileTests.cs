using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public sealed class NotebookFileTests : IDisposable
{
    private const string Strange = """
        {
          "nbformat": 4,
          "x_custom": {"z": 1.50, "a": "\u00e9", "deep": [[[]]]},
          "cells": [
            {
              "source": ["x = ", "1"],
              "cell_type": "markdown",
              "attachments": {"p.png": {"image/png": "AAAA"}},
              "metadata": {"slideshow": {"slide_type": "slide"}},
              "id": "Zz-9_"
            }
          ],
          "metadata": {"zebra": 1, "authors": [{"name": "日本 😀"}]},
          "nbformat_minor": 5
        }

        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ToBytes_KeepsOrderFormAndUnknownFields()
    {
        var text = Strange.ReplaceLineEndings("\n");
        var notebook = NotebookFile.Load(_folder.Write("a.ipynb", text));

        var once = Encoding.UTF8.GetString(notebook.ToBytes());
        var twice = Encoding.UTF8.GetString(NotebookFile.Parse("a.ipynb", notebook.ToBytes()).ToBytes());

        Assert.Equal(once, twice);
        Assert.Equal(string.Concat(text.Where(c => !char.IsWhiteSpace(c))), string.Concat(once.Where(c => !char.IsWhiteSpace(c))));
        Assert.StartsWith("{\n  \"nbformat\": 4,\n", once, StringComparison.Ordinal);
    }

    [Fact]
    public void Complete_GivesMissingIds_TheSameEveryTime_AndKeepsOthers()
    {
        const string Old = """{"cells": [{"cell_type":"code","source":"1","outputs":[],"execution_count":null,"metadata":{},"id":"mine"}, {"cell_type":"markdown","source":"a","metadata":{}}, {"cell_type":"markdown","source":"a","metadata":{}}], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}""";
        var first = NotebookFile.Parse("a.ipynb", Encoding.UTF8.GetBytes(Old));
        var second = NotebookFile.Parse("b.ipynb", Encoding.UTF8.GetBytes(Old));

        CellIds.Complete(first);
        CellIds.Complete(second);

        Assert.Equal("mine", first.Cells[0].Id);
        Assert.All(first.Cells, c => Assert.Matches("^[a-zA-Z0-9-_]{1,64}$", c.Id));
        Assert.Equal(3, first.Cells.Select(c => c.Id).Distinct().Count());
        Assert.Equal(first.Cells.Select(c => c.Id), second.Cells.Select(c => c.Id));
        Assert.Equal(5, (int)first.Root["nbformat_minor"]!);
    }

    [Fact]
    public void Save_WithoutAChange_LeavesTheFileAlone()
    {
        var path = _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("1")));
        File.SetLastWriteTimeUtc(path, new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.False(NotebookFile.Load(path).Save());
        Assert.Equal(2020, File.GetLastWriteTimeUtc(path).Year);
    }

    [Fact]
    public void Save_KeepsPermissions_AndLeavesNothingBeside()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no Unix permissions.");
            return;
        }
        var path = _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("1")));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherExecute);

        Assert.True(Changed(path).Save());

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherExecute, File.GetUnixFileMode(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
        Assert.Contains("\"added\": 1", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_FollowsALink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        var path = _folder.Write("real/a.ipynb", NotebookText.Of(NotebookText.Code("1")));
        var link = _folder.File("link.ipynb");
        File.CreateSymbolicLink(link, path);

        Assert.True(Changed(link).Save());

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Contains("\"added\": 1", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OverAnEditorsChange_IsRefused()
    {
        var path = _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("1")));
        var notebook = Changed(path);
        File.AppendAllText(path, " ");
        var edited = File.ReadAllText(path);

        var refusal = Assert.Throws<NotebookFileException>(() => notebook.Save());

        Assert.Contains("changed by another program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(edited, File.ReadAllText(path));
    }

    [Fact]
    public void Save_OfAReadOnlyFile_IsRefused()
    {
        var path = _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("1")));
        var notebook = Changed(path);
        File.SetAttributes(path, FileAttributes.ReadOnly);

        var refusal = Assert.Throws<NotebookFileException>(() => notebook.Save());

        File.SetAttributes(path, FileAttributes.Normal);
        Assert.Contains("read-only", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("added", File.ReadAllText(path), StringComparison.Ordinal);
    }

    private static NotebookFile Changed(string path)
    {
        var notebook = NotebookFile.Load(path);
        notebook.Root.Add("added", JsonValue.Create(1));
        return notebook;
    }
}
