using System.Reflection;

namespace Notebooks;

/// <summary>What a converted program has at its end to stand in for the kernel.</summary>
internal static class ProgramHelpers
{
    /// <summary>Prints a value as the notebook shows it as text.</summary>
    public const string Show = "Kernel.display";

    /// <summary>What the name of a display method gets where its handle is kept.</summary>
    public const string Live = "Live";

    /// <summary>Prints what the cell has displayed and updated.</summary>
    public const string EndOfCell = "Kernel.EndOfCell();";

    /// <summary>Cells run in the invariant culture. Others must exist: libraries name them.</summary>
    public const string InvariantCulture =
        "System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;";

    public const string BeginTime = "Kernel.BeginTime();";

    public const string EndTime = "Kernel.EndTime();";

    /// <summary>The class of the lifted variables and functions.</summary>
    public const string Members = "Cells";

    /// <summary>The text to write at the end of a program.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("ProgramHelpers.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
