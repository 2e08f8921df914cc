using System.Runtime.ExceptionServices;

namespace CSharpKernel.Tests.Zmtp;

/// <summary>Something that a test does at the same time, on a thread of its own; its failure is the test's.</summary>
internal sealed class Aside
{
    private readonly Thread _thread;
    private Exception? _failure;

    public Aside(Action action)
    {
        _thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                _failure = e;
            }
        })
        { IsBackground = true };
        _thread.Start();
    }

    public void Finish()
    {
        Assert.True(_thread.Join(TimeSpan.FromSeconds(60)), "What runs aside does not end.");
        if (_failure is not null)
            ExceptionDispatchInfo.Throw(_failure);
    }
}
