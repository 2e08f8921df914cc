using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>is_complete: whether a console's Enter key runs the text or goes to the next line.</summary>
internal sealed class IsCompleteHandler(Lazy<IScriptSession> session) : IRequestHandler
{
    public string MessageType => "is_complete_request";

    public JsonObject Handle(KernelRequest request)
    {
        Completeness completeness = session.Value.IsComplete(request.Content.Text("code"));
        JsonObject reply = new() { ["status"] = completeness.Status };
        if (completeness.Status == "incomplete")
            reply["indent"] = completeness.Indent;
        return reply;
    }
}
