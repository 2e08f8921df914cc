using System.Text;
using System.Text.Json.Nodes;
using CSharpKernel.Zmtp;

namespace CSharpKernel;

/// <summary>What all front ends see: status, outputs, errors.</summary>
internal sealed class IopubChannel(PublisherSocket socket, MessageCodec codec)
{
    /// <summary>Publishes a message without waiting for anyone.</summary>
    public void Publish(string type, MessageHeader? parent, byte[] content) =>
        socket.Publish(codec.Encode([Encoding.ASCII.GetBytes($"kernel.{codec.Session}.{type}")], type, parent, content));

    public void Publish(string type, MessageHeader? parent, JsonObject content) => Publish(type, parent, MessageCodec.Serialize(content));

    public void Status(string state, MessageHeader? parent) => Publish("status", parent, new JsonObject { ["execution_state"] = state });

    /// <summary>Waits while a front end has not read what it was sent; used for outputs, which have no upper limit.</summary>
    /// <param name="times">Asked now and then: how many times as much as usual it may have left unread.</param>
    public void WaitForRoom(Func<int> times) => socket.WaitForRoom(times);
}
