using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>inspect: the signature and the documentation of the name at the cursor.</summary>
internal sealed class InspectHandler(Lazy<IScriptSession> session) : IRequestHandler
{
    public string MessageType => "inspect_request";

    public JsonObject Handle(KernelRequest request)
    {
        string code = request.Content.Text("code");
        int position = new CodePoints(code).ToUnits(request.Content.Number("cursor_pos", int.MaxValue));
        Inspection? found = session.Value.Inspect(code, position, detailed: request.Content.Number("detail_level", 0) > 0);

        JsonObject reply = ReplyContent.Ok();
        reply["found"] = found is not null;
        reply["data"] = found is null ? [] : new JsonObject { ["text/plain"] = found.Plain, ["text/markdown"] = found.Markdown };
        reply["metadata"] = new JsonObject();
        return reply;
    }
}
