namespace CSharpKernel.Tests;

public sealed class ImportTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("import-").FullName;
    private readonly Notebook _notebook;

    public ImportTests() => _notebook = new Notebook(_folder);

    [Fact]
    public async Task Notebook_RunsItsCSharp_AndShowsWhatItShows()
    {
        Write("lib.ipynb", """
            {"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"language":"C#","name":".net-csharp"}},"cells":[
             {"cell_type":"markdown","metadata":{},"source":["# not shown"]},
             {"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"csharp"}},"source":["int Twice(int x) => 2 * x;\n","var seven = 7;\n","seven"],"outputs":[]},
             {"cell_type":"code","metadata":{"dotnet_interactive":{"language":"html"}},"source":"<b>shown</b>","outputs":[]},
             {"cell_type":"code","metadata":{"polyglot_notebook":{"kernelName":"fsharp"}},"source":"let x = 1","outputs":[]},
             {"cell_type":"code","metadata":{},"source":"#!pwsh\nls","outputs":[]},
             {"cell_type":"code","metadata":{},"source":["Console.Write(Twice(seven));"],"outputs":[]}]}
            """);
        Assert.Equal("14", await _notebook.TextAsync("#!import lib.ipynb\nTwice(seven)"));
        Assert.Equal(["display:7", "display:<b>shown</b>", "err:lib.ipynb, cell 4 is skipped: it is not C# (#!fsharp).\nlib.ipynb, cell 5 is skipped: it is not C# (#!pwsh).\n", "out:14"], _notebook.Output.Events);
    }

    [Theory]
    [InlineData("tools.csx", "#load \"part.csx\"\nint Thrice(int x) => Factor * x;")]
    [InlineData("tools.cs", "int Factor = 3;\nint Thrice(int x) => Factor * x;")]
    [InlineData("tools.dib", "#!meta\n\n{\"kernelInfo\":{}}\n\n#!markdown\n\n# It's a title\n\n#!csharp\n\nint Factor = 3;\n\n#!csharp\n\nint Thrice(int x) => Factor * x;\n\n#!fsharp\n\nlet x = 1\n")]
    public async Task SourceFiles_RunToo(string name, string content)
    {
        Write("part.csx", "int Factor = 3;");
        Write(name, content);
        Assert.Equal("21", await _notebook.TextAsync($"#!import \"{name}\"\nThrice(7)"));
    }

    [Fact]
    public async Task NestedImport_IsRelativeToTheFileThatSaysIt()
    {
        Write("sub/outer.csx", "#!import deep/inner.csx\nvar outer = inner + 1;");
        Write("sub/deep/inner.csx", "#load \"base.csx\"\nvar inner = zero + 1;");
        Write("sub/deep/base.csx", "var zero = 0;");
        Assert.Equal("2", await _notebook.TextAsync("#!import sub/outer.csx\nouter"));
    }

    [Fact]
    public async Task Recursion_IsNamed()
    {
        Write("a.csx", "#!import b.csx");
        Write("b.csx", "#!import a.csx");
        var error = await _notebook.ErrorAsync("#!import a.csx");
        Assert.Contains("a.csx imports itself: a.csx → b.csx → a.csx.", error.Message, StringComparison.Ordinal);
        Assert.Equal("3", await _notebook.TextAsync("1 + 2"));
    }

    [Theory]
    [InlineData("#!import nothing.ipynb", "There is no file ")]
    [InlineData("#!import .", "is a folder")]
    [InlineData("#!import", "#!import needs a file: #!import FILE")]
    [InlineData("#!import broken.ipynb", "It is not JSON")]
    [InlineData("#!import list.ipynb", "no notebook of nbformat 4")]
    [InlineData("#!import data.csv", "Files of the kind \".csv\" can't be imported")]
    public async Task WhatCannotBeImported_SaysWhy(string code, string message)
    {
        Write("broken.ipynb", "{\"cells\": [");
        Write("list.ipynb", "[]");
        Write("data.csv", "1");
        var error = await _notebook.ErrorAsync("var z = 1;\n" + code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("Cell In[1], line 2", error.Traceback[0]);
    }

    [Fact]
    public async Task Error_NamesFileAndCell()
    {
        Write("lib.ipynb", """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","source":"x"},{"cell_type":"code","source":"var ok = 1;"},{"cell_type":"code","source":["\n","throw new Exception(\"oh\");"]},{"cell_type":"code","source":"var late = 1;"}]}""");
        var error = await _notebook.ErrorAsync("\n#!import lib.ipynb");
        Assert.Equal("Exception", error.Name);
        Assert.Equal("lib.ipynb, cell 3: oh", error.Message);
        Assert.Equal(["System.Exception: oh", "   at lib.ipynb, cell 3, line 2", "   in lib.ipynb, cell 3, imported at Cell In[1], line 2"], error.Traceback);
        Assert.Equal("1", await _notebook.TextAsync("ok"));
        await _notebook.ErrorAsync("late");

        Write("bad.csx", "var y = 1;\nundefined;");
        error = await _notebook.ErrorAsync("#!import bad.csx");
        Assert.Equal("bad.csx, line 2", error.Traceback[0]);
    }

    [Fact]
    public async Task Dib_ErrorsBearTheLinesOfTheFile()
    {
        Write("bad.dib", "#!markdown\n\ntext\n\n#!csharp\n\nundefined;\n");
        Assert.Equal("bad.dib, line 7", (await _notebook.ErrorAsync("#!import bad.dib")).Traceback[0]);
    }

    public async ValueTask DisposeAsync()
    {
        await _notebook.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
