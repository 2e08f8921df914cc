using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CSharpKernel;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks.Tests;

/// <summary>Cells, and what they print as a notebook and as the program made of it.</summary>
internal sealed class ConvertedNotebook(string folder, params NotebookText.TestCell[] cells)
{
    /// <summary>The program's text.</summary>
    public string Program() => NotebookConverter.Convert(Load(), folder);

    /// <summary>What the notebook shows as text.</summary>
    public async Task<string> NotebookOutputAsync()
    {
        await using var session = new ScriptSession(new ScriptSessionOptions { WorkingDirectory = folder });
        var text = new PlainOutput();
        foreach (var cell in NotebookRun.CellsToRun(Load()))
        {
            var result = await session.RunAsync(new Cell(cell.Source, cell.Position), text);
            if (result.Value is { } value)
                text.Display(value, null);
            if (result.Error is { } error)
            {
                Assert.True(cell.HasTag("raises-exception"), string.Join('\n', error.Traceback));
                text.Write(ConsoleStream.Stdout, $"{error.Name}: {error.Message}\n");
            }
        }

        return text.Text;
    }

    /// <summary>What the program prints. It is compiled here, as the SDK would, and run in a process of its own.</summary>
    public async Task<string> ProgramOutputAsync()
    {
        var notebook = Load();
        var text = NotebookConverter.Convert(notebook, folder);
        var bin = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        var program = Path.Combine(bin, "converted.dll");
        var compilation = new ProgramCheck([.. NotebookPieces.Of(notebook).OfType<ScriptPiece>()]).Compile(text);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics) + text);
        await File.WriteAllBytesAsync(program, image.ToArray(), TestContext.Current.CancellationToken);
        var formatting = typeof(Formatter).Assembly.Location;
        File.Copy(formatting, Path.Combine(bin, Path.GetFileName(formatting)), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(bin, "converted.runtimeconfig.json"), JsonSerializer.Serialize(new
        {
            runtimeOptions = new
            {
                tfm = "net10.0",
                framework = new { name = "Microsoft.AspNetCore.App", version = "10.0.0" },
            },
        }), TestContext.Current.CancellationToken);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await error + text);
        return (await output).ReplaceLineEndings("\n");
    }

    private NotebookFile Load() => NotebookFile.Parse(Path.Combine(folder, "test.ipynb"), Encoding.UTF8.GetBytes(NotebookText.Of(cells)));

    // An updated value stays where it was displayed.
    private sealed class PlainOutput : ICellOutput
    {
        private readonly List<(string? Id, string Text)> _texts = [];

        public string Text => string.Concat(_texts.Select(part => part.Text));

        public void Write(ConsoleStream stream, string text) => _texts.Add((null, text));

        public void Display(MimeBundle bundle, string? displayId) => _texts.Add((displayId, bundle.Data["text/plain"] + "\n"));

        public void Update(MimeBundle bundle, string displayId)
        {
            var at = _texts.FindIndex(part => part.Id == displayId);
            _texts[at] = (displayId, bundle.Data["text/plain"] + "\n");
        }

        public void Clear(bool wait)
        {
        }

        public string ReadLine(string prompt, bool password, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
