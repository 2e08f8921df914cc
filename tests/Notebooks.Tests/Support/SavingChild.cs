using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace Notebooks.Tests;

/// <summary>A process that saves a notebook again and again: this same test program, started with a variable set, to be killed.</summary>
internal static class SavingChild
{
    private const string Variable = "NOTEBOOKS_TESTS_SAVE";
    private const int Length = 1_000_000;

    /// <summary>A notebook of about a megabyte, of which every part says the same number.</summary>
    public static string Content(int round) => JsonText.Write(Fill(JsonNode.Parse(NotebookText.Good())!.AsObject(), round), JsonStyle.Jupyter);

    /// <summary>The number that a notebook says, if all its parts agree.</summary>
    public static int Round(string path)
    {
        var root = NotebookFile.Load(path).Root;
        var round = root["first"]!.GetValue<int>();
        Assert.Equal(Fill([], round)["filling"]!.GetValue<string>(), root["metadata"]!["filling"]!.GetValue<string>());
        Assert.Equal(round, root["last"]!.GetValue<int>());
        return round;
    }

    /// <summary>Starts a process that saves until it is killed; it writes a line when it begins.</summary>
    public static Process Start(string path, string? shell = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Notebooks.Tests.exe" : "Notebooks.Tests");
        ProcessStartInfo start = shell is null ? new(program) : new("bash", ["-c", $"{shell}; exec \"$0\"", program]);
        start.RedirectStandardOutput = true;
        start.Environment[Variable] = path;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // The runtime's own mappings count as files, whose size a test limits.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }

    // Ahead of the test runner, which would take a second to start.
    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
            return;
        try
        {
            var notebook = NotebookFile.Load(path);
            var first = (int)notebook.Root["first"]! + 1;
            Fill(notebook.Root, first);
            notebook.Save();
            Console.WriteLine("saving");
            // Nothing but saving, so that a kill falls into one.
            var before = File.ReadAllBytes(path);
            for (var round = first + 1; ; round++)
            {
                var next = Encoding.UTF8.GetBytes(Content(round));
                AtomicFile.Replace(path, next, before);
                before = next;
            }
        }
        catch (NotebookFileException e)
        {
            Console.WriteLine(e.Message);
            Environment.Exit(3);
        }
    }

    private static JsonObject Fill(JsonObject root, int round)
    {
        var filling = string.Create(CultureInfo.InvariantCulture, $"{round} ");
        if (root["metadata"] is not JsonObject metadata)
            return new() { ["filling"] = Repeated() };
        root["first"] = round;
        metadata["filling"] = Repeated();
        root["last"] = round;
        return root;

        string Repeated() => new StringBuilder().Insert(0, filling, Length / filling.Length).ToString();
    }
}
