using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CSharpKernel;

namespace Notebooks;

/// <summary>A kernelspec: the folder in which <c>kernel.json</c> tells front ends how to start a kernel.</summary>
internal static class KernelSpec
{
    /// <summary>The name beside <see cref="KernelIdentity.Name"/>, for where another kernel holds that.</summary>
    public const string OtherName = "csharp-notebooks";

    /// <summary>A name to choose by, where <see cref="KernelIdentity.DisplayName"/> is another kernel's.</summary>
    public const string OtherDisplayName = "C# notebooks (.NET, without .NET Interactive)";

    private const string FileName = "kernel.json";
    private const string Marker = "csharp-notebooks";

    // Paths stay readable; this is no HTML.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a folder is a kernelspec that this command wrote. What cannot be read is not ours.</summary>
    public static bool IsOurs(string folder)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path.Combine(folder, FileName))) is JsonObject spec
                && spec["metadata"] is JsonObject metadata && metadata.ContainsKey(Marker);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The folders of all kernelspecs there that this command wrote.</summary>
    public static IReadOnlyList<string> Ours(string kernels) =>
        Directory.Exists(kernels) ? [.. Directory.EnumerateDirectories(kernels).Where(IsOurs).Order(StringComparer.Ordinal)] : [];

    /// <summary>The text of <c>kernel.json</c>.</summary>
    /// <param name="displayName">What people choose by.</param>
    /// <param name="host">The dotnet program.</param>
    /// <param name="program">The kernel's assembly.</param>
    public static string Json(string displayName, string host, string program)
    {
        // The runtime's diagnostics leave a socket in the temporary folder whenever a kernel is killed.
        JsonObject environment = new() { ["DOTNET_EnableDiagnostics"] = "0" };
        if (DotnetHost.Root(host) is { } root)
            environment["DOTNET_ROOT"] = root;
        JsonObject spec = new()
        {
            ["argv"] = new JsonArray(host, program, KernelCommand.Verb, "{connection_file}"),
            ["display_name"] = displayName,
            ["language"] = KernelIdentity.Language,
            ["interrupt_mode"] = "message",
            ["env"] = environment,
            ["metadata"] = new JsonObject { [Marker] = new JsonObject { ["version"] = KernelIdentity.Version } },
        };
        return spec.ToJsonString(Indented) + "\n";
    }

    /// <summary>Writes a kernelspec, its <c>kernel.json</c> last and in one step: without it the folder is none.</summary>
    public static void Write(string folder, string json)
    {
        Directory.CreateDirectory(folder);
        foreach (string logo in (string[])["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"])
        {
            using Stream from = typeof(KernelSpec).Assembly.GetManifestResourceStream(logo)
                ?? throw new InstallException($"This program was built without its {logo}.");
            using FileStream to = File.Create(Path.Combine(folder, logo));
            from.CopyTo(to);
        }
        string file = Path.Combine(folder, FileName);
        File.WriteAllText(file + ".new", json);
        File.Move(file + ".new", file, overwrite: true);
    }
}
