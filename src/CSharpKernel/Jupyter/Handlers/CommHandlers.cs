using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>comm_info: no comms are open, because this kernel has no comm targets.</summary>
internal sealed class CommInfoHandler : IRequestHandler
{
    public string MessageType => "comm_info_request";

    public JsonObject Handle(KernelRequest request)
    {
        JsonObject reply = ReplyContent.Ok();
        reply["comms"] = new JsonObject();
        return reply;
    }
}

/// <summary>comm_open: every target is unknown here, and the protocol closes such a comm at once.</summary>
internal sealed class CommOpenHandler(IopubChannel iopub) : IRequestHandler
{
    public string MessageType => "comm_open";

    public JsonObject? Handle(KernelRequest request)
    {
        string id = request.Content.Text("comm_id", "");
        if (id.Length > 0)
            iopub.Publish("comm_close", request.Header, new JsonObject { ["comm_id"] = id, ["data"] = new JsonObject() });
        return null;
    }
}
