using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>interrupt: stops the cell that is running now, and does nothing when none is.</summary>
internal sealed class InterruptHandler(Interrupter interrupter) : IRequestHandler
{
    public string MessageType => "interrupt_request";

    public JsonObject Handle(KernelRequest request)
    {
        interrupter.Interrupt();
        return ReplyContent.Ok();
    }
}
