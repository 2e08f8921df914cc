using System.Globalization;
using System.Text.Json.Nodes;

namespace CSharpKernel.Tests.Jupyter;

public sealed class ExecuteTests : IDisposable
{
    private readonly TestFrontEnd _front = new();

    public void Dispose() => _front.Dispose();

    private static string Types(IEnumerable<Seen> seen) => string.Join(' ', seen);

    [Fact]
    public void Execute_SendsEverythingInOrder_UnderItsRequest()
    {
        _front.Session.Cells["run"] = (_, output, _) =>
        {
            output.Write(ConsoleStream.Stdout, "a");
            output.Write(ConsoleStream.Stdout, "b");
            output.Write(ConsoleStream.Stderr, "c");
            output.Display(FakeSession.Text("d"), "id");
            output.Write(ConsoleStream.Stdout, "e");
            output.Update(FakeSession.Text("f"), "id");
            output.Clear(true);
            return FakeSession.Ok(FakeSession.Text("g"));
        };
        string id = _front.Execute("run");
        List<Seen> seen = _front.Published(id);
        Assert.Equal("busy execute_input stdout:ab stderr:c display_data stdout:e update_display_data clear_output execute_result idle", Types(seen));
        Assert.Equal("run", seen[1].Text("code"));
        Assert.Equal(1, (int)seen[1].Content["execution_count"]!);
        Assert.Equal("id", (string)seen[4].Content["transient"]!["display_id"]!);
        Assert.True((bool)seen[7].Content["wait"]!);
        Assert.Equal("""{"execution_count":1,"data":{"text/plain":"g"},"metadata":{}}""", seen[8].Content.ToJsonString());
        Assert.Equal("""{"status":"ok","execution_count":1,"user_expressions":{},"payload":[]}""", _front.Reply(id).Content.ToJsonString());
    }

