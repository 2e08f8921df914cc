using System.Collections.Concurrent;
using System.Reflection;

namespace CSharpKernel;

/// <summary>Runs C# cells with Roslyn, keeping what they declare, on a thread of its own.</summary>
public sealed class ScriptSession : IScriptSession
{
    private readonly CellCompiler _compiler;
    private readonly CellThread _thread = new();
    private readonly OutputPump _pump;
    private readonly string _folder;
    private readonly Lock _runningLock = new();
    private readonly ConcurrentDictionary<string, (FieldInfo Field, object Owner, int Order)> _variables = new(StringComparer.Ordinal);
    private readonly Lazy<HelpDesk> _help;
    // The first is the cell that runs, or is about to; the others wait for it.
    private readonly Queue<CellRun> _runs = [];
    private object?[] _submissions = new object?[16];
    private CellExecution? _last;
    private volatile bool _disposed;

    /// <summary>A session for a notebook in the current directory.</summary>
    public ScriptSession() : this(new ScriptSessionOptions())
    {
    }

    /// <summary>A session.</summary>
    public ScriptSession(ScriptSessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        CellConsole.Install();
        StrayExceptions.Install();
        StoppableWork.Install();
        _pump = new OutputPump(options.WaitForOutput);
        _compiler = new CellCompiler(options);
        _folder = options.WorkingDirectory;
        _help = new Lazy<HelpDesk>(() => new HelpDesk(_compiler, ValueOf));
    }

    /// <summary>The packages and projects that cells have asked for.</summary>
    internal SessionPackages Packages => _compiler.Packages;

    /// <inheritdoc/>
    public Task<CellResult> RunAsync(Cell cell, ICellOutput output)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(output);
        // From its first line to its last output a cell stays on the session's own thread: the pool may be full of what it started.
        var run = new CellRun(new CellExecution(output, _pump), _thread.Thread);
        lock (_runningLock)
        {
            _runs.Enqueue(run);
            return _thread.RunAsync(() => RunToItsLastOutput(cell, run));
        }
    }

    /// <inheritdoc/>
    public void Interrupt()
    {
        lock (_runningLock)
        {
            if (_runs.TryPeek(out var run))
                run.Stop();
        }
    }

    /// <inheritdoc/>
    public Completeness IsComplete(string code) => NestingGuard.Refuses(code) ? new Completeness("invalid", "") : CellCompleteness.Of(code);

    /// <inheritdoc/>
    public CompletionList Complete(string code, int position) =>
        NestingGuard.Refuses(code) ? CompletionList.None(position) : _help.Value.Complete(code, position);

    /// <inheritdoc/>
    public Inspection? Inspect(string code, int position, bool detailed) =>
        NestingGuard.Refuses(code) ? null : _help.Value.Inspect(code, position, detailed);

    /// <summary>
    /// Compiles and runs a trivial cell aside, so that the first real one is quick. Consumes no number, changes nothing, and may
    /// run beside anything else.
    /// </summary>
    public Task WarmUpAsync() => Task.Run(() => WarmUp.Run(_compiler));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Interrupt();
        _disposed = true;
        _thread.Dispose();
        if (_help.IsValueCreated)
            _help.Value.Dispose();
        CellExecution.ForgetLast(_last);
        if (_last is not null)
            await _last.Output.FlushAsync().ConfigureAwait(false);
        _pump.Dispose();
    }

    private CellResult RunToItsLastOutput(Cell cell, CellRun run)
    {
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            CellExecution.SetLast(_last = run.Execution);
            CellConsole.Restore();
            return RunCell(cell, run);
        }
        finally
        {
            lock (_runningLock)
                _runs.Dequeue();
            run.Execution.Output.FlushAsync().GetAwaiter().GetResult();
            run.End();
        }
    }

    private CellResult RunCell(Cell cell, CellRun run)
    {
        if (NestingGuard.Refuses(cell.Code))
            return new CellResult(CellStatus.Error, null, NestingGuard.Error(CellPaths.Of(cell.Number)));
        try
        {
            var host = new CellHost(run.Execution, _folder, (code, path, wantsValue) => RunCode(code, path, wantsValue, run), () => Variables);
            return new CellProgram(host).Run(cell.Code, CellPaths.Of(cell.Number), wantsValue: !cell.Silent);
        }
        catch (Exception stopped) when (run.Execution.Stopped && stopped is OperationCanceledException or CellStoppedException)
        {
            return CellRun.Interrupted;
        }
        catch (InsufficientExecutionStackException)
        {
            // The compiler's own: a cell's is part of its result.
            return new CellResult(CellStatus.Error, null, NestingGuard.Error(CellPaths.Of(cell.Number)));
        }
    }

    private CellResult RunCode(string code, string path, bool wantsValue, CellRun run)
    {
        if (NestingGuard.Refuses(code))
            return new CellResult(CellStatus.Error, null, NestingGuard.Error(path));
        var compilation = _compiler.Compile(code, path, run.Execution.StopToken, run.Execution.Output);
        if (_compiler.Notice is { } notice)
            run.Execution.Output.Notify(notice);
        if (compilation.Cell is not { } compiled)
            return new CellResult(CellStatus.Error, null, compilation.Error);
        EnsureRoom();
        return run.Execute(compiled, _submissions, wantsValue: compilation.HasValue && wantsValue, succeeded => Keep(compiled, succeeded));
    }

    private IReadOnlyList<SessionVariable> Variables =>
        [.. _variables.OrderBy(variable => variable.Value.Order).Select(variable => new SessionVariable(variable.Key, variable.Value.Field.FieldType, variable.Value.Field.GetValue(variable.Value.Owner)))];

    private object? ValueOf(string variable) =>
        _variables.TryGetValue(variable, out var kept) ? kept.Field.GetValue(kept.Owner) : null;

    private void EnsureRoom()
    {
        if (_compiler.Count + 2 > _submissions.Length)
            Array.Resize(ref _submissions, _submissions.Length * 2);
    }

    // A cell that failed or was stopped keeps what it had computed until then. What it declared but had not reached must not
    // hide an earlier cell's variable of that name.
    private void Keep(CompiledCell cell, bool succeeded)
    {
        if (!cell.HasCode)
        {
            _compiler.Keep(cell);
            return;
        }

        var slot = _compiler.Count + 1;
        if (_submissions[slot] is not { } owner)
            return;
        var variables = cell.Variables.ToList();
        if (!succeeded)
        {
            foreach (var field in variables.Where(field => IsUntouched(field, owner)))
            {
                if (_variables.TryGetValue(field.Name, out var earlier) && field.FieldType.IsAssignableFrom(earlier.Field.FieldType))
                    field.SetValue(owner, earlier.Field.GetValue(earlier.Owner));
            }

            if (!cell.DeclaresMore && variables.TrueForAll(field => IsUntouched(field, owner)))
                return;
        }

        _compiler.Keep(cell);
        foreach (var field in variables)
            _variables.AddOrUpdate(field.Name, _ => (field, owner, _variables.Count), (_, earlier) => (field, owner, earlier.Order));
    }

    private static bool IsUntouched(FieldInfo field, object owner) =>
        field.GetValue(owner) is not { } value || field.FieldType.IsValueType && value.Equals(Activator.CreateInstance(field.FieldType));
}
