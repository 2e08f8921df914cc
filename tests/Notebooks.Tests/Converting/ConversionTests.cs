namespace Notebooks.Tests;

/// <summary>A program prints what its notebook shows as text, whatever scripts may do that programs may not.</summary>
public sealed class ConversionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string, string[]> Notebooks => new()
    {
        { "the last expression is shown", ["var x = 1; x", "x + 1 // a comment", "\"text\"", "null", "new[] { 1, 2 }", "if (x > 0) { x = 5; }\nx", "Console.WriteLine(x)", "x = 7", "return x;"] },
        { "a variable is declared again", ["var x = 1;\nFunc<int> first = () => x;", "var x = \"two\";\nx", "$\"{x} {first()} {nameof(x)}\"", "var x = 3.5;\nnew { x }.ToString() + (x, 1)", "var t = (x, y: 2); t.x"] },
        { "a variable has no first value", ["int count;\nstring name;", "count++; count", "name == null"] },
        { "functions", ["int Twice(int n) => n * factor;\nint factor = 2;", "Twice(4)", "public static int Fact(int n) => n < 2 ? 1 : n * Fact(n - 1);\nFact(5)", "factor = 10; Twice(4)"] },
        { "functions with one name", ["string F(int x) => \"int\";\nstring F(string x) => \"string\";", "F(1) + F(\"\")", "string F(double x) => \"double\";\nF(1.5) + F(2) + F(\"\")", "int F(int x) => -x;\nF(3)"] },
        { "a type uses variables and functions", ["static double rate = 0.5;\nstatic double Half(double x) => x * rate;", "class Shop\n{\n    public double Price(double x) => Half(x) + rate;\n}", "new Shop().Price(10)", "rate = 2;\nnew Shop().Price(10)"] },
        { "types are declared again", ["record P(int X);\nvar p = new P(1);\np.ToString()", "record P(int X, int Y) { public P Twice() => new P(2 * X, 2 * Y); }", "var q = new P(1, 2).Twice();\n$\"{p} {q} {nameof(P)} {typeof(P).Name}\"", "static List<P> all = new();\nall.Add(q);\nclass Uses { public static int Count => all.Count; }\nUses.Count"] },
        { "extension methods", ["static int Plus(this int x, int y) => x + y;", "3.Plus(4).Plus(1)", "static string Shout(this string s) => s.ToUpperInvariant() + suffix;\nstatic string suffix = \"!\";", "\"hi\".Shout()"] },
        { "names are hidden by inner ones", ["var x = 1; var i = 10;", "for (int i = 0; i < 2; i++) Console.Write(i);\nforeach (var x in new[] { 7, 8 }) Console.Write(x);\n{ var i = 3; Console.Write(i); }", "(from x in new[] { 1, 2 } select x * 2).Sum() + new[] { 5 }.Sum(x => x)", "x + i"] },
        { "a nameless type is hidden by an inner name", ["var x = new { A = 1 };", "foreach (var x in new[] { 7, 8 }) Console.Write(x);", "x.A"] },
        { "variables within expressions", ["int.TryParse(\"12\", out var n);\nvar (a, b) = (1, \"two\");", "if (\"7\" is string s && int.TryParse(s, out int m)) { }\n$\"{n} {a} {b} {m}\"", "static int k = 3;\nclass Sum { public static int Of() => k; }\nfor (var n = 0; n < 2; n++) Console.Write(n);\nforeach (var b in new[] { 9 }) Console.Write(b);\nSum.Of() + n + a", "var (a, c) = (5, 6);\na + c"] },
        { "properties, events, constants and enums", ["int Area => width * 2;\nint width = 3;\nconst int Limit = 4;\npublic enum Colour { Red, Green }", "Area + Limit", "class Box { public int[] Items = new int[Limit]; public Colour C = Colour.Green; }\nvar box = new Box();\n$\"{box.Items.Length} {box.C}\"", "string Name { get; set; } = \"n\";\nName += \"m\";\nName"] },
        { "await, generics, iterators, delegates", ["async Task<int> Later(int x) { await Task.Yield(); return x; }\nT Same<T>(T x) => x;\nIEnumerable<int> Numbers() { yield return 1; yield return 2; }\ndelegate int Op(int a, int b);", "await Later(3)", "Same(4) + Numbers().Sum()", "Op add = (a, b) => a + b;\nadd(1, 2)"] },
        { "display and its handles", ["display(1); 2.Display(); \"<b>3</b>\".DisplayAs(\"text/html\"); display(HTML(\"<i>4</i>\"));\nMarkdown(\"**5**\")", "var h = display(\"a\");\nh.Update(\"b\");\nh.Update(\"c\");", "new Microsoft.DotNet.Interactive.FormattedValue(\"image/png\", \"x\")", "(MathString)\"x\""] },
        { "a recursive lambda", ["Func<int, int> fact = null;\nfact = n => n < 2 ? 1 : n * fact(n - 1);\nfact(4)", "Func<int, int> fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2);\nfib(7)"] },
        { "array initializers, several variables in one declaration", ["static int[] data = { 1, 2, 3 }, more = { 4 };\nclass Reads { public int Sum() => data.Sum() + more[0]; }", "new Reads().Sum()"] },
        { "the program's own names", ["var args = 5;\nargs + 1", "var Cells = 2; Cells"] },
        { "raw strings keep their lines", ["var text = \"\"\"\n    first\n      second  \n\n    last\n    \"\"\";\ntext", "@\"a\n  #!time\nb\""] },
        { "directives", ["#!csharp\nvar x = 1;\nx\n#!markdown\n*it's*\n#!csharp\nx + 1", "#!who\nx", "#!value --name v\nsome \"text\"\n#!csharp\nv"] },
    };

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Program_PrintsWhatTheNotebookShows(string what, string[] cells)
    {
        var notebook = new ConvertedNotebook(_folder.Path, [.. cells.Select(cell => NotebookText.Code(cell))]);
        var expected = await notebook.NotebookOutputAsync();
        expected = what == "directives" ? expected.Replace("*it's*\n", "", StringComparison.Ordinal).Replace("x\n1", "1", StringComparison.Ordinal) : expected;
        Assert.NotEqual("", expected);
        Assert.Equal(expected, await notebook.ProgramOutputAsync());
    }

    [Fact]
    public async Task CellsThatFailOnPurpose_PrintTheirErrors_AndTheProgramGoesOn()
    {
        var notebook = new ConvertedNotebook(
            _folder.Path,
            NotebookText.Code("var before = 1;"),
            NotebookText.Code("var inside = 2;\nvar nameless = new { A = 1 };\nint Three() => 3;\nbefore = 4;\nthrow new ArgumentException(\"first line\\nsecond\");", "raises-exception"),
            NotebookText.Code("int wrong = \"text\";", "raises-exception"),
            NotebookText.Code("before + inside + Three()"),
            NotebookText.Code("not run at all", "skip-execution"));
        var printed = await notebook.ProgramOutputAsync();
        Assert.Equal("ArgumentException: first line\nCompilationError: CS0029: Cannot implicitly convert type 'string' to 'int'\n9\n", printed);
        Assert.Equal(printed, await notebook.NotebookOutputAsync());
        Assert.Contains("// not run at all\n", notebook.Program(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportedAndLoadedFiles_BecomePartOfTheProgram()
    {
        _folder.Write("lib.ipynb", NotebookText.Of(NotebookText.Code("int Twice(int x) => 2 * x;\nTwice(1)")));
        _folder.Write("more.csx", "int Thrice(int x) => 3 * x;");
        var notebook = new ConvertedNotebook(_folder.Path, NotebookText.Code("#!import lib.ipynb\n#load \"more.csx\"\nTwice(3) + Thrice(1)"));
        var printed = await notebook.ProgramOutputAsync();
        Assert.Equal("2\n9\n", printed);
        Assert.Equal(printed, await notebook.NotebookOutputAsync());
    }

    [Fact]
    public void TimedCell_IsTimed_AndTextIsAComment()
    {
        var program = new ConvertedNotebook(_folder.Path, NotebookText.Code("#!time\nvar x = 1;"), NotebookText.Code("#!html\n<b>*/</b>\n\nend")).Program();
        Assert.Contains("Kernel.BeginTime();\n\nvar x = 1;\n\nKernel.EndTime();\n", program, StringComparison.Ordinal);
        Assert.Contains("\n// <b>*/</b>\n//\n// end\n", program, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = 1;\nif (x > 0) { return x; }\nx = 2;", "cell 1: a return in the middle")]
    [InlineData("undefined;", "cell 1 does not compile: CS0103")]
    [InlineData("#!fsharp\nlet x = 1", "cell 1: the cell is in F#")]
    [InlineData("#!nothing", "cell 1: The directive #!nothing is not known")]
    [InlineData("static var x = new { A = 1 };\nclass Uses { public object Get() => x; }", "cell 1: the variable x is of a type without a name")]
    [InlineData("#!set --name x --value 3", "cell 1: #!set --name x --value 3 can't be converted")]
    [InlineData("#!import nothing.csx", "can't be imported")]
    public void WhatCannotBeConverted_IsRefused_WithTheCell(string code, string reason)
    {
        var refused = Assert.Throws<ConversionException>(() => new ConvertedNotebook(_folder.Path, NotebookText.Code(code)).Program());
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
