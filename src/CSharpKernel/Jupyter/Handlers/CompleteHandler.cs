using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>complete: what the text may go on with, with the kinds that front ends show as icons.</summary>
internal sealed class CompleteHandler(Lazy<IScriptSession> session) : IRequestHandler
{
    public string MessageType => "complete_request";

    public JsonObject Handle(KernelRequest request)
    {
        string code = request.Content.Text("code");
        var cursor = new CodePoints(code);
        CompletionList list = session.Value.Complete(code, cursor.ToUnits(request.Content.Number("cursor_pos", int.MaxValue)));
        int start = cursor.FromUnits(list.Start);
        int end = cursor.FromUnits(list.End);

        JsonArray matches = [];
        JsonArray types = [];
        foreach (CompletionItem item in list.Items)
        {
            matches.Add((JsonNode)item.Text);
            JsonObject type = new() { ["start"] = start, ["end"] = end, ["text"] = item.Text, ["type"] = item.Kind };
            if (item.Signature is { } signature)
                type["signature"] = signature;
            types.Add((JsonNode)type);
        }

        JsonObject reply = ReplyContent.Ok();
        reply["matches"] = matches;
        reply["cursor_start"] = start;
        reply["cursor_end"] = end;
        reply["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = types };
        return reply;
    }
}
