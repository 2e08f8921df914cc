using System.Text;

namespace Notebooks.Tests;

public class MalformedFileTests
{
    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData(" \n", "the file is empty")]
    [InlineData("{\n \"cells\": [\n  {\"a\": 1,}\n ]\n}", "not JSON: line 3, column 11")]
    [InlineData("{\n \"cells\": [", "not JSON: line 2, column 12: the file ends here, in the middle: it was cut off; correct it in an editor, or restore it")]
    [InlineData("{\n \"日本\": é\n}", "not JSON: line 2, column 8: 'é' is not expected here;")]
    [InlineData("{\n<<<<<<< HEAD\n \"cells\": []\n=======\n>>>>>>> b\n}", "line 2 is a merge conflict marker (<<<<<<< HEAD); resolve the conflict first")]
    [InlineData("<html>", "not JSON: line 1, column 1")]
    [InlineData("[1]", "the file holds JSON, but no object")]
    [InlineData("null", "the file holds JSON, but no object")]
    [InlineData("{}", "no \"cells\" and no \"nbformat\"")]
    [InlineData("{\"nbformat\":4}", "it has no \"cells\"")]
    [InlineData("{\"cells\":[]}", "it has no \"nbformat\" number")]
    [InlineData("{\"nbformat\":4,\"cells\":{}}", "\"cells\" must be a list")]
    [InlineData("{\"nbformat\":3,\"worksheets\":[]}", "nbformat 3; convert it first")]
    [InlineData("{\"nbformat\":5,\"cells\":[]}", "nbformat 5, which is newer")]
    [InlineData("{\"nbformat\":4,\"cells\":[1]}", "cell 1 must be a JSON object")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"x\",\"source\":\"\"}]}", "cell 1: \"cell_type\" must be")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":[1]}]}", "cell 1: \"source\" must be")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":\"\\ud83d\"}]}", "cell 1: \"source\" must be")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":\"\",\"metadata\":[]}]}", "cell 1: \"metadata\" must be")]
    [InlineData("{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":\"\",\"outputs\":{}}]}", "cell 1: \"outputs\" must be")]
    [InlineData("{\"nbformat\":4,\"metadata\":[],\"cells\":[]}", "\"metadata\" must be an object")]
    [InlineData("{\"nbformat\":4,\n\"nbformat\":4,\"cells\":[]}", "not JSON: line 2: \"nbformat\" is given twice in one object")]
    [InlineData("{\"nbformat\":4,\n\"metadata\":{\"\\ud83d\":1},\"cells\":[]}", "line 2 has a name with half of a surrogate pair")]
    public void Load_SaysWhatAndWhere(string content, string message)
    {
        var refusal = Assert.Throws<NotebookFileException>(() => NotebookFile.Parse("a.ipynb", Encoding.UTF8.GetBytes(content)));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void Load_OfOtherBytes_NamesTheLine()
    {
        var refusal = Assert.Throws<NotebookFileException>(() => NotebookFile.Parse("a.ipynb", [(byte)'{', (byte)'\n', 0xff, 0xfe]));

        Assert.Contains("line 2 is not UTF-8", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAMillionBrackets_IsRefusedLikeAnyOther() =>
        Assert.Contains("not JSON", Assert.Throws<NotebookFileException>(() => NotebookFile.Parse("a.ipynb", Encoding.UTF8.GetBytes(new string('[', 1_000_000)))).Message, StringComparison.Ordinal);
}
