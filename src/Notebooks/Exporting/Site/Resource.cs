using System.Reflection;
using System.Text;

namespace Notebooks;

/// <summary>A file that is built into this program.</summary>
internal static class Resource
{
    /// <summary>Its bytes.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new ExportException($"This program was built without its {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Its text.</summary>
    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
