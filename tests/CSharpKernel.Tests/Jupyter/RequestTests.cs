using System.Text.Json.Nodes;
using CSharpKernel.Tests.Zmtp;

namespace CSharpKernel.Tests.Jupyter;

public sealed class RequestTests : IDisposable
{
    private readonly TestFrontEnd _front = new();

    public void Dispose() => _front.Dispose();

    private JsonObject Ask(string type, JsonObject? content = null)
    {
        string id = _front.Send(_front.Shell, type, content);
        Seen reply = _front.Reply(id);
        Assert.Equal(type.Replace("_request", "_reply", StringComparison.Ordinal), reply.Type);
        Assert.Equal("busy idle", string.Join(' ', _front.Published(id)));
        return reply.Content;
    }

    [Fact]
    public void KernelInfo_SaysWhatNotebooksCarry_OnBothChannels()
    {
        JsonObject info = Ask("kernel_info_request");
        Assert.Equal("ok", (string)info["status"]!);
        Assert.Equal("5.3", (string)info["protocol_version"]!);
        Assert.Equal("""{"file_extension":".cs","mimetype":"text/x-csharp","name":"C#","pygments_lexer":"csharp","version":"14.0"}""", info["language_info"]!.ToJsonString());
        foreach (string field in (string[])["implementation", "implementation_version", "banner", "help_links", "supported_features"])
            Assert.NotNull(info[field]);
        string id = _front.Send(_front.Control, "kernel_info_request");
        Assert.Equal(id, _front.Read(_front.Control).ParentId);
    }

    [Fact]
    public void Complete_CountsCharacters_AndSaysKinds()
    {
        JsonObject reply = Ask("complete_request", new JsonObject { ["code"] = "𝑥 = 1", ["cursor_pos"] = 2 });
        Assert.Equal(
            """{"status":"ok","matches":["𝑥 = 1"],"cursor_start":0,"cursor_end":2,"metadata":{"_jupyter_types_experimental":[{"start":0,"end":2,"text":"𝑥 = 1","type":"text","signature":"()"}]}}""",
            reply.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace("\\uD835\\uDC65", "𝑥", StringComparison.Ordinal));
        foreach (int outside in (int[])[-1, 99])
            Assert.Equal(Math.Clamp(outside, 0, 5), (int)Ask("complete_request", new JsonObject { ["code"] = "𝑥 = 1", ["cursor_pos"] = outside })["cursor_end"]!);
    }

    [Fact]
    public void Inspect_HasPlainTextAndMarkdown_OrIsNotFound()
    {
        JsonObject reply = Ask("inspect_request", new JsonObject { ["code"] = "x😀y", ["cursor_pos"] = 2, ["detail_level"] = 1 });
        Assert.True((bool)reply["found"]!);
        Assert.Equal("x😀y 3 True", (string)reply["data"]!["text/plain"]!);
        Assert.Equal("`x😀y`", (string)reply["data"]!["text/markdown"]!);
        Assert.Equal("""{"status":"ok","found":false,"data":{},"metadata":{}}""", Ask("inspect_request", new JsonObject { ["code"] = "", ["cursor_pos"] = 0 }).ToJsonString());
    }

    [Fact]
    public void IsComplete_HasAnIndentOnlyWhenIncomplete()
    {
        Assert.Equal("""{"status":"complete"}""", Ask("is_complete_request", new JsonObject { ["code"] = "1" }).ToJsonString());
        Assert.Equal("""{"status":"incomplete","indent":"    "}""", Ask("is_complete_request", new JsonObject { ["code"] = "if {" }).ToJsonString());
    }

    [Fact]
    public void Comms_AreNone_AndAnUnknownTargetIsClosed()
    {
        Assert.Equal("""{"status":"ok","comms":{}}""", Ask("comm_info_request").ToJsonString());
        string id = _front.Send(_front.Shell, "comm_open", new JsonObject { ["comm_id"] = "c", ["target_name"] = "t", ["data"] = new JsonObject() });
        List<Seen> seen = _front.Published(id);
        Assert.Equal("busy comm_close idle", string.Join(' ', seen));
        Assert.Equal("c", seen[1].Text("comm_id"));
    }

    [Fact]
    public void Connect_GivesThePorts() =>
        Assert.Equal(_front.Connection.IopubPort, (int)Ask("connect_request")["iopub_port"]!);

