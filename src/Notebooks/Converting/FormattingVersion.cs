using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace Notebooks;

/// <summary>The version of the formatting package that this program itself uses.</summary>
internal static class FormattingVersion
{
    public static string Text { get; } =
        typeof(Formatter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
