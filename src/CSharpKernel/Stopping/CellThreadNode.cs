namespace CSharpKernel;

/// <summary>A list of threads that grows without locks.</summary>
internal sealed class CellThreadNode(Thread thread, CellThreadNode? next)
{
    public Thread Thread => thread;

    public CellThreadNode? Next => next;

    public static void Add(ref CellThreadNode? head, Thread thread)
    {
        while (true)
        {
            var seen = Volatile.Read(ref head);
            for (var node = seen; node is not null; node = node.Next)
            {
                if (node.Thread == thread)
                    return;
            }

            if (Interlocked.CompareExchange(ref head, new CellThreadNode(thread, seen), seen) == seen)
                return;
        }
    }
}
