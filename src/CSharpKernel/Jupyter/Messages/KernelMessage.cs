using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>A request's header: what this kernel needs of it, and the bytes to send back as the parent of every answer.</summary>
internal sealed record MessageHeader(string Id, string Session, string Type, byte[] Raw);

/// <summary>A message that a front end sent, its signature checked and its JSON read.</summary>
/// <param name="Ids">The routing frames in front of the delimiter, mostly none.</param>
/// <param name="Header">Its header.</param>
/// <param name="ParentId">The message it answers, or null.</param>
/// <param name="Content">Its content.</param>
internal sealed record KernelMessage(IReadOnlyList<byte[]> Ids, MessageHeader Header, string? ParentId, JsonObject Content);
