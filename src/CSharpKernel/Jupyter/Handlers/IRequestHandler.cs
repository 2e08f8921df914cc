using System.Text.Json.Nodes;

namespace CSharpKernel;

/// <summary>Answers one type of request.</summary>
internal interface IRequestHandler
{
    /// <summary>The type, such as <c>execute_request</c>.</summary>
    string MessageType { get; }

    /// <summary>Does what the request asks.</summary>
    /// <returns>The reply's content, or null where the protocol has no reply.</returns>
    JsonObject? Handle(KernelRequest request);
}
