using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>inspect: this kernel has nothing to tell about a name.</summary>
internal sealed class InspectHandler : IRequestHandler
{
    public string MessageType => "inspect_request";

    public JsonObject Handle(KernelRequest request)
    {
        _ = request.Content.Text("code");
        _ = request.Content.Number("cursor_pos", 0);
        JsonObject reply = ReplyContent.Ok();
        reply["found"] = false;
        reply["data"] = new JsonObject();
        reply["metadata"] = new JsonObject();
        return reply;
    }
}
