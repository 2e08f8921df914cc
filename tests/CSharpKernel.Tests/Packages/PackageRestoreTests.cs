namespace CSharpKernel.Tests;

/// <summary>Real restores, from a folder.</summary>
public sealed class PackageRestoreTests : IDisposable
{
    private readonly PackageFeed _feed = new();

    [Fact]
    public async Task APackage_ComesWithWhatItNeeds_AndIsRestoredOnceForAllNotebooks()
    {
        var inner = _feed.Pack("Inner", "1.5.0", source: "public static class Inner { public static int Two => 2; }");
        _feed.Pack("Outer", "1.0.0", PackageFeed.Needs(("Inner", "1.5.0")), "public static class Outer { public static int Four => 2 * Inner.Two; }", [inner]);
        const string Cell = "#r \"nuget: Outer, 1.0\"\n#r \"System.Text.Json\"\nvar sum = Outer.Four + Inner.Two;\n$\"{sum} {typeof(Outer).Assembly.Location}\"";
        RecordingOutput first;
        await using (var notebook = _feed.Open())
        {
            Assert.Equal($"6 {Path.Combine(_feed.Installed, "outer", "1.0.0", "lib", "net8.0", "Outer.dll")}", await notebook.TextAsync(Cell));
            first = notebook.Output;
            Assert.Equal("display:Restoring Outer 1.0 ...", first.Events[0]);
            Assert.Equal("update:Installed: Outer, 1.0.0", first.Events[^1]);
            Assert.All(first.Updates, update => Assert.Equal(first.DisplayIds[0], update.DisplayId));
            Assert.Equal("10", await notebook.TextAsync("sum + Outer.Four"));
            Assert.Equal("4", await notebook.TextAsync("#:package outer@1.0.0\nOuter.Four"));
            Assert.Equal("2", await notebook.TextAsync("#r \"nuget: Inner, 1.5\"\nInner.Two"));
            Assert.Equal(["display:Installed: Inner, 1.5.0"], notebook.Output.Events);
            Assert.Equal(1, notebook.Session.Packages.Starts);
        }

        await using (var other = _feed.Open(Directory.CreateDirectory(Path.Combine(_feed.Root, "elsewhere")).FullName))
        {
            await other.TextAsync(Cell);
            Assert.Equal(0, other.Session.Packages.Starts);
            // What a notebook keeps is the same to the byte, restored or remembered.
            Assert.Equal(first.Updates[^1].Bundle.Data.Select(entry => entry.ToString()), Assert.Single(other.Output.Displays).Data.Select(entry => entry.ToString()));
            Assert.Equal("", other.Output.Stderr);
        }

        Directory.Delete(Path.Combine(_feed.Installed, "inner"), recursive: true);
        await using var third = _feed.Open();
        await third.TextAsync(Cell);
        Assert.Equal(1, third.Session.Packages.Starts);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_feed.Cache, "restoring")));
    }

    [Fact]
    public async Task TheVersionsAskedFor_AreThoseThatNuGetMeans_AndAllAreRestoredInOneGo()
    {
        foreach (var id in new[] { "Newest", "Early", "Ranged", "Starred" })
        {
            foreach (var version in new[] { "1.0.0", "1.4.0", "2.0.0", "3.0.0-beta.1" })
                _feed.Pack(id, version);
        }

        await using (var notebook = _feed.Open())
        {
            Assert.Equal("2.0.0 3.0.0-beta.1 1.0.0 1.4.0", await notebook.TextAsync("""
                #r "nuget: Newest"
                #r "nuget: Early, *-*"
                #r "nuget: Ranged, [1.0,2.0)"
                using System;
                #r "nuget: Starred, 1.*"
                $"{Newest.Version} {Early.Version} {Ranged.Version} {Starred.Version}"
                """));
            Assert.Equal(1, notebook.Session.Packages.Starts);
            Assert.Contains("Installed: Newest, 2.0.0\nInstalled: Early, 3.0.0-beta.1\n", notebook.Output.Events[^1], StringComparison.Ordinal);
        }

        // A newer one in the folder is seen at once; a source elsewhere is asked again after a day.
        await using var again = _feed.Open();
        Assert.Equal("2.0.0", await again.TextAsync("#r \"nuget: Newest\"\nNewest.Version"));
        Assert.Equal(1, again.Session.Packages.Starts);
    }

    [Fact]
    public async Task ReferenceLibraries_Resources_AndNativeParts_AreFound()
    {
        var native = OperatingSystem.IsWindows() ? "System.IO.Compression.Native.dll" : OperatingSystem.IsMacOS() ? "libSystem.IO.Compression.Native.dylib" : "libSystem.IO.Compression.Native.so";
        var file = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, native);
        var packed = native.Replace("System.IO.Compression.Native", "packed_zip", StringComparison.Ordinal);
        // The reference declares more than there is, to tell the two apart.
        const string Declared = "public static class Zip { public static uint Crc(byte[] data) => 0; public static int OnlyInReference => 0; }";
        const string Real = """
            public static class Zip
            {
                [System.Runtime.InteropServices.DllImport("packed_zip", EntryPoint = "CompressionNative_Crc32")]
                private static extern uint Crc32(uint crc, byte[] data, int length);
                public static uint Crc(byte[] data) => Crc32(0, data, data.Length);
            }
            """;
        var reference = Path.Combine(Directory.CreateDirectory(Path.Combine(_feed.Root, "ref")).FullName, "Zip.dll");
        File.Move(_feed.Compile("Zip", "1.0.0", Declared), reference);
        var library = _feed.Compile("Zip", "1.0.0", Real);
        _feed.PackFiles("Zip", "1.0.0", "", ("ref/net8.0/Zip.dll", reference), ("lib/net8.0/Zip.dll", library), ($"runtimes/{HostPlatform.RuntimeIdentifier}/native/{packed}", file));
        await using var notebook = _feed.Open();
        Assert.Equal("CBF43926", await notebook.TextAsync("#r \"nuget: Zip, 1.0.0\"\nZip.Crc(System.Text.Encoding.ASCII.GetBytes(\"123456789\")).ToString(\"X\")"));
        // Compiled against what is declared, run with what there is.
        Assert.Equal("MissingMethodException", (await notebook.ErrorAsync("Zip.OnlyInReference")).Name);
        // The library's own way to find its native part leads to the package too.
        Assert.Equal("True", await notebook.TextAsync("System.Runtime.InteropServices.NativeLibrary.TryLoad(\"packed_zip\", typeof(Zip).Assembly, null, out _)"));
    }

    [Fact]
    public async Task ALaterCell_MayRaiseWhatHasNotRun_AndNeverReplacesWhatHas()
    {
        _feed.Pack("Base", "1.0.0");
        var newer = _feed.Pack("Base", "2.0.0");
        _feed.Pack("User", "1.0.0", PackageFeed.Needs(("Base", "2.0.0")), "public static class User { public static string Of => Base.Version; }", [newer]);
        _feed.Pack("Holder", "1.0.0", PackageFeed.Needs(("Base", "1.0.0")));
        await using (var notebook = _feed.Open())
        {
            Assert.Equal("1.0.0", await notebook.TextAsync("#r \"nuget: Holder, 1.0.0\"\nvar v = Holder.Version; v"));
            Assert.Equal("2.0.0", await notebook.TextAsync("#r \"nuget: User, 1.0.0\"\nUser.Of"));
            Assert.Equal("2.0.0", await notebook.TextAsync("Base.Version"));
            var lower = await notebook.ErrorAsync("#r \"nuget: Base, 1.0.0\"\nBase.Version");
            Assert.Contains("Base", lower.Message, StringComparison.Ordinal);
            Assert.Equal("2.0.0", await notebook.TextAsync("Base.Version"));
        }

        await using var loaded = _feed.Open();
        Assert.Equal("1.0.0", await loaded.TextAsync("#r \"nuget: Holder, 1.0.0\"\nBase.Version"));
        var error = await loaded.ErrorAsync("var a = 1;\n#r \"nuget: User, 1.0.0\"\nUser.Of");
        Assert.Equal(
            "Base 2.0.0 is asked for (for User 1.0.0), but Base 1.0.0 is already loaded. Restart the kernel, and ask for the packages in the versions that you want in one cell.",
            error.Message);
        Assert.Equal(["Cell In[2], line 2", "    #r \"nuget: User, 1.0.0\""], error.Traceback.Take(2));
        Assert.Equal("1.0.0", await loaded.TextAsync("Base.Version"));
        Assert.Contains("'User'", (await loaded.ErrorAsync("User.Of")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoPackagesThatDisagree_AreBothNamed()
    {
        _feed.Pack("Shared", "1.0.0");
        _feed.Pack("Shared", "2.0.0");
        _feed.Pack("Old", "1.0.0", PackageFeed.Needs(("Shared", "[1.0.0]")));
        _feed.Pack("New", "1.0.0", PackageFeed.Needs(("Shared", "[2.0.0]")));
        _feed.Pack("Newer", "1.0.0", PackageFeed.Needs(("Shared", "2.0.0")));
        await using var notebook = _feed.Open();
        var conflict = await notebook.ErrorAsync("#r \"nuget: Old, 1.0.0\"\n#r \"nuget: New, 1.0.0\"");
        Assert.Contains("Two packages disagree", conflict.Message, StringComparison.Ordinal);
        Assert.Contains(conflict.Traceback, line => line.Contains("Old 1.0.0 -> Shared", StringComparison.Ordinal));
        Assert.Contains(conflict.Traceback, line => line.Contains("New 1.0.0 -> Shared", StringComparison.Ordinal));
        var downgrade = await notebook.ErrorAsync("#r \"nuget: Newer, 1.0.0\"\n#r \"nuget: Shared, 1.0.0\"");
        Assert.Contains("Shared from 2.0.0 to 1.0.0", downgrade.Message, StringComparison.Ordinal);
        Assert.Contains(downgrade.Traceback, line => line.Contains("Newer 1.0.0 -> Shared", StringComparison.Ordinal));
        var twice = await notebook.ErrorAsync("#:package Shared@2.0.0\n#r \"nuget: Shared, 1.0.0\"");
        Assert.Contains("in two versions, 2.0.0 and 1.0.0", twice.Message, StringComparison.Ordinal);
        Assert.Equal(2, notebook.Session.Packages.Starts);
        Assert.Equal("2", await notebook.TextAsync("1 + 1"));
    }

    [Fact]
    public async Task TwoSessionsAtOnce_DoNotDisturbEachOther()
    {
        _feed.Pack("Common", "1.0.0");
        await using var first = _feed.Open();
        await using var second = _feed.Open();
        var values = await Task.WhenAll(first.TextAsync("#r \"nuget: Common, 1.0.0\"\nCommon.Version"), second.TextAsync("#r \"nuget: Common, 1.0.0\"\nCommon.Version"));
        Assert.All(values, value => Assert.Equal("1.0.0", value));
        Assert.Single(Directory.GetFiles(_feed.Cache));
    }

    [Fact]
    public async Task ALoadedFile_BringsItsPackages_AndItsMistakesAreItsOwn()
    {
        _feed.Pack("InFile", "1.0.0");
        File.WriteAllText(Path.Combine(_feed.Notebooks, "tool.csx"), "#i \"nuget: ../../feed\"\n#r \"nuget: InFile, 1.0.0\"\nstring Tool() => InFile.Version;\nstring Broken(");
        await using var notebook = _feed.Open();
        var broken = await notebook.ErrorAsync("#load \"tool.csx\"\nTool()");
        Assert.Equal("tool.csx, line 4", broken.Traceback[0]);
        File.WriteAllText(Path.Combine(_feed.Notebooks, "tool.csx"), "#i \"nuget: ../../feed\"\n#r \"nuget: InFile, 1.0.0\"\nstring Tool() { for (var i = 0; ; i++) if (i > 3) return InFile.Version; }");
        Assert.Equal("1.0.0", await notebook.TextAsync("#load \"tool.csx\"\nTool()"));
        File.WriteAllText(Path.Combine(_feed.Notebooks, "tool.csx"), "\n#r \"nuget: InFile, one\"\n");
        Assert.Equal("tool.csx, line 2", (await notebook.ErrorAsync("#load \"tool.csx\"\nTool()")).Traceback[0]);
    }

    [Fact]
    public async Task WhatTheKernelItselfBrings_IsNotRestored()
    {
        await using var notebook = _feed.Open();
        Assert.Equal("text/html", await notebook.TextAsync(
            "#r \"nuget: Microsoft.DotNet.Interactive.Formatting, 99.0.0\"\n#r \"nuget: Microsoft.DotNet.Interactive\"\nMicrosoft.DotNet.Interactive.Formatting.Formatter.DefaultMimeType"));
        Assert.Contains($"which has version {HostReferences.FormattingVersion}: that one is used.", notebook.Output.Stderr, StringComparison.Ordinal);
        Assert.Equal("WebApplication", await notebook.TextAsync("#:sdk Microsoft.NET.Sdk.Web\ntypeof(Microsoft.AspNetCore.Builder.WebApplication).Name"));
        Assert.Equal("1", await notebook.TextAsync("#:property PublishAot=false\n1"));
        Assert.Contains("#:property PublishAot=false has no effect in a notebook", notebook.Output.Stderr, StringComparison.Ordinal);
        Assert.Equal(0, notebook.Session.Packages.Starts);
    }

    [Fact]
    public async Task APackageThatTheFrameworkContains_GivesTheFrameworksOwn()
    {
        _feed.Pack("Microsoft.Extensions.Logging.Console", "10.0.0", source: "public class NotTheRealOne;");
        await using var notebook = _feed.Open();
        Assert.Equal("Microsoft.Extensions.Logging", await notebook.TextAsync(
            "#r \"nuget: Microsoft.Extensions.Logging.Console, 10.0.0\"\nusing Microsoft.Extensions.Logging;\nLoggerFactory.Create(logging => logging.AddConsole()).GetType().Assembly.GetName().Name"));
        Assert.Equal("", notebook.Output.Stderr);
    }

    public void Dispose() => _feed.Dispose();
}
