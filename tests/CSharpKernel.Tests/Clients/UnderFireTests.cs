namespace CSharpKernel.Tests.Clients;

/// <summary>
/// The installed kernel under fire, a few of each by default. For the figures of the README:
/// <c>UNDER_FIRE=long dotnet test tests/CSharpKernel.Tests --filter FullyQualifiedName~UnderFire --logger "console;verbosity=detailed"</c>;
/// of one part, <c>DisplayName~interrupts</c> and its like.
/// </summary>
[Collection("Clients")]
public class UnderFireTests(InstalledKernel kernel)
{
    private const int Skipped = 77;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(45);

    [Theory]
    [InlineData("interrupts", 12, 1000)]
    [InlineData("cells", 60, 2000)]
    [InlineData("mischief", 1, 5)]
    [InlineData("nesting", 50, 20000)]
    [InlineData("deaf", 90, 3000)]
    [InlineData("killed", 3, 60)]
    [InlineData("kernels", 3, 30)]
    [InlineData("clock", 1, 20)]
    [InlineData("signals", 3, 48)]
    [InlineData("parent", 1, 12)]
    public void NothingCrashes_NothingHangs_NothingIsLost_NothingStays(string what, int few, int many)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The script looks into /proc.");
        string python = ClientPrograms.Python(kernel, "zmq", "jupyter_client");
        int count = Environment.GetEnvironmentVariable("UNDER_FIRE") == "long" ? many : few;
        (int exitCode, string text) = kernel.Run(
            python, Patience, kernel.Folder, InstalledKernel.Script("under_fire.py"), kernel.Scratch("fire-" + what), what, "--count", $"{count}");
        TestContext.Current.TestOutputHelper?.WriteLine(text.Trim());
        Assert.SkipWhen(exitCode == Skipped, text.Trim());
        Assert.True(exitCode == 0, text);
    }
}
