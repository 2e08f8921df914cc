using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CSharpKernel;

/// <summary>A connection file that cannot be used; the message names the file and the field.</summary>
public sealed class ConnectionFileException : Exception
{
    /// <summary>Makes an exception without a message.</summary>
    public ConnectionFileException()
    {
    }

    /// <summary>Makes an exception that says what is wrong.</summary>
    public ConnectionFileException(string message) : base(message)
    {
    }

    /// <summary>Makes an exception that says what is wrong and why.</summary>
    public ConnectionFileException(string message, Exception innerException) : base(message, innerException)
    {
    }
}

/// <summary>Where a front end wants the kernel's five sockets, and the key that signs the messages.</summary>
/// <param name="Address">The only address to listen at.</param>
/// <param name="ShellPort">The port for requests.</param>
/// <param name="IopubPort">The port for what cells put out.</param>
/// <param name="StdinPort">The port for questions to the user.</param>
/// <param name="ControlPort">The port for interrupt and shutdown.</param>
/// <param name="HeartbeatPort">The port of the heartbeat.</param>
/// <param name="Key">The key; empty if messages are not signed.</param>
public sealed record ConnectionFile(
    IPAddress Address, int ShellPort, int IopubPort, int StdinPort, int ControlPort, int HeartbeatPort, ReadOnlyMemory<byte> Key)
{
    /// <summary>Reads a connection file and leaves it as it is.</summary>
    /// <param name="path">The file that the front end named.</param>
    /// <exception cref="ConnectionFileException">The file cannot be read, or a field in it is missing or wrong.</exception>
    public static ConnectionFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return Parse(File.ReadAllBytes(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ConnectionFileException($"Cannot read the connection file {path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a connection file's text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="path">The file's name, for errors.</param>
    /// <exception cref="ConnectionFileException">The text is no JSON object, or a field in it is missing or wrong.</exception>
    public static ConnectionFile Parse(ReadOnlyMemory<byte> utf8, string path)
    {
        try
        {
            if (utf8.Span.StartsWith(Encoding.UTF8.Preamble))
                utf8 = utf8[Encoding.UTF8.Preamble.Length..];
            using JsonDocument document = JsonDocument.Parse(utf8);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new ConnectionFileException($"The connection file {path} holds no JSON object.");
            return new Fields(document.RootElement, path).ToConnectionFile();
        }
        catch (JsonException e)
        {
            throw new ConnectionFileException($"The connection file {path} is not JSON: {e.Message}", e);
        }
    }

    private readonly struct Fields(JsonElement root, string path)
    {
        private static readonly string[] PortNames = ["shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"];

        public ConnectionFile ToConnectionFile()
        {
            string transport = Text("transport", "tcp");
            if (transport != "tcp")
                throw Wrong("transport", $"is \"{transport}\"; this kernel listens on tcp only. Start it with transport \"tcp\" (in jupyter_client, KernelManager.transport)");
            string scheme = Text("signature_scheme", "hmac-sha256");
            if (scheme != "hmac-sha256")
                throw Wrong("signature_scheme", $"is \"{scheme}\"; this kernel signs with hmac-sha256 only");

            int[] ports = new int[PortNames.Length];
            for (int i = 0; i < ports.Length; i++)
            {
                ports[i] = Port(PortNames[i]);
                int same = Array.IndexOf(ports, ports[i]);
                if (same < i)
                    throw Wrong(PortNames[i], $"is {ports[i]}, the same as {PortNames[same]}");
            }
            return new ConnectionFile(Address(), ports[0], ports[1], ports[2], ports[3], ports[4], Encoding.UTF8.GetBytes(Text("key", null)));
        }

        private IPAddress Address()
        {
            string ip = Text("ip", null);
            if (ip == "*")
                return IPAddress.Any;
            if (IPAddress.TryParse(ip, out IPAddress? address))
                return address;
            try
            {
                IPAddress[] addresses = Dns.GetHostAddresses(ip);
                return addresses.FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
            }
            catch (Exception e) when (e is SocketException or ArgumentException or IndexOutOfRangeException)
            {
                throw Wrong("ip", $"is \"{ip}\", which is neither an address nor the name of one");
            }
        }

        private int Port(string name)
        {
            JsonElement value = Required(name);
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out int port) || port is < 1 or > 65535)
                throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"is {value.GetRawText()}; a port from 1 to 65535 is needed"));
            return port;
        }

        private string Text(string name, string? fallback)
        {
            if (fallback is not null && !root.TryGetProperty(name, out _))
                return fallback;
            JsonElement value = Required(name);
            if (value.ValueKind != JsonValueKind.String)
                throw Wrong(name, $"is {value.GetRawText()}; a string is needed");
            return value.GetString()!;
        }

        private JsonElement Required(string name) =>
            root.TryGetProperty(name, out JsonElement value) ? value : throw Wrong(name, "is missing");

        private ConnectionFileException Wrong(string name, string what) => new($"The connection file {path}: field \"{name}\" {what}.");
    }
}
