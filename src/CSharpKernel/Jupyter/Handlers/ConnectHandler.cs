using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>connect: the ports, for a client that knows only one of them.</summary>
internal sealed class ConnectHandler(ConnectionFile connection) : IRequestHandler
{
    public string MessageType => "connect_request";

    public JsonObject Handle(KernelRequest request)
    {
        JsonObject reply = ReplyContent.Ok();
        reply["shell_port"] = connection.ShellPort;
        reply["iopub_port"] = connection.IopubPort;
        reply["stdin_port"] = connection.StdinPort;
        reply["control_port"] = connection.ControlPort;
        reply["hb_port"] = connection.HeartbeatPort;
        return reply;
    }
}
