using System.CommandLine;
using System.Text;

namespace Notebooks;

/// <summary>The verb <c>convert</c>: makes a program of a notebook.</summary>
internal static class ConvertCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        Argument<string> notebook = new("notebook") { Description = "The notebook." };
        Argument<string?> program = new("program") { Description = "The program's file. Default: the notebook's name with .cs, in the present folder.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> force = new("--force") { Description = "Replace the file if it exists." };
        Command command = new("convert", "Makes a C# program of a notebook, to run with: dotnet run PROGRAM.cs") { notebook, program, force };
        command.SetAction(parsed => Run(parsed.GetValue(notebook)!, parsed.GetValue(program), parsed.GetValue(force)));
        return command;
    }

    /// <summary>Converts, or says why not.</summary>
    public static int Run(string notebook, string? program, bool force)
    {
        var target = Path.GetFullPath(program ?? Path.ChangeExtension(Path.GetFileName(notebook), ".cs"));
        if (!string.Equals(Path.GetExtension(target), ".cs", StringComparison.OrdinalIgnoreCase))
            return Refuse(ExitCodes.Usage, $"{target}: a program's file ends in .cs");
        if (Directory.Exists(target))
            return Refuse(ExitCodes.Usage, $"{target} is a folder");
        if (File.Exists(target) && !force)
            return Refuse(ExitCodes.Usage, $"{target} exists; --force replaces it");
        try
        {
            var text = NotebookConverter.Convert(NotebookFile.Load(notebook), Path.GetDirectoryName(target)!);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // A program may already be there that someone has put there meanwhile.
            using (var file = new FileStream(target, force ? FileMode.Create : FileMode.CreateNew))
                file.Write(Encoding.UTF8.GetBytes(text));
            Console.WriteLine($"{target}\nRun it with: dotnet run {Quote(Path.GetRelativePath(Directory.GetCurrentDirectory(), target))}");
            return ExitCodes.Ok;
        }
        catch (Exception refused) when (refused is ConversionException or NotebookFileException)
        {
            return Refuse(ExitCodes.Failed, $"{notebook}: {refused.Message}");
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return Refuse(ExitCodes.Failed, $"{target} can't be written: {unwritable.Message}");
        }
    }

    private static int Refuse(int code, string message)
    {
        Console.Error.WriteLine($"error: {message}");
        return code;
    }

    private static string Quote(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
