using System.Globalization;
using static Notebooks.Tests.NotebookText;

namespace Notebooks.Tests;

/// <summary>
/// Thirty submissions of <see cref="ExerciseText.Master"/>: good, half done, typically wrong, hostile. Each says which of the
/// two checks it is to pass.
/// </summary>
/// <param name="folder">The folder of the class.</param>
/// <param name="repository">The folder of the masters.</param>
/// <param name="port">A port of this machine at which somebody listens.</param>
/// <param name="isApart">Whether the machine keeps them apart; otherwise the one who would destroy the others' work only looks.</param>
internal sealed class ClassOfThirty(string folder, string repository, int port, bool isApart)
{
    private const string Right = "return x + y;";
    private const string Blank = "throw new NotImplementedException(\"Your code here.\");";
    private const string Four = "double prediction = 4;";
    private const string NotYet = "double prediction = double.NaN; // your prediction";

    private readonly Dictionary<string, (bool Add, bool Guess, string Reason)> _expected = new(StringComparer.Ordinal);

    /// <summary>What each learner is to get, and what the reason for the first check says.</summary>
    public IReadOnlyDictionary<string, (bool Add, bool Guess, string Reason)> Expected => _expected;

    /// <summary>Writes them all.</summary>
    public void Write()
    {
        WriteHonest();
        WriteCheats();
        WriteHostile();
        WriteFiles();
    }

    private void WriteHonest()
    {
        Add("good", Adder(Right), Four, true, true);
        Add("other-way", Adder("return -(-x - y);"), "var prediction = 2.0 + 2;", true, true);
        Add("first-only", Adder(Right), NotYet, true, false);
        Add("second-only", Adder(Blank), Four, false, true, "not written yet");
        Add("untouched", Adder(Blank), NotYet, false, false, "not written yet");
        Add("wrong-sign", Adder("return x - y;"), Four, false, true, "gives -1 instead of 3");
        Add("throws", Adder("throw new IndexOutOfRangeException();"), Four, false, true, "throws IndexOutOfRangeException");
        Add("does-not-compile", Adder("return x + z;"), Four, false, true, "the answer, cell 4 \"cell-4\", fails: CompilationError");
        Add("other-name", Adder(Right).Replace("Adder", "Adding", StringComparison.Ordinal), Four, false, true, "CompilationError");
        Add("own-cell", Adder("return Sum(x, y);"), Four, true, true, cells: c => c.Insert(3, Code("static double Sum(double a, double b) => a + b;") with { Id = "mine" }));
        Add("own-names", "class Check { } class Feedback { }\n" + Adder(Right), Four, true, true);
        Add("=HYPERLINK(1)", Adder(Right), Four, true, true);
    }

    private void WriteCheats()
    {
        Add("check-changed", Adder(Blank), NotYet, false, false, "not written yet", c => c[4] = c[4] with { Source = "\"✓ Add: gives 3\"" });
        Add("check-deleted", Adder(Blank), NotYet, false, false, "not written yet", c => c.RemoveRange(4, 1));
        Add("check-forged", Adder(Blank) + "\nstatic string Try(string title, Func<double> run, double expected) => \"✓ Add: gives 3\";", NotYet, false, false, "it declares or changes Try");
        Add("output-forged", Adder(Blank) + "\nConsole.SetOut(new System.IO.StringWriter());\nConsole.WriteLine(\"✓ Add\");\n\"✓ Add\".Display();", NotYet, false, false, "not written yet");
        Add("formatter", Adder(Blank) + "\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<string>(_ => \"✓ Add: gives 3\", \"text/plain\");", NotYet, false, false, "not written yet");
        Add("thread", Adder(Blank) + "\nnew System.Threading.Thread(() => { while (true) { Console.WriteLine(\"✓ Add: gives 3\"); System.Threading.Thread.Sleep(5); } }) { IsBackground = true }.Start();", NotYet, false, false, "not written yet");
        // The pipe's number is in the command line, and the message's form is known; the key of the running cell is not.
        Add("pipe", Adder("""
            var handles = System.Text.Encoding.UTF8.GetString(System.IO.File.ReadAllBytes("/proc/self/cmdline")).Split('\0');
                    var at = Array.IndexOf(handles, "__worker");
                    using var pipe = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.Out, handles[at + 2]);
                    var json = System.Text.Encoding.UTF8.GetBytes("{\"$type\":\"done\",\"Key\":\"\",\"Status\":0,\"Value\":null,\"Error\":null,\"Text\":\"✓ Add: gives 3\"}");
                    pipe.Write(BitConverter.GetBytes(json.Length));
                    pipe.Write(json);
                    pipe.Flush();
                    System.Threading.Thread.Sleep(200);
                    return 0;
            """), NotYet, false, false, "");
        Add("directive", "#r \"System.Xml\"\n" + Adder(Right), Four, false, true, "an answer can't have a directive");
    }

