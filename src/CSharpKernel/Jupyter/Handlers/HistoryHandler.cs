using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>history: what this session has run.</summary>
internal sealed class HistoryHandler(History history) : IRequestHandler
{
    public string MessageType => "history_request";

    public JsonObject Handle(KernelRequest request)
    {
        RequestContent content = request.Content;
        IEnumerable<HistoryEntry> entries = content.Text("hist_access_type", "tail") switch
        {
            "tail" => history.Tail(content.Number("n", int.MaxValue)),
            "range" => history.Range(content.Number("session", 0), content.Number("start", 0), content.Number("stop", int.MaxValue)),
            "search" => history.Search(content.Text("pattern", "*"), content.Number("n", int.MaxValue), content.Flag("unique", false)),
            string other => throw new BadRequestException($"The request's field \"hist_access_type\" is \"{other}\"; tail, range and search are known."),
        };
        bool output = content.Flag("output", false);
        JsonArray lines = [];
        foreach (HistoryEntry entry in entries)
        {
            JsonNode line = output ? new JsonArray(entry.Input, entry.Output) : JsonValue.Create(entry.Input);
            lines.Add((JsonNode)new JsonArray(History.Session, entry.Number, line));
        }
        JsonObject reply = ReplyContent.Ok();
        reply["history"] = lines;
        return reply;
    }
}
