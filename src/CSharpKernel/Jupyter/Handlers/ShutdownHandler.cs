using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>shutdown: replies, then ends the kernel. Who starts it again, after a restart, is the front end.</summary>
internal sealed class ShutdownHandler(IopubChannel iopub, Action stop) : IRequestHandler
{
    public string MessageType => "shutdown_request";

    public JsonObject Handle(KernelRequest request)
    {
        bool restart = request.Content.Flag("restart", false);
        request.Afterwards = () =>
        {
            // The other front ends of this kernel learn of it here.
            iopub.Publish("shutdown_reply", request.Header, new JsonObject { ["status"] = "ok", ["restart"] = restart });
            stop();
        };
        JsonObject reply = ReplyContent.Ok();
        reply["restart"] = restart;
        return reply;
    }
}
