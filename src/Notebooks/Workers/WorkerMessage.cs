using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CSharpKernel;

namespace Notebooks;

/// <summary>What the command and a notebook's process tell each other.</summary>
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(InterruptCell), "interrupt")]
[JsonDerivedType(typeof(EndSession), "end")]
[JsonDerivedType(typeof(WorkerReady), "ready")]
[JsonDerivedType(typeof(CellText), "text")]
[JsonDerivedType(typeof(CellDisplay), "display")]
[JsonDerivedType(typeof(CellUpdate), "update")]
[JsonDerivedType(typeof(CellClear), "clear")]
[JsonDerivedType(typeof(CellDone), "done")]
[JsonDerivedType(typeof(WorkerLeaving), "leaving")]
[JsonDerivedType(typeof(SessionEnded), "ended")]
internal abstract record WorkerMessage;

/// <summary>To the worker: run this.</summary>
/// <param name="Code">The cell's source.</param>
/// <param name="Number">Its execution count.</param>
/// <param name="Key">What the worker's word that the cell has ended must repeat; no cell before this one can know it.</param>
/// <param name="WantsText">Whether the result's own text is wanted, which no formatter makes.</param>
internal sealed record RunCell(string Code, int Number, string Key, bool WantsText) : WorkerMessage;

/// <summary>To the worker: stop the running cell.</summary>
internal sealed record InterruptCell : WorkerMessage;

/// <summary>To the worker: no more cells; clean up.</summary>
internal sealed record EndSession : WorkerMessage;

/// <summary>From the worker: the session has started.</summary>
internal sealed record WorkerReady : WorkerMessage;

/// <summary>From the worker: console text of a cell.</summary>
internal sealed record CellText(int Number, ConsoleStream Stream, string Text) : WorkerMessage;

/// <summary>From the worker: a displayed value.</summary>
internal sealed record CellDisplay(int Number, WireBundle Bundle, string? DisplayId) : WorkerMessage;

/// <summary>From the worker: a new state of a displayed value.</summary>
internal sealed record CellUpdate(int Number, WireBundle Bundle, string DisplayId) : WorkerMessage;

/// <summary>From the worker: the cell took its outputs away.</summary>
internal sealed record CellClear(int Number, bool Wait) : WorkerMessage;

/// <summary>From the worker: the cell ended.</summary>
internal sealed record CellDone(string Key, CellStatus Status, WireBundle? Value, CellError? Error, string? Text) : WorkerMessage;

/// <summary>From the worker: the process is about to exit, as <see cref="Environment.Exit"/> makes it.</summary>
internal sealed record WorkerLeaving(int ExitCode) : WorkerMessage;

/// <summary>From the worker: everything is cleaned up.</summary>
internal sealed record SessionEnded : WorkerMessage;

/// <summary>A <see cref="MimeBundle"/> on its way.</summary>
internal sealed record WireBundle(Dictionary<string, JsonNode> Data, Dictionary<string, JsonNode> Metadata)
{
    public static WireBundle? From(MimeBundle? bundle) => bundle is null ? null : new(new(bundle.Data), new(bundle.Metadata));

    public MimeBundle ToBundle() => new(Data, Metadata);
}

/// <summary>The messages' JSON, generated ahead of time: reflection would cost every worker's start.</summary>
[JsonSerializable(typeof(WorkerMessage))]
internal sealed partial class WorkerJson : JsonSerializerContext;