    [Fact]
    public void Headers_AreComplete_AndTopicsNameTheKernel()
    {
        string id = _front.Execute("1");
        List<Seen> seen = _front.Published(id);
        Assert.Equal(seen.Count, seen.Select(s => (string)s.Header["msg_id"]!).Distinct().Count());
        foreach (Seen message in seen)
        {
            Assert.Equal("5.3", (string)message.Header["version"]!);
            Assert.Equal("kernel", (string)message.Header["username"]!);
            Assert.Equal((string)seen[0].Header["session"]!, (string)message.Header["session"]!);
            Assert.Equal($"kernel.{message.Header["session"]}.{message.Type}", message.Topic);
            DateTime date = DateTime.Parse((string)message.Header["date"]!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            Assert.Equal(DateTimeKind.Utc, date.Kind);
            Assert.InRange(DateTime.UtcNow - date, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
            Assert.Equal("u", (string)message.Parent["username"]!);
        }
    }

    [Fact]
    public void Counter_MovesOnlyForStoredCells()
    {
        (string Code, JsonObject? More, int Input, int Reply)[] cells =
        [
            ("a", null, 1, 1),
            ("b", new JsonObject { ["silent"] = true }, 0, 1),
            ("c", new JsonObject { ["store_history"] = false }, 2, 1),
            ("", null, 2, 1),
            (" \n", null, 2, 1),
            ("d", null, 2, 2),
        ];
        foreach ((string code, JsonObject? more, int input, int reply) in cells)
        {
            string id = _front.Execute(code, more);
            List<Seen> seen = _front.Published(id);
            Seen? shown = seen.Find(s => s.Type == "execute_input");
            Assert.Equal(input, (int?)shown?.Content["execution_count"] ?? 0);
            Assert.Equal(input > 0 && code.Trim().Length > 0, seen.Exists(s => s.Type == "execute_result"));
            Assert.Equal(reply, (int)_front.Reply(id).Content["execution_count"]!);
        }
        Assert.Equal(["a", "b", "c", "d"], _front.Session.Ran);
    }

    [Fact]
    public void Error_IsPublishedOnce_AndRepeatedInTheReply()
    {
        _front.Session.Cells["bad"] = (_, _, _) => FakeSession.Failed();
        string id = _front.Execute("bad");
        List<Seen> seen = _front.Published(id);
        Assert.Equal("busy execute_input error idle", Types(seen));
        JsonObject reply = _front.Reply(id).Content;
        Assert.Equal("error", (string)reply["status"]!);
        foreach (JsonObject content in (JsonObject[])[seen[2].Content, reply])
        {
            Assert.Equal("BoomException", (string)content["ename"]!);
            Assert.Equal("boom", (string)content["evalue"]!);
            Assert.Equal(2, content["traceback"]!.AsArray().Count);
        }
        Assert.Equal(1, (int)reply["execution_count"]!);
    }

    [Fact]
    public void SessionThatThrows_IsAnErrorOfTheCell_NotTheEnd()
    {
        _front.Session.Cells["broken"] = (_, _, _) => throw new InvalidOperationException("inside");
        string id = _front.Execute("broken");
        Assert.Equal("busy execute_input error idle", Types(_front.Published(id)));
        Assert.Contains("inside", _front.Reply(id).Text("evalue"), StringComparison.Ordinal);
        string next = _front.Execute("next");
        Assert.Equal("ok", _front.Reply(next).Text("status"));
    }

    [Fact]
    public void ValueWithoutJson_IsAnErrorOfTheCell()
    {
        _front.Session.Cells["nan"] = (_, _, _) => FakeSession.Ok(new MimeBundle(new Dictionary<string, JsonNode> { ["application/json"] = JsonValue.Create(double.NaN) }));
        string id = _front.Execute("nan");
        Assert.Equal("busy execute_input error idle", Types(_front.Published(id)));
        Assert.Equal("error", _front.Reply(id).Text("status"));
    }

    [Fact]
    public void ErrorWithWaitingCells_AbortsThem_ButAnswersTheRest()
    {
        ManualResetEventSlim queued = new();
        _front.Session.Cells["bad"] = (_, _, cancellation) =>
        {
            queued.Wait(cancellation);
            return FakeSession.Failed();
        };
        string bad = _front.Execute("bad");
        string second = _front.Execute("second");
        string complete = _front.Send(_front.Shell, "complete_request", new JsonObject { ["code"] = "x", ["cursor_pos"] = 1 });
        string third = _front.Execute("third", new JsonObject { ["stop_on_error"] = false });
        queued.Set();
        Assert.Equal("error", _front.Reply(bad).Text("status"));
        Assert.Equal("""{"status":"aborted"}""", _front.Reply(second).Content.ToJsonString());
        Assert.Equal("ok", _front.Reply(complete).Text("status"));
        Assert.Equal("aborted", _front.Reply(third).Text("status"));
        _front.Published(bad);
        Assert.Equal("busy idle", Types(_front.Published(second)));

        string after = _front.Execute("after");
        Assert.Equal("ok", _front.Reply(after).Text("status"));
        Assert.Equal(["bad", "after"], _front.Session.Ran);
    }

    [Theory]
    [InlineData("stop_on_error", false)]
    [InlineData("silent", true)]
    public void ErrorThatStopsNothing_LetsTheNextRun(string field, bool value)
    {
        ManualResetEventSlim queued = new();
        _front.Session.Cells["bad"] = (_, _, cancellation) =>
        {
            queued.Wait(cancellation);
            return FakeSession.Failed();
        };
        string bad = _front.Execute("bad", new JsonObject { [field] = value });
        string next = _front.Execute("next");
        queued.Set();
        Assert.Equal("error", _front.Reply(bad).Text("status"));
        Assert.Equal("ok", _front.Reply(next).Text("status"));
    }

    [Fact]
    public void UserExpressions_AreEvaluatedAfterTheCell()
    {
        _front.Session.Cells["bad"] = (_, _, _) => FakeSession.Failed();
        string id = _front.Execute("x", new JsonObject { ["user_expressions"] = new JsonObject { ["good"] = "1+1", ["no"] = "bad" } });
        JsonNode values = _front.Reply(id).Content["user_expressions"]!;
        Assert.Equal("""{"status":"ok","data":{"text/plain":"1\u002B1"},"metadata":{}}""", values["good"]!.ToJsonString());
        Assert.Equal("BoomException", (string)values["no"]!["ename"]!);
        Assert.Equal("busy execute_input execute_result idle", Types(_front.Published(id)));

        string failed = _front.Execute("bad", new JsonObject { ["user_expressions"] = new JsonObject { ["good"] = "1+1" } });
        Assert.Equal("{}", _front.Reply(failed).Content["user_expressions"]!.ToJsonString());
    }

    [Fact]
    public void Input_IsAskedOnStdin_AndAnswered()
    {
        _front.Session.Cells["ask"] = (_, output, cancellation) =>
        {
            output.Write(ConsoleStream.Stdout, "before");
            return FakeSession.Ok(FakeSession.Text(output.ReadLine("name? ", true, cancellation)));
        };
        string id = _front.Execute("ask");
        Seen request = _front.Read(_front.Stdin);
        Assert.Equal("input_request", request.Type);
        Assert.Equal(id, request.ParentId);
        Assert.Equal("""{"prompt":"name? ","password":true}""", request.Content.ToJsonString());
        _front.Send(_front.Stdin, "input_reply", new JsonObject { ["value"] = "Ada" }, (string)request.Header["msg_id"]!);
        List<Seen> seen = _front.Published(id);
        Assert.Equal("busy execute_input stdout:before execute_result idle", Types(seen));
        Assert.Equal("Ada", (string)seen[3].Content["data"]!["text/plain"]!);
    }

    [Fact]
    public void Input_StaleAnswersAreIgnored_AndVanishedFrontEndIsAnError()
    {
        _front.Session.Cells["ask"] = (_, output, cancellation) => FakeSession.Ok(FakeSession.Text(output.ReadLine("", false, cancellation)));
        _front.Send(_front.Stdin, "input_reply", new JsonObject { ["value"] = "too early" });
        Thread.Sleep(200);
        string first = _front.Execute("ask");
        string question = (string)_front.Read(_front.Stdin).Header["msg_id"]!;
        _front.Send(_front.Stdin, "input_reply", new JsonObject { ["value"] = "one" });
        Assert.Contains("\"one\"", _front.Published(first)[2].Content.ToJsonString(), StringComparison.Ordinal);

        string second = _front.Execute("ask");
        _front.Read(_front.Stdin);
        _front.Send(_front.Stdin, "input_reply", new JsonObject { ["value"] = "stale" }, question);
        _front.Stdin.Dispose();
        List<Seen> seen = _front.Published(second);
        Assert.Equal("busy execute_input error idle", Types(seen));
        Assert.Contains("closed its connection", seen[2].Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public void Input_WhereNobodyMayAnswer_FailsAtOnce()
    {
        _front.Session.Cells["ask"] = (_, output, cancellation) => FakeSession.Ok(FakeSession.Text(output.ReadLine("", false, cancellation)));
        string id = _front.Execute("ask", new JsonObject { ["allow_stdin"] = false });
        Assert.Contains("allow_stdin", _front.Published(id)[2].Text("evalue"), StringComparison.Ordinal);
    }
}
