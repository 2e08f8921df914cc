using CSharpKernel;
using Notebooks;

// Ahead of the command line's own machinery, which every notebook's process would otherwise have to load.
return args switch
{
    [Worker.Verb, ..] => await Worker.RunAsync(args, StartSessionAsync),
    [KernelCommand.Verb, [not '-', ..] file] => KernelCommand.Run(file),
    _ => await CommandLine.InvokeAsync(args),
};

// Warm before the first cell: the compiler's start is no part of a cell's time. A cell may end this process, and what it
// wrote before must not be lost.
static async Task<IScriptSession> StartSessionAsync()
{
    var session = new ScriptSession(new() { WaitForOutput = true });
    await session.WarmUpAsync();
    return session;
}
