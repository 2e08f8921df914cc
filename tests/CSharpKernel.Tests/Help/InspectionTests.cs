namespace CSharpKernel.Tests.Help;

public sealed class InspectionTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();

    private Inspection? At(string typed, bool detailed = false)
    {
        var cursor = typed.IndexOf('|', StringComparison.Ordinal);
        return _notebook.Session.Inspect(typed.Remove(cursor, 1), cursor, detailed);
    }

    private string Plain(string typed, bool detailed = false)
    {
        var found = At(typed, detailed);
        Assert.NotNull(found);
        return found.Plain;
    }

    private static void FrameworkDocumentation() => Assert.SkipUnless(
        Directory.Exists(Path.Combine(new FileInfo(typeof(object).Assembly.Location).Directory!.Parent!.Parent!.Parent!.FullName, "packs", "Microsoft.NETCore.App.Ref")),
        "This .NET has no reference pack, and so no documentation.");

    [Theory]
    [InlineData("Math.Sq|rt(2)")]
    [InlineData("Math.Sqrt|(2)")]
    [InlineData("Math.|Sqrt(2)")]
    [InlineData("Math.Sqrt|")]
    [InlineData("if (Math.Sqrt| > { ")]
    public void OnAName_TellsItsSignature(string typed) => Assert.Contains("double Math.Sqrt(double d)", Plain(typed), StringComparison.Ordinal);

    [Fact]
    public void Documentation_HasSummaryParametersAndReturns()
    {
        FrameworkDocumentation();
        var text = Plain("Math.Sqrt|");
        Assert.Contains("Returns the square root of a specified number.", text, StringComparison.Ordinal);
        Assert.Contains("Parameters:\n  d: The number whose square root is to be found.", text, StringComparison.Ordinal);
        Assert.Contains("Returns:\n", text, StringComparison.Ordinal);
        var markdown = At("Math.Sqrt|")!.Markdown;
        Assert.StartsWith("```csharp\ndouble Math.Sqrt(double d)\n```\n\nReturns the square root", markdown, StringComparison.Ordinal);
        Assert.Contains("**Parameters**\n\n- `d`: The number", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_AreNamed()
    {
        FrameworkDocumentation();
        Assert.Contains("FormatException: ", Plain("int.Parse|"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inherited_IsFoundAboveTheOverride()
    {
        await _notebook.TextAsync("""
            class Layer
            {
                /// <summary>Passes on.</summary>
                public virtual void Forward(int x) { }
            }
            class Dense : Layer { public override void Forward(int x) { } }
            class Wide : Layer
            {
                /// <inheritdoc/>
                public override void Forward(int x) { }
            }
            """);
        Assert.Contains("Passes on.", Plain("new Dense().For|ward(1)"), StringComparison.Ordinal);
        Assert.Contains("Passes on.", Plain("new Wide().For|ward(1)"), StringComparison.Ordinal);
    }

    [Fact]
    public void Remarks_AreForADetailedLook()
    {
        const string cell = "/// <summary>Adds.</summary>\n/// <remarks>Slowly.</remarks>\n/// <example><code>Add(1)</code></example>\nint Add(int x) => x + 1;\nAd|d(1)";
        Assert.DoesNotContain("Slowly", Plain(cell), StringComparison.Ordinal);
        Assert.Contains("Remarks:\n  Slowly.", Plain(cell, detailed: true), StringComparison.Ordinal);
        Assert.Contains("**Example**\n\n```csharp\nAdd(1)\n```", At(cell, detailed: true)!.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Overloads_AreCountedAndListed()
    {
        var text = Plain("Math.Max|");
        Assert.Contains("// + 12 overloads:", text, StringComparison.Ordinal);
        Assert.Contains("double Math.Max(double val1, double val2)", text, StringComparison.Ordinal);
        Assert.Contains("int Math.Max(int val1, int val2)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Math.Max(1.5, 2|)", "double Math.Max(double val1, double ▶val2◀)")]
    [InlineData("Math.Max(|", "▶val1◀")]
    [InlineData("Math.Max(1.5, |", "double ▶val2◀")]
    [InlineData("Console.WriteLine(\"{0} {1}\", 1, |", "▶arg1◀")]
    [InlineData("new List<int>(|)", "▶capacity◀")]
    [InlineData("\"abc\".Substring(1, |)", "string string.Substring(int startIndex, int ▶length◀)")]
    [InlineData("string.Join(\", \", Math.Abs(|", "Math.Abs(")]
    [InlineData("new[] { 1 }.Where(|", "▶predicate◀")]
    public void InAnArgumentList_MarksTheParameter(string typed, string signature) => Assert.Contains(signature, Plain(typed), StringComparison.Ordinal);

    [Fact]
    public async Task WhatCellsDeclare_IsFoundWithItsComments()
    {
        await _notebook.TextAsync("""
            /// <summary>A layer of <paramref name="size"/> neurons, see <see cref="Forward"/>.</summary>
            class Layer
            {
                /// <summary>Passes <c>x</c> on.</summary>
                /// <param name="x">The input.</param>
                /// <returns>The same, <see langword="null"/> never.</returns>
                /// <exception cref="System.ArgumentException">Wrong.</exception>
                public double Forward(double x) { for (var i = 0; i < 1; i++) { } return x; }
            }
            /// <summary>The rate.</summary>
            double learningRate = 0.1;
            /// <summary>Twice
            /// as much:</summary>
            /// <list type="bullet"><item>one</item><item><term>two</term><description>three</description></item></list>
            int Twice(int x) => 2 * x;
            """);
        var layer = At("new La|yer()")!;
        Assert.Contains("Layer()", layer.Plain, StringComparison.Ordinal);
        Assert.Contains("A layer of `size` neurons, see `Forward`.", layer.Markdown, StringComparison.Ordinal);
        Assert.Contains("A layer of size neurons, see Forward.", layer.Plain, StringComparison.Ordinal);
        var forward = Plain("new Layer().Forward(|");
        Assert.Contains("double Layer.Forward(double ▶x◀)", forward, StringComparison.Ordinal);
        Assert.Contains("▶ x: The input.", forward, StringComparison.Ordinal);
        Assert.Contains("The same, null never.", forward, StringComparison.Ordinal);
        Assert.Contains("ArgumentException: Wrong.", forward, StringComparison.Ordinal);
        var rate = Plain("learning|Rate");
        Assert.Contains("(variable) double learningRate", rate, StringComparison.Ordinal);
        Assert.Contains("Value: 0.1", rate, StringComparison.Ordinal);
        Assert.Contains("The rate.", rate, StringComparison.Ordinal);
        Assert.Contains("int Twice(int x)", Plain("Twi|ce(1)"), StringComparison.Ordinal);
        Assert.Contains("Twice as much:", Plain("Twi|ce(1)"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var v = \"a\\nb\";", "Value: \"a\\nb\"")]
    [InlineData("var v = new[] { 1, 2, 3 };", "Value: 3 elements")]
    [InlineData("var v = new double[2, 3];", "Value: 2 x 3 elements")]
    [InlineData("var v = new List<string> { \"a\" };", "Value: 1 element")]
    [InlineData("var v = DayOfWeek.Friday;", "Value: Friday")]
    [InlineData("var v = true;", "Value: true")]
    public async Task AVariablesValue_IsShownInShort(string cell, string value)
    {
        await _notebook.TextAsync(cell);
        Assert.Contains(value, Plain("v|"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AVariablesOwnCode_IsNeverRun()
    {
        await _notebook.TextAsync("""
            class Trap : System.Collections.ICollection
            {
                public int Count => throw new Exception("run");
                public object SyncRoot => null; public bool IsSynchronized => false;
                public void CopyTo(Array a, int i) { } public System.Collections.IEnumerator GetEnumerator() => throw new Exception("run");
                public override string ToString() { while (true) { } }
            }
            var trap = new Trap();
            """);
        var text = Plain("tr|ap");
        Assert.Contains("(variable) Trap trap", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Value", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int F(int count) => cou|nt;", "(parameter) int count")]
    [InlineData("{ var total = 1.5; tot|al++; }", "(local variable) double total")]
    [InlineData("va|r x = 1;", "struct System.Int32")]
    [InlineData("str|ing s;", "class System.String")]
    [InlineData("DayOfWeek.Mon|day", "(enum member) DayOfWeek.Monday = 1")]
    [InlineData("Math.P|I", "(constant) double Math.PI = 3.14")]
    [InlineData("using System.Coll|ections;", "namespace System.Collections")]
    [InlineData("new[] { 1 }.Wh|ere(x => true)", "(extension) IEnumerable<int>")]
    [InlineData("disp|lay(1)", "DisplayedValue Kernel.display(object? value, params string[] mimeTypes)")]
    public void EachKind_SaysWhatItIs(string typed, string signature) => Assert.Contains(signature, Plain(typed), StringComparison.Ordinal);

    [Theory]
    [InlineData("|")]
    [InlineData("no|thing")]
    [InlineData("1 + |2")]
    [InlineData("\"Console|\"")]
    [InlineData("// Console|")]
    [InlineData("#!markdown\nConsole|")]
    [InlineData("#r \"Sys|tem\"")]
    public void OnNothing_FindsNothing(string typed) => Assert.Null(At(typed));
}
