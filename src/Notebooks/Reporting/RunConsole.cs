using System.Text;
using Spectre.Console;

namespace Notebooks;

/// <summary>What the output is: a terminal that can redraw lines, or something that only takes text.</summary>
internal static class RunConsole
{
    /// <summary>How wide a line may be where nothing is there to wrap it.</summary>
    private const int LogWidth = 4096;

    /// <summary>A console for the process's standard output.</summary>
    /// <param name="isLive">Whether lines can be redrawn.</param>
    public static IAnsiConsole Create(out bool isLive)
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
            Console.OutputEncoding = Encoding.UTF8;
        isLive = !Console.IsOutputRedirected && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") != "dumb";
        if (!isLive)
            return Plain(Console.Out);
        return AnsiConsole.Create(new()
        {
            ColorSystem = IsSet("NO_COLOR") ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(Console.Out),
        });
    }

    /// <summary>A console that writes lines of text, without colour and without wrapping.</summary>
    public static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = LogWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
