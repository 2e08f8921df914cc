namespace FromScratch.Interactive;

/// <summary>Runs an action once, at the end of a <c>using</c>.</summary>
internal sealed class Ending(Action action) : IDisposable
{
    private Action? _action = action;

    public void Dispose() => Interlocked.Exchange(ref _action, null)?.Invoke();
}
