using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>complete: this kernel knows no completions, and says so with an empty range at the cursor.</summary>
internal sealed class CompleteHandler : IRequestHandler
{
    public string MessageType => "complete_request";

    public JsonObject Handle(KernelRequest request)
    {
        // The protocol counts characters, not UTF-16 units.
        int length = request.Content.Text("code").EnumerateRunes().Count();
        int cursor = Math.Clamp(request.Content.Number("cursor_pos", length), 0, length);
        JsonObject reply = ReplyContent.Ok();
        reply["matches"] = new JsonArray();
        reply["cursor_start"] = cursor;
        reply["cursor_end"] = cursor;
        reply["metadata"] = new JsonObject();
        return reply;
    }
}
