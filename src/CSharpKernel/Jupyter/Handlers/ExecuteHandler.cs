using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>execute: runs a cell and sends what it puts out, in the order in which ipykernel does.</summary>
internal sealed class ExecuteHandler(
    Lazy<IScriptSession> session, IopubChannel iopub, StdinChannel stdin, IopubPump pump, Interrupter interrupter, History history)
    : IRequestHandler
{
    // What is asked while a cell runs is answered from the cells before it. So that it seldom lacks a cell that was just sent,
    // cells have this long to end first.
    private static readonly TimeSpan HelpDelay = TimeSpan.FromMilliseconds(40);

    public string MessageType => "execute_request";

    public JsonObject Handle(KernelRequest request)
    {
        string code = request.Content.Text("code");
        bool silent = request.Content.Flag("silent", false);
        bool store = request.Content.Flag("store_history", true) && !silent;
        bool stopOnError = request.Content.Flag("stop_on_error", true);
        IReadOnlyDictionary<string, string> expressions = request.Content.Texts("user_expressions");
        Func<string, bool, CancellationToken, string>? ask = request.Content.Flag("allow_stdin", true)
            ? (prompt, password, cancellation) => stdin.Ask(request, prompt, password, cancellation)
            : null;

        IopubOutput output = new(request.Header, iopub, pump, ask);
        interrupter.Attach(output);
        int number = history.Count + 1;
        if (!silent)
            iopub.Publish("execute_input", request.Header, new JsonObject { ["code"] = code, ["execution_count"] = number });
        bool empty = string.IsNullOrWhiteSpace(code);
        CellResult result = empty ? new CellResult(CellStatus.Ok, null, null) : Run(new Cell(code, number, silent), output, request);
        if (store && !empty)
            history.Add(code, result.Value);

        if (result.Status == CellStatus.Interrupted)
            output.Hurry();
        output.Ended();
        if (result.Value is { } value && !silent)
            result = Show(result, value, number, output);
        if (result.Error is { } error)
            output.Error(error);
        JsonObject reply = result.Error is { } failure ? ReplyContent.Error(failure) : ReplyContent.Ok();
        reply["execution_count"] = history.Count;
        reply["user_expressions"] = result.Error is null ? Evaluate(expressions, number, output, request) : new JsonObject();
        reply["payload"] = new JsonArray();
        interrupter.Ran();
        output.Finish();

        if (result.Error is not null && stopOnError && !silent)
            request.AbortQueued();
        return reply;
    }

    private CellResult Run(Cell cell, IopubOutput output, KernelRequest request)
    {
        try
        {
            Task<CellResult> running = session.Value.RunAsync(cell, output);
            // Not Task.WaitAny: that one is woken by the thread pool, which a cell may keep busy.
            while (!((IAsyncResult)running).AsyncWaitHandle.WaitOne(HelpDelay))
                request.ServeHelp();
            CellResult result = running.GetAwaiter().GetResult();
            return result.Status == CellStatus.Ok || result.Error is not null
                ? result
                : Failed("KernelError", "The cell failed, and the kernel does not know why.");
        }
        catch (Exception e)
        {
            // A session returns a cell's failure; what it throws is its own, and the cell still has to end.
            return Failed(e.GetType().Name, $"The kernel failed at this cell: {e.Message}");
        }
    }

    // A value without a JSON form (a bare NaN) is the cell's failure, not the kernel's.
    private static CellResult Show(CellResult result, MimeBundle value, int number, IopubOutput output)
    {
        try
        {
            output.Result(value, number);
            return result;
        }
        catch (Exception e) when (BundleContent.IsNotJson(e))
        {
            return Failed("DisplayError", $"The cell's value cannot be sent to the front end: {e.Message}");
        }
    }

    private static CellResult Failed(string name, string message) =>
        new(CellStatus.Error, null, new CellError(name, message, [$"{name}: {message}"]));

    private JsonObject Evaluate(IReadOnlyDictionary<string, string> expressions, int number, IopubOutput output, KernelRequest request)
    {
        JsonObject values = [];
        foreach ((string name, string expression) in expressions)
        {
            CellResult result = Run(new Cell(expression, number), output, request);
            values[name] = result.Error is { } error ? ReplyContent.Error(error) : BundleContent.Expression(result.Value);
        }
        return values;
    }
}
