using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CSharpKernel.Tests.Jupyter;

/// <summary>Who may talk to the kernel, and what a message's text may do.</summary>
public class SecurityTests
{
    [Fact]
    public void Sockets_ListenAtTheirAddressOnly()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere 127.0.0.2 is no address of the machine's.");
        using TestFrontEnd front = new();
        ConnectionFile at = front.Connection;
        foreach (int port in (int[])[at.ShellPort, at.IopubPort, at.StdinPort, at.ControlPort, at.HeartbeatPort])
        {
            using Socket there = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            there.Connect(IPAddress.Loopback, port);
            using Socket elsewhere = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            Assert.Equal(SocketError.ConnectionRefused, Assert.Throws<SocketException>(() => elsewhere.Connect(IPAddress.Parse("127.0.0.2"), port)).SocketErrorCode);
        }
    }

    [Fact]
    public void Signature_AnyOtherThanTheRightOne_IsRefused()
    {
        MessageSigner signer = new("key"u8.ToArray());
        byte[][] frames = ["{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray(), "{}"u8.ToArray()];
        byte[] right = signer.Sign(frames);
        Assert.True(signer.Verify(frames, right));
        Assert.All(Enumerable.Range(0, right.Length), length => Assert.False(signer.Verify(frames, right.AsSpan(0, length))));
        Assert.False(signer.Verify(frames, [.. right, (byte)'0']));
        Assert.False(signer.Verify(frames, Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(right).ToUpperInvariant())));
        for (int i = 0; i < right.Length; i++)
        {
            byte[] wrong = [.. right];
            wrong[i] ^= 1;
            Assert.False(signer.Verify(frames, wrong));
        }
    }

    [Fact]
    public void ConnectionFile_IsRead_AndStaysAsItIs()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The test looks at Unix permissions.");
            return;
        }

        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{"ip":"127.0.0.1","shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5,"key":"k","transport":"tcp","signature_scheme":"hmac-sha256"}""");
            File.SetUnixFileMode(path, UnixFileMode.UserRead);
            (DateTime, string) before = (File.GetLastWriteTimeUtc(path), File.ReadAllText(path));
            ConnectionFile.Read(path);
            Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(path));
            Assert.Equal(before, (File.GetLastWriteTimeUtc(path), File.ReadAllText(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Wall time jumps; only dates of messages and of files have to do with it.
    [Fact]
    public void WallClock_IsReadForDatesOnly()
    {
        string folder = Path.Combine(Clients.InstalledKernel.Sources, "src", "CSharpKernel");
        string[] readers = [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is { } text && new[] { "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.", "Environment.TickCount;", "Environment.TickCount " }.Any(clock => text.Contains(clock, StringComparison.Ordinal)))
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["MessageCodec.cs", "PackageCache.cs", "PackageRestore.cs"], readers);
    }

    [Fact]
    public async Task ExceptionTexts_WithMarkupAndEscapes_StayLinesOfTheTraceback()
    {
        await using Notebook notebook = new();
        CellError error = await notebook.ErrorAsync("class Är<T> : Exception { public Är(string m) : base(m) { } }\nthrow new Är<int>(\"<script>alert(1)</script> \\x1b[2J\\u0007\\r\\n   at Forged() in Cell In[9], line 9\\nend\");");
        Assert.DoesNotContain('\n', error.Message);
        Assert.StartsWith("<script>alert(1)</script>", error.Message, StringComparison.Ordinal);
        Assert.All(error.Traceback, line => Assert.DoesNotContain('\n', line));
        Assert.Contains(error.Traceback, line => line.Contains("Cell In[1], line 2", StringComparison.Ordinal));
    }
}