    [Fact]
    public void History_TailRangeSearch()
    {
        foreach (string code in (string[])["a1", "b", "a2", "a1"])
            _front.Reply(_front.Execute(code));
        string History(JsonObject content) => Ask("history_request", content)["history"]!.ToJsonString();
        Assert.Equal("""[[1,3,"a2"],[1,4,"a1"]]""", History(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2 }));
        Assert.Equal("""[[1,2,["b","b"]]]""", History(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = 2, ["stop"] = 3, ["output"] = true }));
        Assert.Equal("[]", History(new JsonObject { ["hist_access_type"] = "range", ["session"] = 7, ["start"] = 0, ["stop"] = 3 }));
        Assert.Equal("""[[1,1,"a1"],[1,3,"a2"],[1,4,"a1"]]""", History(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "a?" }));
        Assert.Equal("""[[1,3,"a2"],[1,4,"a1"]]""", History(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "a*", ["unique"] = true }));
        Assert.Equal("error", (string)Ask("history_request", new JsonObject { ["hist_access_type"] = "all" })["status"]!);
    }

    [Theory]
    [InlineData("frobnicate_request")]
    [InlineData("interrupt_request")]
    [InlineData("comm_msg")]
    [InlineData("debug_request")]
    public void UnknownOnShell_GetsNoReply_ButBusyAndIdle(string type)
    {
        Assert.Equal("busy idle", string.Join(' ', _front.Published(_front.Send(_front.Shell, type))));
        Ask("kernel_info_request");
    }

    [Theory]
    [InlineData("execute_request", "{}")]
    [InlineData("execute_request", """{"code":1}""")]
    [InlineData("execute_request", """{"code":null}""")]
    [InlineData("execute_request", """{"code":"x","silent":"yes"}""")]
    [InlineData("execute_request", """{"code":"x","user_expressions":{"a":1}}""")]
    [InlineData("execute_request", """{"code":"\ud800"}""")]
    [InlineData("execute_request", "[]")]
    [InlineData("complete_request", """{"code":"x","cursor_pos":"1"}""")]
    [InlineData("is_complete_request", """{"code":{}}""")]
    [InlineData("history_request", """{"hist_access_type":"tail","n":1.5}""")]
    [InlineData("shutdown_request", """{"restart":"maybe"}""")]
    public void WrongContent_IsAnErrorReply_ThatNamesTheField(string type, string content)
    {
        _front.SendJson(_front.Shell, $$"""{"msg_id":"m","msg_type":"{{type}}"}""", "{}", "{}", content);
        Seen reply = _front.Reply("m");
        Assert.Equal("error", reply.Text("status"));
        Assert.Contains("field", reply.Text("evalue"), StringComparison.Ordinal);
        Assert.Equal("busy idle", string.Join(' ', _front.Published("m")));
    }

    [Theory]
    [InlineData("", "{}", "{}", "{}")]
    [InlineData("null", "{}", "{}", "{}")]
    [InlineData("[1]", "{}", "{}", "{}")]
    [InlineData("""{"msg_id":"m"}""", "{}", "{}", "{}")]
    [InlineData("""{"msg_type":5}""", "{}", "{}", "{}")]
    [InlineData("""{"msg_id":"m","msg_type":"kernel_info_request"}""", "{", "{}", "{}")]
    [InlineData("""{"msg_id":"m","msg_type":"kernel_info_request"}""", "{}", "{}", "{\"a\":1,\"a\":2}")]
    public void NoMessageAtAll_IsDropped(params string[] json)
    {
        _front.SendJson(_front.Shell, json);
        Ask("kernel_info_request");
    }

    [Fact]
    public void WrongSignature_IsDropped()
    {
        const string header = """{"msg_id":"forged","msg_type":"kernel_info_request"}""";
        foreach (string signature in (string[])["", "00", new string('0', 64)])
            _front.Shell.SendMessage("<IDS|MSG>", signature, header, "{}", "{}", "{}");
        _front.Shell.SendMessage("<IDS|MSG>", "x");
        _front.Shell.SendMessage("no delimiter");
        Ask("kernel_info_request");
    }

    [Fact]
    public void EmptyKey_NeedsNoSignature_AndGivesNone()
    {
        using TestFrontEnd open = new(key: "");
        open.Shell.SendMessage("<IDS|MSG>", "anything", """{"msg_id":"m","msg_type":"kernel_info_request"}""", "{}", "{}", "{}");
        string[] reply = open.Shell.ReadMessage();
        Assert.Equal("", reply[1]);
    }

    [Fact]
    public void RoutingFrames_ComeBackInFrontOfTheReply()
    {
        using TestFrontEnd open = new(key: "");
        open.Shell.SendMessage("hop", "<IDS|MSG>", "", """{"msg_id":"m","msg_type":"kernel_info_request"}""", "{}", "{}", "{}");
        Assert.Equal("hop", open.Shell.ReadMessage()[0]);
    }

    [Fact]
    public void TwoFrontEnds_EachGetTheirOwnReplies()
    {
        using RawPeer other = RawPeer.Shaken(_front.At(_front.Connection.ShellPort), "DEALER", identity: "other");
        string a = _front.Send(_front.Shell, "kernel_info_request");
        string b = _front.Send(other, "kernel_info_request");
        Assert.Equal(a, _front.Read(_front.Shell).ParentId);
        Assert.Equal(b, _front.Read(other).ParentId);
    }
}