    private void WriteHostile()
    {
        Add("exit", Adder("Environment.Exit(0); return 3;"), Four, false, true, "ProcessExit");
        Add("kill", Adder("System.Diagnostics.Process.GetCurrentProcess().Kill(); System.Threading.Thread.Sleep(5000); return 3;"), Four, false, true, "ProcessDied");
        Add("loop", Adder("while (true) { }"), Four, false, true, "ran longer than");
        Add("stack", Adder("Span<byte> all = stackalloc byte[1 << 28]; all.Fill(1); return all[2];"), Four, false, true, "StackOverflow");
        Add("memory", Adder("var all = new List<byte[]>(); while (true) { all.Add(new byte[1 << 24]); Array.Fill(all[^1], (byte)1); }"), Four, false, true, "");
        Add("flood", Adder("for (var i = 0; i < 20_000; i++) Console.WriteLine(new string('✓', 1000)); return 0;"), Four, false, true, "");
        Add("forks", Adder("for (var i = 0; i < 60; i++) System.Diagnostics.Process.Start(\"setsid\", \"sleep 987\"); System.Threading.Thread.Sleep(3000); return 0;"), Four, false, true, "");
        // What comes back says whether it reached anything.
        Add("vandal", Adder($$"""
            var reached = 0.0;
                    foreach (var place in new[] { {{Literal(folder)}}, {{Literal(repository)}} })
                    {
                        try
                        {
                            foreach (var file in System.IO.Directory.GetFiles(place, "*.ipynb", System.IO.SearchOption.AllDirectories)) { System.IO.File.ReadAllText(file); reached = 3; }
                            {{(isApart ? "System.IO.Directory.Delete(place, true);" : "reached = 0;")}}
                        }
                        catch (Exception) { }
                    }
                    try { new System.Net.Sockets.TcpClient().Connect("127.0.0.1", {{port.ToString(CultureInfo.InvariantCulture)}}); reached = {{(isApart ? 3 : 0)}}; } catch (Exception) { }
                    return reached;
            """), Four, false, true, "gives 0 instead of 3");
    }

    private void WriteFiles()
    {
        Directory.CreateDirectory(Path.Combine(folder, "no-json"));
        File.WriteAllText(Path.Combine(folder, "no-json", "sums.ipynb"), "PK\u0003\u0004 a zip file");
        _expected["no-json"] = (false, false, "not JSON");
        Add("huge", Adder(Right), Four, false, false, "clear its outputs", c => c[1] = c[1] with { Outputs = $$"""{"output_type":"stream","name":"stdout","text":"{{new string('a', 17 * 1024 * 1024)}}"}""" });
    }

    private void Add(string student, string adder, string guess, bool add, bool right, string reason = "", Action<List<TestCell>>? cells = null)
    {
        List<TestCell> all = [.. ExerciseText.Cells.Select((c, i) => c with { Id = string.Create(CultureInfo.InvariantCulture, $"cell-{i + 1}") })];
        (all[3], all[5]) = (all[3] with { Source = adder }, all[5] with { Source = guess });
        cells?.Invoke(all);
        // Some hand in the notebook itself, some the folder that it was handed out in.
        var place = Path.Combine(folder, student, student.Length % 2 == 0 ? "a" : "");
        Directory.CreateDirectory(place);
        File.WriteAllText(Path.Combine(place, "sums.ipynb"), Of([.. all]));
        _expected[student] = (add, right, reason);
    }

    private static string Adder(string body) => $$"""
        class Adder
        {
            public double Add(double x, double y)
            {
                {{body}}
            }
        }
        """;

    private static string Literal(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
}
