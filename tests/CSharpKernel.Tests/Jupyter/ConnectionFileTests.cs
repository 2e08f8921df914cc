using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CSharpKernel.Zmtp;

namespace CSharpKernel.Tests.Jupyter;

public class ConnectionFileTests
{
    private const string Good = """
        {"shell_port": 5001, "iopub_port": 5002, "stdin_port": 5003, "control_port": 5004, "hb_port": 5005,
         "ip": "127.0.0.1", "key": "secret", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "x"}
        """;

    private static ConnectionFile Parse(string json) => ConnectionFile.Parse(Encoding.UTF8.GetBytes(json), "kernel-1.json");

    [Fact]
    public void Parse_ReadsEveryField()
    {
        ConnectionFile file = Parse(Good);
        Assert.Equal(IPAddress.Loopback, file.Address);
        Assert.Equal((5001, 5002, 5003, 5004, 5005), (file.ShellPort, file.IopubPort, file.StdinPort, file.ControlPort, file.HeartbeatPort));
        Assert.Equal("secret"u8.ToArray(), file.Key.ToArray());
        Assert.Equal(5001, Parse("\ufeff" + Good).ShellPort);
        Assert.Equal(IPAddress.IPv6Loopback, Parse(Good.Replace("127.0.0.1", "::1", StringComparison.Ordinal)).Address);
        Assert.Equal(IPAddress.Loopback, Parse(Good.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)).Address);
    }

    [Theory]
    [InlineData("shell_port", null)]
    [InlineData("hb_port", "\"5005\"")]
    [InlineData("iopub_port", "0")]
    [InlineData("stdin_port", "65536")]
    [InlineData("control_port", "1.5")]
    [InlineData("control_port", "5001")]
    [InlineData("ip", "7")]
    [InlineData("ip", "\"not an address\"")]
    [InlineData("ip", null)]
    [InlineData("key", null)]
    [InlineData("transport", "\"ipc\"")]
    [InlineData("signature_scheme", "\"hmac-md5\"")]
    public void WrongField_IsNamed_WithItsFile(string field, string? value)
    {
        JsonObject json = JsonNode.Parse(Good)!.AsObject();
        json.Remove(field);
        if (value is not null)
            json[field] = JsonNode.Parse(value);
        ConnectionFileException e = Assert.Throws<ConnectionFileException>(() => Parse(json.ToJsonString()));
        Assert.Contains("kernel-1.json", e.Message, StringComparison.Ordinal);
        Assert.Contains($"\"{field}\"", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    public void NotAnObject_NamesTheFile(string json) =>
        Assert.Contains("kernel-1.json", Assert.Throws<ConnectionFileException>(() => Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_MissingFile_NamesIt() =>
        Assert.Contains("/no/such/file.json", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read("/no/such/file.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Start_TakenPort_NamesTheField()
    {
        using TestFrontEnd front = new();
        using JupyterKernel second = new(TestFrontEnd.FreePorts([]) with { ShellPort = front.Connection.ShellPort }, () => new FakeSession());
        ZmtpException e = Assert.Throws<ZmtpException>(second.Start);
        Assert.Contains("shell_port", e.Message, StringComparison.Ordinal);
        Assert.Contains("in use", e.Message, StringComparison.Ordinal);
    }
}
