using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>kernel_info: who this is. Front ends write <c>language_info</c> into the notebook as it stands here.</summary>
internal sealed class KernelInfoHandler : IRequestHandler
{
    public string MessageType => "kernel_info_request";

    public JsonObject Handle(KernelRequest request) => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = MessageCodec.ProtocolVersion,
        ["implementation"] = KernelIdentity.Implementation,
        ["implementation_version"] = KernelIdentity.Version,
        ["language_info"] = new JsonObject
        {
            ["file_extension"] = KernelIdentity.FileExtension,
            ["mimetype"] = KernelIdentity.MimeType,
            ["name"] = KernelIdentity.Language,
            ["pygments_lexer"] = KernelIdentity.PygmentsLexer,
            ["version"] = KernelIdentity.LanguageVersion,
        },
        ["banner"] = $"C# {KernelIdentity.LanguageVersion} on {RuntimeInformation.FrameworkDescription} ({KernelIdentity.Implementation} {KernelIdentity.Version})",
        ["help_links"] = new JsonArray(
            Link("C# language reference", "https://learn.microsoft.com/dotnet/csharp/"),
            Link(".NET API browser", "https://learn.microsoft.com/dotnet/api/"),
            Link("Math.NET Numerics", "https://numerics.mathdotnet.com/")),
        ["supported_features"] = new JsonArray(),
    };

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
