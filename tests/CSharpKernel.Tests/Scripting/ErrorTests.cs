namespace CSharpKernel.Tests;

public sealed class ErrorTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Fact]
    public async Task CompileError_NamesCellLineAndPlace()
    {
        await _notebook.TextAsync("var ok = 1;");
        var error = await _notebook.ErrorAsync("var a = 1;\n\tint b = \"text\";\nmissing();");
        Assert.Equal("CompilationError", error.Name);
        Assert.Equal("CS0029: Cannot implicitly convert type 'string' to 'int' (and 1 more)", error.Message);
        Assert.Equal(
            [
                "Cell In[2], line 2",
                "    \tint b = \"text\";",
                "    \t        ^^^^^^",
                "CS0029: Cannot implicitly convert type 'string' to 'int'",
                "",
                "Cell In[2], line 3",
                "    missing();",
                "    ^^^^^^^",
                "CS0103: The name 'missing' does not exist in the current context",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task CompileError_InsideALoop_HasTheLearnersColumns()
    {
        var error = await _notebook.ErrorAsync("while (true) { try { nope(); } catch { } }");
        Assert.Equal("    while (true) { try { nope(); } catch { } }", error.Traceback[1]);
        Assert.Equal("                         ^^^^", error.Traceback[2]);
    }

    [Fact]
    public async Task Exception_HasCellFramesOnly()
    {
        await _notebook.TextAsync("int Divide(int a, int b)\n{\n    return a / b;\n}");
        var error = await _notebook.ErrorAsync("var x = 1;\nvar y = Divide(x, 0);");
        Assert.Equal("DivideByZeroException", error.Name);
        Assert.Equal("Attempted to divide by zero.", error.Message);
        Assert.Equal(
            [
                "System.DivideByZeroException: Attempted to divide by zero.",
                "   at Divide(int a, int b) in Cell In[1], line 3",
                "   at Cell In[2], line 2",
            ],
            error.Traceback);
    }

    [Fact]
    public async Task Exception_InLambdaLocalFunctionAndClass_NamesThem()
    {
        var error = await _notebook.ErrorAsync("""
            class Net
            {
                public async Task<int> Fit(List<double> xs)
                {
                    await Task.Yield();
                    return new[] { 1 }.Select(x =>
                    {
                        return Inner(x);
                        int Inner(int y) => throw new InvalidOperationException("inside");
                    }).First();
                }
            }
            await new Net().Fit(null)
            """);
        Assert.Equal(
            [
                "System.InvalidOperationException: inside",
                "   at Net.Inner(int y) in Cell In[1], line 9",
                "   at Net.lambda in Cell In[1], line 8",
                "   at Net.Fit in Cell In[1], line 6",
                "   at Cell In[1], line 13",
            ],
            error.Traceback.Where(line => !line.Contains("System.Linq", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task InnerExceptions_AreIncluded()
    {
        var error = await _notebook.ErrorAsync("""
            try { int.Parse("x"); }
            catch (Exception e) { throw new InvalidOperationException("outer", e); }
            """);
        Assert.Equal("InvalidOperationException", error.Name);
        Assert.Equal("System.InvalidOperationException: outer", error.Traceback[0]);
        Assert.Contains(" ---> System.FormatException: The input string 'x' was not in a correct format.", error.Traceback);
        Assert.Contains("   at Cell In[1], line 1", error.Traceback);
        Assert.Equal("   at Cell In[1], line 2", error.Traceback[^1]);
    }

    [Fact]
    public async Task AggregateException_ListsAll()
    {
        var error = await _notebook.ErrorAsync("""
            Task.WaitAll(Task.Run(() => { throw new ArgumentException("one"); }), Task.Run(() => { throw new ArgumentException("two"); }));
            """);
        Assert.Contains(" ---> System.ArgumentException: one", error.Traceback);
        Assert.Contains(" ---> System.ArgumentException: two", error.Traceback);
    }

    [Fact]
    public async Task OwnExceptionType_HasItsOwnName()
    {
        var error = await _notebook.ErrorAsync("class ShapeException : Exception { public ShapeException(string m) : base(m) { } }\nthrow new ShapeException(\"first\\nsecond\");");
        Assert.Equal("ShapeException", error.Name);
        Assert.Equal("first", error.Message);
        Assert.Equal(["ShapeException: first", "second", "   at Cell In[1], line 2"], error.Traceback);
    }

    [Fact]
    public async Task NoLine_NamesTheMachine()
    {
        var error = await _notebook.ErrorAsync("System.Text.Json.JsonDocument.Parse(\"{\"); ");
        Assert.DoesNotContain(error.Traceback, line => line.Contains("CSharpKernel", StringComparison.Ordinal) || line.Contains(":line", StringComparison.Ordinal));
        Assert.Contains(error.Traceback, line => line.Contains("JsonDocument.Parse(", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
