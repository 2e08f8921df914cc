namespace Notebooks.Tests;

public class WorkerDeathTests
{
    [Theory]
    [InlineData(134, "Stack overflow.\n   at Submission#1.F(Int32)\n   at Submission#1.F(Int32)\n   at Submission#1.<Factory>(System.Object[])\n", "StackOverflow")]
    [InlineData(134, "warning: Stack\nOut of memory.\n", "OutOfMemory")]
    [InlineData(134, "Process terminated. enough\n   at System.Environment.FailFast(System.String)\n", "FailFast")]
    [InlineData(134, "Unhandled exception. System.Exception: x\n", "UnhandledException")]
    [InlineData(139, "", "ProcessDied")]
    [InlineData(137, "", "ProcessDied")]
    public void Explain_KnowsTheRuntimesLastWords(int exitCode, string lastWords, string name) =>
        Assert.Equal(name, WorkerDeath.Explain(exitCode, null, tookTooMuchMemory: false, 100, lastWords).Name);

    [Fact]
    public void Explain_ShowsTheFramesThatAreTheNotebooks()
    {
        var (_, _, lines) = WorkerDeath.Explain(134, null, false, 100, "Stack overflow.\nRepeated 9 times:\n--------\n   at Submission#1.F(Int32)\n--------\n   at Submission#1.G()\n   at Submission#1.<Factory>(System.Object[])\n   at CSharpKernel.X()\n");

        Assert.Equal(["   at Submission#1.F(Int32)", "   at Submission#1.G()"], lines);
    }

    [Fact]
    public void Explain_TellsAnOrderlyExit_FromADeath()
    {
        Assert.Contains("Environment.Exit(0)", WorkerDeath.Explain(0, new(0), false, 100, "").Message, StringComparison.Ordinal);
        Assert.Contains("exit code 42", WorkerDeath.Explain(42, null, false, 100, "").Message, StringComparison.Ordinal);
        Assert.Contains("100 MiB", WorkerDeath.Explain(137, null, true, 100, "").Message, StringComparison.Ordinal);
    }
}
