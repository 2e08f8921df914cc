namespace CSharpKernel.Tests;

/// <summary>An exception has the line that threw it; where the runtime can't tell one of several, those and no others.</summary>
public sealed class ErrorLineTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();

    public static TheoryData<string, string, string> Cells => new()
    {
        { "a method of a class", "Net.F(int i) in Cell In[1], line 7", "class Net\n{\n    public int F(int i)\n    {\n        int s = 0;\n        s += 1;\n        s += (new int[3])[i];\n        s += 2;\n        return s;\n    }\n}\nnew Net().F(5)" },
        { "two accesses", "F(int[] a) in Cell In[1], line 4 or 5", "int F(int[] a)\n{\n    int s = 0;\n    s += a[0];\n    s += a[3];\n    s += 2;\n    return s;\n}\nF(new int[3])" },
        { "statements of the cell", "Cell In[1], line 4", "var a = new int[3];\nvar s = 1;\ns += 1;\ns += a[3];\ns += 2;\ns" },
        { "an expression on several lines", "Cell In[1], line 3, 4 or 5", "var b = new int[3];\nvar i = 7;\nvar t = b[0]\n    + b[i]\n    + b[1];\nt" },
        { "a loop", "Cell In[1], line 5", "int[] c = [1, 2, 3];\nint u = 0;\nfor (int i = 0; i <= 3; i++)\n{\n    u += c[i];\n    u *= 2;\n}\nu" },
        { "a loop in a method", "Sum(double[] x, int n) in Cell In[1], line 6", "double Sum(double[] x, int n)\n{\n    double s = 0;\n    for (int i = 0; i < n; i++)\n    {\n        s += x[i];\n    }\n    return s / 2;\n}\nSum(new double[4], 5)" },
        { "a lambda", "lambda in Cell In[1], line 4", "Func<int, int> f = i =>\n{\n    int[] d = [1, 2];\n    int v = d[i];\n    return v + 1;\n};\nf(2)" },
        { "a lambda of one expression", "lambda in Cell In[1], line 2", "int[] d = [1, 2];\nFunc<int, int> f = i => d[i];\nvar e = d[0];\nf(2)" },
        { "an iterator", "Steps in Cell In[1], line 4", "IEnumerable<int> Steps(int[] x)\n{\n    yield return 1;\n    yield return x[9];\n    yield return 2;\n}\nSteps(new int[2]).Last()" },
        { "many accesses", "F(int[] a) in Cell In[1], one of the lines 3 to 7", "int F(int[] a)\n{\n    a[0] = 1;\n    a[1] = 1;\n    a[2] = 1;\n    a[3] = 1;\n    a[4] = 1;\n    return 1;\n}\nF(new int[3])" },
        { "a string", "F(string s) in Cell In[1], line 4", "char F(string s)\n{\n    var k = 1;\n    var c = s[k + 5];\n    return c;\n}\nF(\"ab\")" },
        { "a list", "F(List<int> l) in Cell In[1], line 5", "int F(List<int> l)\n{\n    int k = 0;\n    k += l[0];\n    k += l[9];\n    return k;\n}\nF([1])" },
        { "null", "F(string p) in Cell In[1], line 5", "int F(string p)\n{\n    int k = 0;\n    k += 1;\n    k += p.Length;\n    k += 2;\n    return k;\n}\nF(null)" },
        { "zero", "F(int x, int y) in Cell In[1], line 5", "int F(int x, int y)\n{\n    int k = 0;\n    k += x;\n    k += x / y;\n    k += 2;\n    return k;\n}\nF(1, 0)" },
        { "a cast", "F(object o) in Cell In[1], line 5", "int F(object o)\n{\n    int k = 0;\n    k += (int)o;\n    k += ((string)o).Length;\n    return k;\n}\nF(3)" },
        { "an overflow", "F(int x) in Cell In[1], line 5", "int F(int x)\n{\n    int k = 0;\n    k += 1;\n    k = checked(k + x);\n    k += 1;\n    return k;\n}\nF(int.MaxValue)" },
        { "the learner's own", "F(int i) in Cell In[1], line 4", "int F(int i)\n{\n    if (i > 0)\n        throw new IndexOutOfRangeException();\n    return (new int[1])[i];\n}\nF(1)" },
        { "a loop without end", "F(int[] a) in Cell In[1], line 5", "int F(int[] a)\n{\n    int i = 0, s = 0;\n    while (true)\n        s += a[i++];\n}\nF(new int[3])" },
        { "lines of its own", "F(int[] a) in Cell In[1], line 201", "#line 200\nint F(int[] a)\n{\n    int s = a[3];\n    return s;\n}\nF(new int[3])" },
        { "what may be inlined", "At(int[] a, int i) in Cell In[1], line 1", "int At(int[] a, int i) => a[i];\nint F(int[] a, int i)\n{\n    return At(a, i);\n}\nF(new int[1], 2)" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task TheLine_IsThatOf(string what, string place, string code)
    {
        var error = await _notebook.ErrorAsync(code);

        var first = error.Traceback.First(line => line.Contains("Cell In[1]", StringComparison.Ordinal));
        Assert.True($"   at {place}" == first, $"{what}: {string.Join('\n', error.Traceback)}");
    }

    [Fact]
    public async Task TheLine_OfAnEarlierCell_IsFoundThere()
    {
        await _notebook.TextAsync("class Table\n{\n    double[] cells = new double[4];\n    public double this[int i]\n    {\n        get => cells[i];\n    }\n}");
        await _notebook.TextAsync("1 + 1");

        var error = await _notebook.ErrorAsync("var table = new Table();\ntable[1] + table[4]");

        Assert.Contains("line 6", error.Traceback[1], StringComparison.Ordinal);
        Assert.EndsWith("Cell In[3], line 2", error.Traceback[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHandlerThatFailsAgainAndAgain_IsNamedEachTime()
    {
        await _notebook.TextAsync("""
            int[] a = new int[3];
            async void Fail(int i)
            {
                await Task.Yield();
                a[i] = 1;
            }
            for (int i = 0; i < 50; i++)
                Fail(i + 3);
            await Task.Delay(500);
            """);

        Assert.Equal(50, _notebook.Output.Stderr.Split("Fail in Cell In[1], line 5").Length - 1);
    }

    [Fact]
    public async Task OnceTheMethodIsOptimized_TheLineIsStillAmongThoseThatAreNamed()
    {
        var error = await _notebook.ErrorAsync("""
            double[] w = new double[10];
            double At(int i) => w[i];
            double Sum(int n)
            {
                double s = 0;
                for (int i = 0; i < n; i++)
                    s += At(i);
                return s;
            }
            for (int r = 0; r < 200_000; r++)
                Sum(10);
            System.Threading.Thread.Sleep(400);
            for (int r = 0; r < 200_000; r++)
                Sum(10);
            Sum(11)
            """);

        // It is in At, or in what At was inlined into.
        Assert.Matches("At.* line 2$|Sum.* line 7$|^   at Cell.* line 11, 14 or 15$", error.Traceback[1]);
    }
}
