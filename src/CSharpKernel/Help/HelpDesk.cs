using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CSharpKernel;

/// <summary>
/// Answers what front ends ask while a cell is typed, one question after the other on a thread of its own. Whatever a text
/// does to the compiler, the asker gets an answer: after a time limit, or at a failure, it is that there is none.
/// </summary>
internal sealed class HelpDesk : IDisposable
{
    // Deeply nested text is parsed by recursion.
    private const int StackSize = 16 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // The first questions load what answers them.
    private static readonly TimeSpan FirstLimit = TimeSpan.FromSeconds(8);

    private readonly BlockingCollection<Action> _questions = [];
    private readonly HelpWorkspace _workspace;
    private readonly Completer _completer;
    private readonly Inspector _inspector;
    private volatile bool _warm;
    private int _asked;

    /// <param name="compiler">What has compiled the cells so far.</param>
    /// <param name="variables">Finds the present value of a variable of an earlier cell.</param>
    public HelpDesk(CellCompiler compiler, Func<string, object?> variables)
    {
        _workspace = new HelpWorkspace(compiler);
        _completer = new Completer(_workspace);
        _inspector = new Inspector(_workspace, variables);
        new Thread(Answer, StackSize) { IsBackground = true, Name = "help" }.Start();
    }

    public CompletionList Complete(string code, int position) =>
        Ask(cancellation => _completer.Complete(code, position, cancellation)) ?? CompletionList.None(position);

    public Inspection? Inspect(string code, int position, bool detailed) =>
        Ask(cancellation => _inspector.Inspect(code, position, detailed, cancellation));

    public void Dispose() => _questions.CompleteAdding();

    private T? Ask<T>(Func<CancellationToken, T?> find) where T : class
    {
        var question = new Question<T>(find);
        if (!Queue(question.Find))
            return null;
        var found = question.Wait(_warm ? Limit : FirstLimit);
        if (Interlocked.Exchange(ref _asked, 1) == 0)
            WarmUp();
        return found;
    }

    // Who asks once asks again: what other questions need is loaded while the first answer is read.
    private void WarmUp()
    {
        Queue(new Question<CompletionList>(_ => _completer.Complete("var x = \"\"; if (x.", 18, default)).Find);
        Queue(new Question<CompletionList>(_ => _completer.Complete("void F(string s) { new ", 23, default)).Find);
        Queue(new Question<CompletionList>(_ => _completer.Complete("new[] { 1 }.Select(x => x.", 26, default)).Find);
        Queue(new Question<Inspection>(_ => _inspector.Inspect("Math.Max(1, ", 12, detailed: true, default)).Find);
        Queue(() => _warm = true);
    }

    private bool Queue(Action question)
    {
        try
        {
            _questions.Add(question);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The session has ended.
            return false;
        }
    }

    private void Answer()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        foreach (var question in _questions.GetConsumingEnumerable())
            question();
        _workspace.Dispose();
    }

    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It holds nothing but memory, and the asker may give up while the question is being worked at.")]
    private sealed class Question<T>(Func<CancellationToken, T?> find) where T : class
    {
        private readonly object _lock = new();
        private readonly CancellationTokenSource _given = new();
        private bool _done;
        private T? _found;

        public void Find()
        {
            T? found = null;
            try
            {
                if (!_given.IsCancellationRequested)
                    found = find(_given.Token);
            }
            catch (Exception)
            {
                // Half-written text may take the compiler anywhere, and its user is in the middle of a word: no help is the answer.
            }

            lock (_lock)
            {
                _found = found;
                _done = true;
                Monitor.PulseAll(_lock);
            }
        }

        public T? Wait(TimeSpan limit)
        {
            lock (_lock)
            {
                if (!_done)
                    Monitor.Wait(_lock, limit);
                if (!_done)
                    _given.Cancel();
                return _found;
            }
        }
    }
}
