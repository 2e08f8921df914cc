using Microsoft.DotNet.Interactive;

// In System, as in .NET Interactive: visible wherever System is, in cells and in the files they load.
namespace System;

/// <summary>Displays a value from anywhere in a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Displays the value as its type's formatter shows it, or as the given MIME types.</summary>
    /// <returns>A handle to update it with.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Displays a text that already is of the given MIME type.</summary>
    /// <returns>A handle to update it with.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => Kernel.display(new FormattedValue(mimeType, value));
}
