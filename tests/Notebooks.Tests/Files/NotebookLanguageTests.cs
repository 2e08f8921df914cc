using System.Text;

namespace Notebooks.Tests;

public class NotebookLanguageTests
{
    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"kernelspec":{"name":".net-csharp","language":"C#","display_name":".NET (C#)"},"language_info":{"name":"polyglot-notebook"}}""", null)]
    [InlineData("""{"kernelspec":{"name":"csharp-mine","language":"csharp"}}""", null)]
    [InlineData("""{"kernelspec":{"name":"python3","language":"python"}}""", "Python (metadata.kernelspec.language)")]
    [InlineData("""{"language_info":{"name":"julia"}}""", "julia (metadata.language_info.name)")]
    [InlineData("""{"kernelspec":{"name":".net-fsharp"}}""", "F# (metadata.kernelspec.name)")]
    [InlineData("""{"kernelspec":{"name":".net-csharp","language":"C#"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"fsharp"}}}""", "F# (metadata.polyglot_notebook.kernelInfo.defaultKernelName)")]
    public void ANotebooksLanguage_IsWhatItsMetadataSays(string metadata, string? other) =>
        Assert.Equal(other, NotebookLanguage.OtherLanguage(Parse($$$"""{"cells":[],"metadata":{{{metadata}}},"nbformat":4,"nbformat_minor":5}""")));

    [Theory]
    [InlineData("{}", "1", null)]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"},"dotnet_interactive":{"language":"csharp"},"vscode":{"languageId":"polyglot-notebook.csharp"}}""", "1", null)]
    [InlineData("""{"polyglot_notebook":{"kernelName":"fsharp"}}""", "1", "F# (metadata.polyglot_notebook.kernelName)")]
    [InlineData("""{"dotnet_interactive":{"language":"pwsh"}}""", "1", "PowerShell (metadata.dotnet_interactive.language)")]
    [InlineData("""{"vscode":{"languageId":"sql"}}""", "1", "sql (metadata.vscode.languageId)")]
    [InlineData("{}", "#!fsharp\n1", "F# (#!fsharp)")]
    [InlineData("""{"dotnet_interactive":{"language":"html"}}""", "<b>1</b>", null)]
    [InlineData("{}", "#!time\n1", null)]
    [InlineData("{}", "#!csharp\n1", null)]
    public void ACellsLanguage_IsWhatItsMetadataOrItsFirstLineSays(string metadata, string source, string? other)
    {
        var notebook = Parse($$$"""{"cells":[{"cell_type":"code","source":"{{{source.Replace("\n", "\\n", StringComparison.Ordinal)}}}","metadata":{{{metadata}}},"outputs":[]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");

        Assert.Equal(other, NotebookLanguage.OtherLanguage(notebook.Cells[0]));
    }

    [Theory]
    [InlineData("""{"polyglot_notebook":{"kernelName":"html"}}""", "<b>1</b>", "#!html\n<b>1</b>")]
    [InlineData("""{"dotnet_interactive":{"language":"markdown"}}""", "#!markdown\n1", "#!markdown\n1")]
    [InlineData("""{"vscode":{"languageId":"polyglot-notebook.javascript"}}""", "f()", "#!javascript\nf()")]
    [InlineData("""{"polyglot_notebook":{"kernelName":"csharp"}}""", "1", "1")]
    [InlineData("{}", "1", "1")]
    public void SourceToRun_BeginsWithTheDirectiveThatTheMetadataMeans(string metadata, string source, string run)
    {
        var notebook = Parse($$$"""{"cells":[{"cell_type":"code","source":"{{{source.Replace("\n", "\\n", StringComparison.Ordinal)}}}","metadata":{{{metadata}}},"outputs":[]}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");

        Assert.Equal(run, NotebookLanguage.SourceToRun(notebook.Cells[0]));
    }

    [Fact]
    public void Stamp_WritesTheKernelsNames_AndKeepsWhatElseIsThere()
    {
        var notebook = Parse("""{"cells":[],"metadata":{"kernelspec":{"name":".net-csharp","mine":1},"language_info":{"codemirror_mode":"x"}},"nbformat":4,"nbformat_minor":5}""");

        NotebookLanguage.Stamp(notebook);
        var once = Encoding.UTF8.GetString(notebook.ToBytes());
        NotebookLanguage.Stamp(notebook);

        Assert.Equal(once, Encoding.UTF8.GetString(notebook.ToBytes()));
        Assert.Equal("""{"display_name":".NET (C#)","language":"C#","name":".net-csharp","mine":1}""", notebook.Metadata!["kernelspec"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("x", notebook.Metadata["language_info"]!["codemirror_mode"].AsText());
        Assert.Equal("C#", notebook.Metadata["language_info"]!["name"].AsText());
    }

    private static NotebookFile Parse(string json) => NotebookFile.Parse("a.ipynb", Encoding.UTF8.GetBytes(json));
}
